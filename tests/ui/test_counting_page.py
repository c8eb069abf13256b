"""The counting page: conventions, tools and printed figures, and why they differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from visionlab.cost import numbers
from visionlab.cost.conventions import CONVENTIONS, TOOLS
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.presets.registry import presets
from visionlab.ui.analysis.pages.counting import CountingPage
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(presets()["mobilenet-v2"].graph(), presets()["mobilenet-v2"].title)
    return made


@pytest.fixture
def page(qtbot, document, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    made = CountingPage(document, Conditions(settings), settings)
    document.changed.connect(lambda _change: made.refresh())
    qtbot.addWidget(made)
    made.resize(1100, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def choose(page: CountingPage, id: str) -> None:
    page.table.setCurrentIndex(page.counts.find(id))


def test_every_way_has_a_row_with_its_figure(page, document):
    recording = document.report.recording
    rows = {row.id: row for row in page.counts.rows}
    for id, way in (CONVENTIONS | TOOLS).items():
        assert rows[id].figure == way.count(recording) and rows[id].ours == recording.macs
    assert rows["thop"].figure == 327_550_720 and rows["thop"].relation == "+8.90 %"
    assert rows["flops"].relation == "× 2" and rows["macs"].relation == ""
    assert rows["macs-bias"].relation == "< 0.01 %"
    assert [row.whose for row in page.counts.rows][-2:] == ["printed", "printed"]


def test_a_convention_is_defined_and_told_by_type_of_layer(page, document):
    assert page.chosen == "macs" and page.exact.text() == "300,774,272"
    choose(page, "macs-all")
    assert page.sentence.text() == CONVENTIONS["macs-all"].definition
    assert {row.name for row in page.kinds.rows} >= {"Convolution", "Batch norm", "ReLU6", "Add"}
    assert page.settings.text("counting_convention") == "macs-all"
    assert page.kinds_title.isVisible() and not page.note.isVisible()


def test_a_tool_says_why_and_where_it_differs(page):
    choose(page, "fvcore")
    assert page.sentence.text() == TOOLS["fvcore"].definition
    assert [(row.name, row.value) for row in page.kinds.rows] == [
        ("Batch norm", "+13.4 M"), ("Global average pool", "+62.7 k")
    ]  # fmt: skip
    assert "+13.4 M" in page.note.text()
    choose(page, "flop-counter")
    assert page.kinds.rows[0].name == "Convolution"


def test_a_tool_may_agree(page, document):
    document.open(presets()["alexnet"].graph(), "AlexNet")
    choose(page, "fvcore")
    assert page.note.text() == "For this network it says the same as we do." and not page.kinds.rows
    assert not page.kinds_title.isVisible()


def test_printed_figures_have_a_source_and_a_reason(page, document):
    printed = {row.title: row for row in page.counts.rows if row.whose == "printed"}
    choose(page, printed["MACs"].id)
    assert page.exact.text() == "300 M" and page.sentence.text().startswith("Printed in table 4.")
    assert "300,774,272" in page.note.text() and "MobileNetV2" in page.note.text()
    choose(page, printed["Parameters"].id)
    figure = next(one for one in presets()["mobilenet-v2"].figures if one.what == "parameters")
    assert figure.why in page.sentence.text()
    id = next(id for id, node in document.graph.nodes.items() if node.title == "stem")
    node = document.graph.nodes[id]
    document.edit("wider", lambda graph: edits.replace_block(graph, id, node.block.with_(channels=48)))
    assert "has been changed" in page.note.text() and "3,504,872" in page.note.text()


def test_networks_of_ones_own_have_nothing_printed(page, document):
    choose(page, next(row.id for row in page.counts.rows if row.whose == "printed"))
    document.open(EMPTY, "mine")
    assert page.chosen == "macs" and page.exact.text() == "0"
    assert all(row.whose != "printed" and row.relation == "" for row in page.counts.rows)


def test_every_preset_can_be_looked_at(page, document):
    for preset in (*presets().values(),):
        if preset.id in ("alexnet-two-gpu", "googlenet", "senet-154", "starter", "nasnet-a-mobile"):
            document.open(preset.graph(), preset.title)
            for row in list(page.counts.rows):
                choose(page, row.id)
                assert page.title.text() and page.sentence.text() and page.exact.text()


def test_keys_copy_and_sort(page):
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chosen == "macs-bias"
    page.table.copy()
    assert QApplication.clipboard().text().split("\t")[:2] == ["MACs with bias", "ours"]
    for column in range(page.counts.columnCount()):
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert page.counts.rows[0].id == "flops-all"
    assert page.counts.tips(page.counts.find("macs")) == (numbers.exact(300_774_272),)
    page.grab()
