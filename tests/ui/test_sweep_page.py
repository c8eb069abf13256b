"""The sweep page: curves come in the background, a value is looked at and applied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.cost.situation import Situation
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.presets.registry import preset
from visionlab.ui.analysis.pages.sweep import SweepPage
from visionlab.ui.analysis.sweep_view import upward
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(preset("mobilenet-v1").graph(), "mobilenet")
    return made


@pytest.fixture
def page(qtbot, document, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    conditions = Conditions(settings)
    made = SweepPage(document, conditions, settings)
    conditions.changed.connect(made.refresh)
    document.changed.connect(lambda _change: made.refresh())
    qtbot.addWidget(made)
    made.resize(1000, 280)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    settle(qtbot, made)
    return made


def settle(qtbot, page):
    qtbot.waitUntil(lambda: not page.sweeping.is_busy, timeout=20_000)


def choose(page, qtbot, name):
    page.menu.setCurrentIndex(page.menu.findData(name))
    page.menu.activated.emit(page.menu.currentIndex())
    settle(qtbot, page)


def shown(page):
    return {row.name: row.value for row in page.figures.rows}


def type_into(box, text):
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_tables_6_and_7_come_out_of_it(page, qtbot):
    assert page.axis.name == "width"
    for alpha, macs, parameters in (("0.75", 325, 2.6), ("0.5", 149, 1.3), ("0.25", 41, 0.5)):
        type_into(page.box, alpha)
        settle(qtbot, page)
        costs = page.sweeping.known[float(alpha)].costs
        assert (round(costs["macs"] / 1e6), round(costs["parameters"] / 1e6, 1)) == (macs, parameters)
    assert shown(page)["MACs"] == "41.0 M"
    choose(page, qtbot, "resolution")
    for value, macs in ((192, 418), (160, 290), (128, 186)):
        page.look_at(value)
        assert abs(page.sweeping.known[value].costs["macs"] / 1e6 - macs) < 1
    assert page.figures.rows[0].note == "1×"


def test_apply_is_one_undo_step(page, document, qtbot):
    before = document.graph
    assert not page.apply_button.isEnabled()
    page.look_at(0.5)
    settle(qtbot, page)
    qtbot.mouseClick(page.apply_button, Qt.MouseButton.LeftButton)
    assert document.report.macs == analyse(preset("mobilenet-v1-0.5").graph()).macs
    settle(qtbot, page)
    assert page.value == page.axis.now == 1.0
    assert not page.apply_button.isEnabled()
    document.undo()
    assert document.graph == before


def test_depth_lays_its_new_nodes_out(page, document, qtbot):
    choose(page, qtbot, "depth")
    page.look_at(2.0)
    settle(qtbot, page)
    page.apply()
    places = [(node.x, node.y) for node in document.graph.nodes.values()]
    assert len(set(places)) == len(places) > 16
    assert document.report.is_complete


def test_a_value_without_a_network_is_a_gap_with_its_reason(page, document, qtbot):
    document.open(preset("shufflenet-1.5x").graph(), "shuffle")
    settle(qtbot, page)
    choose(page, qtbot, "groups")
    gaps = dict(page.view.sweep.gaps)
    assert 4 in gaps
    assert 3 not in gaps
    page.look_at(4)
    assert page.sentence.text() == gaps[4] != ""
    assert page.sentence.isVisible() and not page.figures.isVisible()
    assert not page.apply_button.isEnabled()
    page.look_at(3)
    assert page.figures.isVisible() and not page.sentence.isVisible()
    page.grab()


def test_slider_box_and_curves_agree(page, qtbot):
    page.slider.setFocus()
    page.slider.setValue(page.values.index(0.75))
    assert page.value == page.view.at == 0.75
    assert page.box.lineEdit().text() == "0.75"
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.value == 0.8
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    assert page.value == page.values[0] and page.slider.value() == 0
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.value == 1.0
    curve = page.view.sweep.panels[0].curves[1]
    place = page.view.place(0, 0.5, dict(curve.points)[0.5])
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
    assert page.value == 0.5


def test_a_range_that_is_typed_is_kept_and_holds_the_present_value(page, qtbot):
    type_into(page.last, "4")
    assert page.values[-1] == 4
    type_into(page.first, "2")
    assert page.values[0] == 1.0
    settle(qtbot, page)
    choose(page, qtbot, "depth")
    choose(page, qtbot, "width")
    assert (page.values[0], page.values[-1]) == (1.0, 4)
    type_into(page.last, "nonsense")
    assert page.last.lineEdit().text() == "4"


def test_relative_and_absolute(page, qtbot):
    [panel] = page.view.sweep.panels
    assert {curve.name for curve in panel.curves} == {"Parameters", "MACs", "Training memory"}
    assert all(dict(curve.points)[1.0] == 1.0 for curve in panel.curves)
    assert upward(panel).is_log
    page.scale.edited.emit("Absolute")
    panels = page.view.sweep.panels
    assert [panel.base for panel in panels] == list(page.sweeping.known[1.0].costs.values())
    for name in ("light", "dark"):
        theme().choose(name)
        page.grab()


def test_memory_follows_the_situation(page, qtbot):
    before = page.sweeping.known[1.0].costs["memory"]
    page.conditions.set(Situation(batch=64))
    settle(qtbot, page)
    assert page.sweeping.known[1.0].costs["memory"] > before


def test_nothing_is_worked_out_unless_it_changed_and_is_seen(page, document, qtbot):
    page.refresh()
    settle(qtbot, page)
    known = dict(page.sweeping.known)
    document.edit("move", lambda graph: edits.move(graph, {"input": (5.0, 5.0)}))
    settle(qtbot, page)
    assert all(page.sweeping.known[value] is outcome for value, outcome in known.items())
    page.look_at(0.333)
    page.hide()
    assert not page.sweeping.is_busy
    page.show()
    page.refresh()
    settle(qtbot, page)
    assert 0.333 in page.sweeping.known


def test_empty_states(page, document, qtbot):
    document.open(EMPTY, "")
    assert page.view.sweep.nothing == "There is no network."
    assert not page.menu.isEnabled() and page.figures.rows == ()
    document.open(chain(Conv(33, 3, groups=2), Classifier(5)), "broken")
    assert "no problems" in page.view.sweep.nothing
    page.grab()
    document.open(chain(Conv(32, 3), Classifier(5)), "whole")
    settle(qtbot, page)
    assert page.axis is not None and page.view.sweep.panels
