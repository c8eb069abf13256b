"""A preset's page: fields with what they cost, and what sources print beside what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.windows import new_window
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.cost import numbers
from visionlab.cost.analysis import analyse
from visionlab.fields import integer
from visionlab.layers.source import Input
from visionlab.presets.base import Options, Preset, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.printed import Printed
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.ui import language
from visionlab.ui.panels.preset_page import PresetPage
from visionlab.ui.panels.printed_table import in_unit_of
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


@dataclass(frozen=True, slots=True)
class Deep(Options):
    depth: int = integer(1, 1, 9, label="Depth", tip="Convolutions")
    width: int = integer(16, 1, 512, label="Width", tip="Channels of each")

    def validate(self) -> None:
        if self.depth * self.width > 1024:
            raise Problem("Too much: depth times width is at most 1024")


@family(
    idea="deep",
    year=2014,
    authors="Some, Body",
    paper="On Convolutions (somewhere 2014)",
    summary="Convolutions in a row.",
    summary_ru="Свёртки одна за другой.",
    input=(3, 32, 32),
    classes=10,
    options=Deep(),
)
def _deep(net: NetworkBuilder, classes: int, options: Deep) -> None:
    for _number in range(options.depth):
        net.add(ConvNormAct(options.width, 5, 2, padding=0))
    net.add(Classifier(classes))


_WHY = "The paper counts without batch norm."
SHALLOW = _deep.member("shallow", "Shallow")
TOLD = _deep.member(
    "told",
    "Told",
    Deep(2, 16),
    rank="ILSVRC 2014, 9th in classification",
    figures=(
        Printed("parameters", "8 K", "table 1"),
        Printed("MACs", "90 M", "table 2", _WHY),
        Printed("top-1 error", "25.0 %", "table 3, single crop"),
    ),
)


@pytest.fixture
def page(qtbot: QtBot) -> PresetPage:
    made = PresetPage()
    qtbot.addWidget(made)
    made.resize(352, 700)
    made.show_preset(TOLD)
    made.show()
    qtbot.waitExposed(made)
    return made


def _type(qtbot: QtBot, page: PresetPage, name: str, text: str) -> None:
    """Type into a field of the page, and let what it costs be counted."""
    form = page.task_form if name in page.task_form.rows else page.options_form
    assert form is not None
    editor: Any = form.rows[name].editor
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, text)
    qtbot.waitUntil(lambda: not page._counting.isActive())


def _shown(page: PresetPage) -> list[str]:
    return [told.text() for told in page.findChildren(QLabel) if told.isVisible() and told.text()]


def test_it_tells_who_and_when_and_what_was_new(page: PresetPage) -> None:
    shown = _shown(page)
    for told in ("Told", TOLD.summary, "Some, Body (2014)", TOLD.paper, TOLD.rank):
        assert told in shown
    page.show_preset(presets()["starter"])
    assert not (page.rank.isVisible() or page.authors.isVisible() or page.paper.isVisible())


def test_in_russian_where_that_is_the_persons_language(page: PresetPage) -> None:
    language.speak("ru")
    try:
        page.show_preset(TOLD)
        assert page.summary.text() == TOLD.summary_ru
    finally:
        language.speak("en")


def test_printed_beside_counted(page: PresetPage) -> None:
    report = analyse(TOLD.graph())
    assert page.table is not None
    shown = [told.text() for told in page.table.findChildren(QLabel) if told.text()]
    assert shown == [
        "printed", "counted",
        "Parameters", "8 K", f"≈ {report.parameters / 1e3:.1f} K", "table 1",
        "MACs", "90 M", f"≠ {report.macs / 1e6:.1f} M", "table 2", _WHY,
        "Top-1 error", "25.0 %", "—", "table 3, single crop",
    ]  # fmt: skip
    page.show_preset(SHALLOW)
    assert page.table is None and "Published beside built" not in _shown(page)


@pytest.mark.parametrize(
    ("value", "count", "told"),
    [
        ("60 M", 62_378_344, "62.4 M"), ("0.27 M", 269_722, "0.270 M"), ("4.8 MiB", 4 * 1_248_424, "4.76 MiB"),
        ("240 MB", 249_513_376, "249.5 MB"), ("4866 M", 4_866_000_000, "4866.0 M"), ("138", 140, "140.0"),
    ],
)  # fmt: skip
def test_a_count_is_told_in_the_printed_unit_with_one_decimal_more(value: str, count: int, told: str) -> None:
    assert in_unit_of(Printed("parameters", value, "table 1"), count) == told


@pytest.mark.parametrize("id", list(presets()))
def test_every_preset_has_a_page(page: PresetPage, id: str) -> None:
    preset = presets()[id]
    page.show_preset(preset)
    assert page.open.isEnabled() and not page.reset.isEnabled() and not page.is_changed
    assert page.notice.isHidden()
    assert page.costs.value("Parameters") == numbers.count(analyse(preset.graph()).parameters, 4)
    assert page._wish() == (None, None, None)


def test_fields_are_counted_while_they_are_changed(page: PresetPage, qtbot: QtBot) -> None:
    before = page.costs.value("MACs")
    _type(qtbot, page, "width", "32")
    _type(qtbot, page, "resolution", "64")
    _type(qtbot, page, "classes", "100")
    report = analyse(TOLD.graph((3, 64, 64), 100, Deep(2, 32)))
    assert page.costs.value("Parameters") == numbers.count(report.parameters, 4)
    assert page.costs.value("MACs") == numbers.count(report.macs, 4) != before
    assert all(row.note.startswith("+") for row in page.costs.rows)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert opened.args == ["told", (3, 64, 64), 100, Deep(2, 32)]


def test_what_is_as_it_was_is_not_told(page: PresetPage, qtbot: QtBot) -> None:
    _type(qtbot, page, "classes", "7")
    with qtbot.waitSignal(page.opened) as opened:
        page.open.click()
    assert opened.args == ["told", None, 7, None]


def test_fields_go_back_one_by_one_and_all_at_once(page: PresetPage, qtbot: QtBot) -> None:
    own = page.costs.rows
    form = page.options_form
    assert form is not None
    _type(qtbot, page, "depth", "3")
    row = form.rows["depth"]
    assert row.reset.isVisible() and "Default: 2." in row.editor.toolTip()
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.costs.rows == own)
    _type(qtbot, page, "depth", "3")
    _type(qtbot, page, "channels", "1")
    assert page.costs.rows != own and page.is_changed
    qtbot.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert page.costs.rows == own and not page.is_changed and not page.reset.isEnabled()
    assert form.rows["depth"].editor.value == 2


def test_a_network_that_cannot_work_is_not_opened(page: PresetPage, qtbot: QtBot) -> None:
    _type(qtbot, page, "resolution", "4")
    assert not page.open.isEnabled() and page.reset.isEnabled()
    assert page.notice.isVisible() and "5x5" in page.notice.text()
    assert page.costs.value("Parameters") == "—"
    _type(qtbot, page, "resolution", "32")
    assert page.open.isEnabled() and not page.notice.isVisible()


def test_a_refused_value_is_told_below_its_field(page: PresetPage, qtbot: QtBot) -> None:
    form = page.options_form
    assert form is not None
    _type(qtbot, page, "width", "9999")
    assert "from 1 to 512" in form.rows["width"].problem.text()
    form.commit("width", 512)
    form.commit("depth", 9)
    assert form.rows["depth"].problem.text() == "Too much: depth times width is at most 1024"
    assert form.value == Deep(2, 512)
    page.show_preset(SHALLOW)
    assert not any(row.problem.text() for row in form.rows.values())


def test_the_editors_of_a_family_are_kept(page: PresetPage) -> None:
    form = page.options_form
    page.show_preset(SHALLOW)
    assert page.options_form is form and form is not None
    assert form.value == Deep() and not form.rows["depth"].reset.isVisible()
    page.show_preset(presets()["starter"])
    assert page.options_form is None and not form.isVisible()


def test_a_click_on_open_opens_it_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = new_window(qtbot, tmp_path)
    window.show()
    networks = window.gallery.networks
    networks.grid.point_at("vgg-16")
    qtbot.waitUntil(networks.page.isVisible)
    _type(qtbot, networks.page, "classes", "5")
    _type(qtbot, networks.page, "resolution", "96")
    qtbot.mouseClick(networks.page.open, Qt.MouseButton.LeftButton)
    document = window.document
    assert document.name == "VGG-16" and document.is_saved
    assert document.report.classes == 5 and document.report.input_shape == (3, 96, 96)
    assert window.pages.currentWidget() is window.editor


def test_a_preset_that_cannot_be_made_so_is_refused(qtbot: QtBot, tmp_path: Path, monkeypatch: Any) -> None:
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    told: list[Problem] = []
    monkeypatch.setattr(window.files, "refuse", told.append)
    window.gallery.preset_fitted.emit("vgg-16", (3, 96), None, None)
    assert len(told) == 1 and not window.document.graph.nodes


def _input(preset: Preset) -> Input:
    return next(node.block for node in preset.graph().nodes.values() if isinstance(node.block, Input))


def test_presets_say_the_input_that_they_have() -> None:
    for preset in presets().values():
        block = _input(preset)
        assert (block.channels, block.height, block.width) == preset.input
        assert block.height == block.width, "the page has one field for both"
