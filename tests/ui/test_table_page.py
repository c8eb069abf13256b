"""The table page, driven by mouse and keyboard on the real widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.vgg_stage import VggStage
from visionlab.cost.kinds import Kind
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.ui import ask
from visionlab.ui.analysis.pages.table import TablePage
from visionlab.ui.analysis.table_bar import BLOCKS, KINDS, LAYERS
from visionlab.ui.analysis.table_model import ELEMENTS, MACS, NAME, PARAMETERS, TYPE
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings

_Key, _Button, _Shift = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
_Order = Qt.SortOrder


@pytest.fixture
def document() -> Document:
    made = Document()
    made.open(presets()["vgg-16"].graph(), "VGG-16")
    return made


@pytest.fixture
def page(document: Document, qtbot: QtBot, tmp_path: Path) -> TablePage:
    return _page(document, qtbot, tmp_path)


def _page(document: Document, qtbot: QtBot, folder: Path) -> TablePage:
    settings = Settings(folder / "window.ini")
    made = TablePage(document, Conditions(settings), settings)
    qtbot.addWidget(made)
    # as the panel does
    document.changed.connect(lambda _change: made.refresh())
    made.resize(1366, 240)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    # the tests of Qt itself, which watch every signal of the model
    QAbstractItemModelTester(made.tree.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    QAbstractItemModelTester(made.kinds, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def _index(page: TablePage, *path: str) -> QModelIndex:
    found = page.tree.rows.find(path)
    assert found.isValid(), path
    return found


def _said(page: TablePage, *path: str) -> list[str]:
    index = _index(page, *path)
    return [str(index.siblingAtColumn(column).data()) for column in range(len(page.tree.rows.columns))]


def _shown(page: TablePage) -> list[str]:
    """The names of the rows from top to bottom, as far as they are open."""
    found = []
    index = page.tree.rows.index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = page.tree.indexBelow(index)
    return found


def _click(
    page: TablePage, qtbot: QtBot, index: QModelIndex, modifier: Qt.KeyboardModifier = _Shift.NoModifier
) -> None:
    page.tree.scrollTo(index)
    qtbot.mouseClick(page.tree.viewport(), _Button.LeftButton, modifier, page.tree.visualRect(index).center())


def test_the_tree_goes_from_the_network_to_its_layers(page: TablePage, qtbot: QtBot) -> None:
    assert _shown(page)[:4] == ["Network", "Input", "conv1", "conv2"]
    stage = _index(page, "vgg_stage_2")
    arrow = QPoint(page.tree.visualRect(stage).left() - 9, page.tree.visualRect(stage).center().y())
    qtbot.mouseClick(page.tree.viewport(), _Button.LeftButton, pos=arrow)
    assert _shown(page)[3:9] == ["conv2", "conv", "relu", "conv_2", "relu_2", "max_pool"]
    assert _said(page, "vgg_stage_2", "conv") == [
        "conv", "Convolution 3×3", "128×112×112", "1,605,632", "6.42 MB 10.5 %",
        "73,856 (3*3*64)*128 + 128 = < 0.1 %", "925 M 6.0 %",
    ]  # fmt: skip
    assert _said(page)[PARAMETERS] == "138,357,544 100 %"
    qtbot.mouseClick(page.tree.viewport(), _Button.LeftButton, pos=arrow)
    assert "relu" not in _shown(page)


def test_a_row_selects_its_node_and_a_node_its_row(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.tree.expandAll()
    _click(page, qtbot, _index(page, "vgg_stage_3", "conv_2"))
    assert document.selection.ids == {"vgg_stage_3"}
    # what a person selected stays, though it is not the node's own row
    assert page.tree.selected_paths == [("vgg_stage_3", "conv_2")]
    document.selection.set(["linear", "relu"])
    assert page.tree.selected_paths == [("linear",), ("relu",)]
    assert page.tree.viewport().rect().contains(page.tree.visualRect(_index(page, "linear")).center())
    _click(page, qtbot, _index(page))
    assert document.selection.ids == frozenset() and page.tree.selected_paths == [()]
    page.turn(LAYERS)
    document.selection.set(["vgg_stage"])
    assert len(page.tree.selected_paths) == 5 and {path[0] for path in page.tree.selected_paths} == {"vgg_stage"}
    document.selection.set([])
    assert page.tree.selected_paths == []


def test_a_layer_of_the_list_is_found_again_in_its_block(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.turn(LAYERS)
    _click(page, qtbot, _index(page, "vgg_stage_4", "conv_2"))
    page.turn(BLOCKS)
    assert page.tree.selected_paths == [("vgg_stage_4", "conv_2")]
    assert page.tree.isExpanded(_index(page, "vgg_stage_4")) and document.selection.ids == {"vgg_stage_4"}
    page.turn(LAYERS)
    document.selection.set(["vgg_stage_2", "linear"])
    page.turn(BLOCKS)
    assert page.tree.selected_paths == [("vgg_stage_2",), ("linear",)]
    assert document.selection.ids == {"vgg_stage_2", "linear"}


def test_keys_walk_open_and_let_go(page: TablePage, document: Document, qtbot: QtBot) -> None:
    _click(page, qtbot, _index(page, "vgg_stage"))
    qtbot.keyClick(page.tree, _Key.Key_Right)
    qtbot.keyClick(page.tree, _Key.Key_Down)
    assert page.tree.selected_paths == [("vgg_stage", "conv")] and document.selection.ids == {"vgg_stage"}
    qtbot.keyClick(page.tree, _Key.Key_Escape)
    assert document.selection.ids == frozenset()
    page.tree.setCurrentIndex(_index(page, "vgg_stage"))
    qtbot.keyClick(page.tree, _Key.Key_Return)
    assert not page.tree.isExpanded(_index(page, "vgg_stage"))


def test_a_click_on_a_head_sorts_from_the_largest_and_a_third_one_lets_go(page: TablePage, qtbot: QtBot) -> None:
    page.turn(LAYERS)
    order = _shown(page)
    header = page.tree.header()

    def click(column: int) -> None:
        at = QPoint(header.sectionViewportPosition(column) + 30, header.height() // 2)
        qtbot.mouseClick(header.viewport(), _Button.LeftButton, pos=at)

    click(PARAMETERS)
    assert _shown(page)[:3] == ["fc6", "fc7", "fc8"]
    assert page.tree.rows.headerData(PARAMETERS, Qt.Orientation.Horizontal) == "Parameters ↓"
    click(PARAMETERS)
    assert _shown(page)[-3:] == ["fc8", "fc7", "fc6"]
    click(PARAMETERS)
    assert _shown(page) == order
    click(NAME)
    assert _shown(page)[0] == "conv1 / conv"


def test_sorting_a_tree_keeps_what_is_open_and_selected(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.tree.expand(_index(page, "vgg_stage_2"))
    _click(page, qtbot, _index(page, "vgg_stage_2", "conv_2"))
    page.tree.sortByColumn(MACS, _Order.DescendingOrder)
    assert _shown(page)[:2] == ["Network", "conv3"]
    assert page.tree.isExpanded(_index(page, "vgg_stage_2")) and not page.tree.isExpanded(_index(page, "vgg_stage"))
    assert page.tree.selected_paths == [("vgg_stage_2", "conv_2")]
    names = _shown(page)
    assert names[names.index("conv2") + 1 : names.index("conv2") + 3] == ["conv_2", "conv"]
    # a block that is opened later is sorted too
    page.tree.expand(_index(page, "vgg_stage_5"))
    page.tree.sortByColumn(ELEMENTS, _Order.AscendingOrder)
    stage = _index(page, "vgg_stage_5")
    assert page.tree.rows.index(0, 0, stage).data() in ("relu", "relu_2", "relu_3")


def test_the_filter_takes_words_types_and_layers_that_learn(page: TablePage, qtbot: QtBot) -> None:
    page.tree.expand(_index(page, "vgg_stage_5"))
    qtbot.keyClicks(page.bar.search, "conv4 3x3")
    assert _shown(page) == ["Network", "conv4", "conv", "conv_2", "conv_3"]
    assert page.bar.sentence.text() == "3 of 40 layers: 5.90 M parameters (4.3 %), 4.62 G MACs (29.9 %)"
    qtbot.keyClick(page.bar.search, _Key.Key_Down)
    assert page.tree.hasFocus()
    # without a filter the tree is open as it was before
    qtbot.keyClick(page.bar.search, _Key.Key_Escape)
    assert page.tree.isExpanded(_index(page, "vgg_stage_5")) and not page.tree.isExpanded(_index(page, "vgg_stage_4"))
    page.turn(LAYERS)
    page.bar.learning.click()
    assert page.tree.rows.rowCount() == 16 and not page.stack.currentWidget().isHidden()
    page.bar.want(Kind("Linear"))
    assert _shown(page) == ["fc6", "fc7", "fc8"] and not page.bar.learning.isChecked()
    qtbot.keyClicks(page.bar.search, "nothing like it")
    assert page.tree.isHidden() and page._nothing.text() == "No layer matches the filter."
    qtbot.mouseClick(page._everything, _Button.LeftButton)
    assert page.tree.rows.rowCount() == 40 and not page.tree.isHidden()


def test_the_menu_offers_the_types_that_there_are(page: TablePage, document: Document, qtbot: QtBot) -> None:
    def offered() -> list[str]:
        return [page.bar.menu.itemText(number) for number in range(page.bar.menu.count())]

    found = ["Input", "Convolution 3×3", "ReLU", "Max pool", "Flatten", "Linear", "Dropout"]
    qtbot.waitUntil(lambda: offered() == ["All types", *found])
    page.bar.menu.setCurrentIndex(6)
    page.bar.menu.activated.emit(6)
    assert _shown(page) == ["Network", "fc6", "fc7", "fc8"]
    # a type that a person chose stays, with nothing to show where there is none of it
    document.open(chain(VggStage(8, 1)), "small")
    qtbot.waitUntil(lambda: offered() == ["All types", "Input", "Convolution 3×3", "ReLU", "Max pool", "Linear"])
    assert page.bar.wanted.kind == Kind("Linear") and page.tree.isHidden()


def test_words_find_blocks_shapes_and_types(page: TablePage) -> None:
    page.turn(LAYERS)
    for text, count in (("VGG stage", 31), ("512×7×7", 1), ("max pool", 5), ("linear_2", 1), ("CONV1 relu", 2)):
        page.bar.search.setText(text)
        assert page.tree.rows.rowCount() == count, text


def _change_depth(document: Document, id: str, depth: int) -> None:
    block = document.graph.nodes[id].block.with_(depth=depth)
    assert document.edit("Depth", lambda graph: edits.replace_block(graph, id, block), "depth")


def test_an_edit_keeps_the_scroll_the_open_blocks_and_the_selection(
    page: TablePage, document: Document, qtbot: QtBot
) -> None:
    page.tree.expandAll()
    _click(page, qtbot, _index(page, "vgg_stage_5", "conv_2"))
    page.tree.verticalScrollBar().setValue(530)
    top = page.tree.indexAt(QPoint(0, 0))
    assert page.tree.rows.row(top).path[0] == "vgg_stage_4"
    before = page.tree.rows.row(top).path, page.tree.visualRect(top).top()
    # other numbers in the same rows
    block = document.graph.nodes["vgg_stage"].block.with_(channels=80)
    document.edit("Channels", lambda graph: edits.replace_block(graph, "vgg_stage", block))
    assert page.tree.verticalScrollBar().value() == 530 and page.tree.indexAt(QPoint(0, 0)) == top
    assert _said(page, "vgg_stage", "conv")[PARAMETERS].startswith("2,240 (3*3*3)*80 + 80 =")
    # more rows above what is looked at
    _change_depth(document, "vgg_stage", 5)
    assert len(page.tree.rows.shown_rows()) == 46
    top = page.tree.indexAt(QPoint(0, 0))
    assert (page.tree.rows.row(top).path, page.tree.visualRect(top).top()) == before
    assert page.tree.isExpanded(_index(page, "vgg_stage_4")) and page.tree.isExpanded(_index(page, "vgg_stage"))
    assert page.tree.selected_paths == [("vgg_stage_5", "conv_2")]
    assert page.tree.currentIndex().siblingAtColumn(0) == _index(page, "vgg_stage_5", "conv_2")
    assert document.selection.ids == {"vgg_stage_5"}
    # the selected row goes, its node stays
    _change_depth(document, "vgg_stage_5", 1)
    assert document.selection.ids == {"vgg_stage_5"} and page.tree.selected_paths == [("vgg_stage_5",)]
    document.edit("Remove", lambda graph: edits.remove(graph, ["vgg_stage_5"]))
    assert document.selection.ids == frozenset() and page.tree.selected_paths == []


def test_an_edit_keeps_order_and_filter(page: TablePage, document: Document) -> None:
    page.turn(LAYERS)
    page.tree.sortByColumn(PARAMETERS, _Order.DescendingOrder)
    page.bar.want(Kind("Convolution", "3x3"))
    assert _shown(page)[0] == "conv4 / conv_2"
    block = document.graph.nodes["vgg_stage_3"].block.with_(channels=2048)
    document.edit("Channels", lambda graph: edits.replace_block(graph, "vgg_stage_3", block))
    assert _shown(page)[:3] == ["conv3 / conv_2", "conv3 / conv_3", "conv4 / conv"]
    document.undo()
    assert _shown(page)[0] == "conv4 / conv_2" and page.tree.rows.rowCount() == 13
    document.edit("Title", lambda graph: edits.rename(graph, "vgg_stage_4", "fourth"))
    assert _shown(page)[0] == "fourth / conv_2"


def test_moving_nodes_asks_nothing_of_the_table(page: TablePage, document: Document, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(page.tree.rows, "show_network", lambda *_: pytest.fail("worked out again"))
    document.edit("Move", lambda graph: edits.move(graph, {"linear": (40.0, 80.0)}))


def test_another_network_begins_at_its_top(page: TablePage, document: Document) -> None:
    page.tree.expandAll()
    page.tree.verticalScrollBar().setValue(400)
    page.bar.want(Kind("Linear"))
    document.open(presets()["vgg-11"].graph(), "VGG-11")
    assert page.tree.verticalScrollBar().value() == 0
    # the filter is the person's, and stays in sight
    assert _shown(page) == ["Network", "fc6", "fc7", "fc8"]
    page.bar.want(None)
    assert _shown(page)[:3] == ["Network", "Input", "conv1"] and "relu" not in _shown(page)
    document.open(EMPTY, "empty")
    assert page.tree.isHidden() and page._nothing.text() == "There is no network."
    assert page._everything.isHidden() and not page.bar.save.isEnabled()


def test_what_does_not_work_says_why(page: TablePage, document: Document) -> None:
    document.open(chain(Conv(8, 64, padding=0), Classifier(10)), "broken")
    assert _said(page, "n1")[2:] == ["—"] * 5
    assert "maps of at least 64x64" in _index(page, "n1").data(Qt.ItemDataRole.ToolTipRole)
    assert "Waits" in _index(page, "n2").data(Qt.ItemDataRole.ToolTipRole)
    assert page.tree.rows.line(_index(page, "n1")).is_wrong and page.tree.rows.line(_index(page, "n2")).is_muted
    page.turn(KINDS)
    assert page.kinds.rowCount() == 1


def test_tool_tips_tell_every_digit(page: TablePage) -> None:
    stage = _index(page, "vgg_stage_2")
    tip = page.tree.rows.data(stage.siblingAtColumn(MACS), Qt.ItemDataRole.ToolTipRole)
    assert "2,774,532,096 MACs, 17.9 % of the network" in str(tip)
    relu = _index(page, "vgg_stage_2", "relu").siblingAtColumn(ELEMENTS)
    assert "lies where its input was" in str(page.tree.rows.data(relu, Qt.ItemDataRole.ToolTipRole))
    assert "2 × 128 · pool" in str(page.tree.rows.data(stage.siblingAtColumn(TYPE), Qt.ItemDataRole.ToolTipRole))


def test_auxiliary_heads_are_told_apart(page: TablePage, document: Document) -> None:
    document.open(presets()["googlenet"].graph(), "GoogLeNet")
    head = next(id for id, node in document.graph.nodes.items() if node.block.is_auxiliary)
    assert page.tree.rows.line(_index(page, head)).is_muted
    assert "%" not in _said(page, head)[PARAMETERS]
    tip = page.tree.rows.data(_index(page, head).siblingAtColumn(MACS), Qt.ItemDataRole.ToolTipRole)
    assert "In training only" in str(tip)


def test_rows_go_to_the_clipboard_with_tabs(page: TablePage, qtbot: QtBot) -> None:
    page.turn(LAYERS)
    _click(page, qtbot, _index(page, "vgg_stage", "conv_2"))
    _click(page, qtbot, _index(page, "vgg_stage", "conv"), _Shift.ControlModifier)
    assert page.bar.sentence.text().startswith("2 selected: 38.7 k parameters")
    # the window's own Ctrl+C copies blocks of the canvas; in the table the key is the table's
    taken = QShortcut(QKeySequence.StandardKey.Copy, page.window())
    taken.activated.connect(lambda: pytest.fail("the window took the key"))
    qtbot.keyClick(page.tree, _Key.Key_C, _Shift.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    # in the order of the screen, not of the clicks
    assert [line[:4] for line in lines] == [
        ["vgg_stage/conv", "conv1", "Convolution 3x3", "64x224x224"],
        ["vgg_stage/conv_2", "conv1", "Convolution 3x3", "64x224x224"],
    ]
    assert lines[1][7:9] == ["36928", "(3*3*64)*64 + 64"]
    page.tree.copy(with_head=True)
    assert QGuiApplication.clipboard().text().startswith("layer\tblock\ttype\toutput")


def test_the_button_copies_all_rows_where_none_is_selected(page: TablePage, qtbot: QtBot) -> None:
    page.bar.want(Kind("Linear"))
    with qtbot.waitSignal(page.said) as said:
        qtbot.mouseClick(page.bar.copy, _Button.LeftButton)
    assert said.args == ["Copied 3 rows"]
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4
    page.turn(KINDS)
    qtbot.mouseClick(page.bar.copy, _Button.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("type\tlayers\tparameters")


def test_no_key_of_the_table_takes_blocks_away(page: TablePage, document: Document, qtbot: QtBot) -> None:
    for key in (QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.Cut):
        QShortcut(key, page.window()).activated.connect(lambda: pytest.fail("the window took the key"))
    _click(page, qtbot, _index(page, "vgg_stage"))
    before = document.graph
    qtbot.keyClick(page.tree, _Key.Key_Delete)
    qtbot.keyClick(page.tree, _Key.Key_X, _Shift.ControlModifier)
    assert document.graph is before
    qtbot.keyClick(page.tree, _Key.Key_F, _Shift.ControlModifier)
    assert page.bar.search.hasFocus()


def test_the_sum_of_selected_rows_counts_nothing_twice(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.tree.expand(_index(page, "vgg_stage"))
    _click(page, qtbot, _index(page, "vgg_stage"))
    _click(page, qtbot, _index(page, "vgg_stage", "relu_2"), _Shift.ShiftModifier)
    assert page.bar.sentence.text() == ""  # the block alone, with what is in it
    _click(page, qtbot, _index(page, "vgg_stage_2"), _Shift.ControlModifier)
    assert page.bar.sentence.text() == "2 selected: 260 k parameters (0.2 %), 4.71 G MACs (30.5 %)"
    assert document.selection.ids == {"vgg_stage", "vgg_stage_2"}


def test_types_as_in_mobilenets_table_2(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.turn(KINDS)
    document.open(presets()["mobilenet-v1"].graph(), "MobileNet")
    kinds = page.kinds
    rows = [[str(kinds.index(row, column).data()) for column in range(5)] for row in range(4)]
    assert rows == [
        ["Convolution 1×1", "13", "3,139,584 74.19 %", "3,139,584 74.59 %", "539 M 94.86 %"],
        ["Depthwise convolution 3×3", "13", "44,640 1.05 %", "44,640 1.06 %", "17.4 M 3.06 %"],
        ["Convolution 3×3", "1", "864 0.02 %", "864 0.02 %", "10.8 M 1.91 %"],
        ["Linear", "1", "1,025,000 24.22 %", "1,024,000 24.33 %", "1.02 M 0.18 %"],
    ]
    page.types.sortByColumn(3, _Order.DescendingOrder)
    assert kinds.index(1, 0).data() == "Linear"
    # the layers of a type are one double click away
    place = page.types.visualRect(kinds.index(1, 0)).center()
    qtbot.mouseClick(page.types.viewport(), _Button.LeftButton, pos=place)
    qtbot.mouseDClick(page.types.viewport(), _Button.LeftButton, pos=place)
    assert page.view == LAYERS and _shown(page) == ["Classifier head / linear"]


def test_the_view_is_remembered(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    first = _page(document, qtbot, tmp_path)
    first.bar.views.group.button(1).click()
    assert first.view == LAYERS
    assert _page(document, qtbot, tmp_path).view == LAYERS
    first.turn(BLOCKS)


@pytest.mark.parametrize(
    ("name", "start"), [("t.csv", "layer,block,type"), ("t.md", "| Layer | Type"), ("t", "layer,")]
)
def test_what_is_shown_is_saved(page: TablePage, monkeypatch, tmp_path: Path, name: str, start: str) -> None:  # type: ignore[no-untyped-def]
    page.bar.want(Kind("Linear"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: (str(tmp_path / name), told[3].split(";;")[0]))
    page.bar.save.click()
    text = (tmp_path / (name if "." in name else f"{name}.csv")).read_text()
    assert text.startswith(start) and "102764544" in text.replace(",", "") and "onvolution" not in text


def test_types_are_saved_as_csv_and_a_bad_place_is_refused(page: TablePage, monkeypatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page.turn(KINDS)
    page.save(tmp_path / "kinds.md")
    assert (tmp_path / "kinds.md").read_text().startswith("type,layers,")
    refused: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: refused.append(sentence))
    page.save(tmp_path / "nowhere" / "table.csv")
    assert refused and "no such file or folder" in refused[0]


def test_nothing_is_worked_out_while_it_is_not_seen(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    page = _page(document, qtbot, tmp_path)
    page.hide()
    document.selection.set(["linear"])
    assert page.tree.selected_paths == []
    page.show()
    page.refresh()
    assert page.tree.selected_paths == [("linear",)]


def test_a_narrow_dock_scrolls_and_a_wide_one_gives_the_names_room(page: TablePage) -> None:
    page.resize(700, 240)
    assert page.tree.horizontalScrollBar().maximum() > 0
    page.resize(1900, 240)
    assert page.tree.horizontalScrollBar().maximum() == 0
    columns = range(len(page.tree.rows.columns))
    assert sum(map(page.tree.columnWidth, columns)) == page.tree.viewport().width()


def test_rows_are_painted_in_every_state(page: TablePage, document: Document, qtbot: QtBot) -> None:
    page.tree.expandAll()
    _click(page, qtbot, _index(page, "vgg_stage"))
    qtbot.mouseMove(page.tree.viewport(), QPoint(200, 70))
    picture = page.tree.grab().toImage()
    selected = page.tree.visualRect(_index(page, "vgg_stage")).center().y() + page.tree.header().height()
    assert picture.pixelColor(2, selected) != picture.pixelColor(2, selected - 23)
    document.open(chain(Conv(8, 64, padding=0), VggStage(8), Classifier(10)), "broken")
    page.tree.grab()
