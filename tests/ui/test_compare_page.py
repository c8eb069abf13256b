"""The page of networks side by side: rows added and taken away, changes told in words and ringed on both canvases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.support.networks import chain
from visionlab import project
from visionlab.blocks.classifier import Classifier
from visionlab.cost import numbers
from visionlab.cost.analysis import analyse
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.presets.registry import preset
from visionlab.ui.analysis.compare_model import NAME, STAGES, ratio
from visionlab.ui.analysis.pages.compare import ComparePage
from visionlab.ui.canvas.beside import OtherCanvas
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.editor import Editor
from visionlab.ui.settings import Settings

_Button, _Key = Qt.MouseButton, Qt.Key
# the list opens as a popup, which a platform without windows cannot raise
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def placed(graph: Graph) -> Graph:
    return edits.move(graph, layout(graph))


@pytest.fixture
def document(qtbot) -> Document:
    made = Document()
    made.open(placed(chain(Conv(8, 3), MaxPool(2, 2), Conv(16, 3), Classifier(5))), "small")
    return made


@pytest.fixture
def make(document: Document, qtbot, tmp_path: Path) -> Callable[[], ComparePage]:
    def made() -> ComparePage:
        settings = Settings(tmp_path / "window.ini")
        page = ComparePage(document, Conditions(settings), settings)
        qtbot.addWidget(page)
        document.changed.connect(lambda _change: page.refresh())
        page.conditions.changed.connect(page.refresh)
        page.resize(1366, 260)
        with qtbot.waitExposed(page):
            page.show()
        page.refresh()
        return page

    return made


@pytest.fixture
def page(make: Callable[[], ComparePage]) -> ComparePage:
    return make()


@pytest.fixture
def editor(document: Document, page: ComparePage, qtbot) -> Editor:
    made = Editor(document, page.conditions)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    with qtbot.waitExposed(made):
        made.show()
    page.picked.connect(made.canvas.reveal)
    return made


def edit(document: Document) -> None:
    """Change the first convolution, take out the pool, put in a ReLU."""
    document.edit("wider", lambda graph: edits.replace_block(graph, "n1", Conv(12, 5)))

    def swapped(graph):
        graph = edits.add_node(edits.remove(graph, ["n2"]), Node("relu", ReLU()))
        return edits.wire(edits.wire(graph, Link("n1", "relu")), Link("relu", "n3"))

    document.edit("swap", swapped)


def add(page: ComparePage, words: str) -> None:
    """By the button and the search field, as a person does."""
    QTest.mouseClick(page.add_button, _Button.LeftButton)
    QTest.keyClicks(page.add_list.search, words)
    QTest.keyClick(page.add_list.search, _Key.Key_Return)


def row_of(page: ComparePage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data())


def test_a_preset_is_found_by_typing_and_set_beside(page, qtbot):
    add(page, "alex")
    assert page.row == 1 and row_of(page, 1, NAME) == "AlexNet, preset, 2012"
    report = analyse(preset("alexnet").graph())
    assert row_of(page, 1, 1).startswith(numbers.count(report.parameters)) and "×" in row_of(page, 1, 1)
    assert row_of(page, 1, 2).startswith(numbers.count(report.macs))
    assert page.changes.rows == () and "Another network" in page.hint.text()
    add(page, "alexnet 2012")
    assert page.model.rowCount() == 2  # it is there already
    with qtbot.waitSignal(page.preset_wanted) as opened:
        QTest.mouseClick(page.open_button, _Button.LeftButton)
    assert opened.args == ["alexnet"]
    QShortcut(QKeySequence.StandardKey.Delete, page.window()).activated.connect(
        lambda: pytest.fail("the window took the key, which would delete blocks")
    )
    QTest.keyClick(page.view, _Key.Key_Delete)
    assert page.model.rowCount() == 1 and not page.remove_button.isEnabled()


def test_the_list_is_walked_by_arrows_while_one_types(page):
    QTest.mouseClick(page.add_button, _Button.LeftButton)
    QTest.keyClicks(page.add_list.search, "resnet-18")
    offers = page.add_list.offers()
    assert all("resnet-18" in offer.words for offer in offers)
    QTest.keyClick(page.add_list.search, _Key.Key_Down)
    QTest.keyClick(page.add_list.search, _Key.Key_Return)
    assert page.model.entries[1].key == offers[min(1, len(offers) - 1)].key
    QTest.mouseClick(page.add_button, _Button.LeftButton)
    QTest.keyClicks(page.add_list.search, "no such network")
    assert page.add_list.offers() == []
    QTest.keyClick(page.add_list.search, _Key.Key_Return)
    assert page.model.rowCount() == 2
    page.add_list.hide()


def test_a_file_is_set_beside_and_a_bad_one_refused(page, document, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "other.vlab"
    project.save(path, edits.replace_block(document.graph, "n1", Conv(10, 3)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    add(page, "a file")
    assert row_of(page, 1, NAME) == "other, file"
    assert [(row.kind, row.id) for row in page.changes.rows] == [("changed", "n1")]
    assert page.told.text() == "Changed since other"
    project.save(path, document.graph)
    page.add_file(path)
    assert page.model.rowCount() == 2 and page.changes.rows == ()
    assert page.hint.text() == "The same blocks, wired in the same way."
    path.write_text("{", encoding="utf-8")
    with qtbot.waitSignal(page.said) as said:
        page.add_file(path)
    assert "other.vlab" in said.args[0] and page.model.rowCount() == 2


def test_versions_of_the_undo_history_are_offered_and_forgotten_with_the_network(page, document):
    edit(document)
    QTest.mouseClick(page.add_button, _Button.LeftButton)
    titles = [offer.title for offer in page.add_list.offers() if offer.kind == "version"]
    assert titles == ["Version 1: wider", "As it was opened"]
    page.add_list.hide()
    add(page, "as it was")
    assert page.model.entries[1].graph is document.versions()[0][1]
    assert [(row.kind, row.id) for row in page.changes.rows] == [
        ("changed", "n1"), ("removed", "n2"), ("added", "relu")
    ]  # fmt: skip
    document.undo()
    document.undo()
    assert page.changes.rows == ()
    document.open(chain(Classifier(3)), "other")
    assert page.model.rowCount() == 1


def test_totals_follow_edits_and_the_situation(page, document):
    add(page, "starter")
    before = [row_of(page, 0, column) for column in range(1, STAGES)]
    document.edit("wider", lambda graph: edits.replace_block(graph, "n1", Conv(80, 3)))
    after = [row_of(page, 0, column) for column in range(1, STAGES)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False] * 4 + [True] * 2
    memory = page.model.entries[1].totals.memory
    page.conditions.set(page.conditions.situation.with_(batch=64))
    assert page.model.entries[1].totals.memory > memory
    assert [ratio(value, 100) for value in (100, 53, 1_000, 12_345_678)] == ["=", "×0.53", "×10.0", "×123,457"]
    assert ratio(1, 10**6) == "×< 0.01" and ratio(5, 0) == ""


def test_bars_of_stages_are_on_one_scale_or_shares(page, document):
    add(page, "starter")
    document.edit("wider", lambda graph: edits.replace_block(graph, "n1", Conv(80, 3)))
    page.grab()

    def length(row: int) -> float:
        return sum(box.width() + 1 for _stage, box in page.view.bars(row))

    full = max(length(0), length(1))
    shares = [page.model.entries[row].totals.macs for row in (0, 1)]
    assert length(0) / length(1) == pytest.approx(shares[0] / shares[1], rel=0.1)
    QTest.mouseClick(page.shares, _Button.LeftButton, pos=QPoint(8, page.shares.height() // 2))
    assert page.shares.isChecked() and min(length(0), length(1)) == pytest.approx(full, rel=0.05)
    stage, box = next(page.view.bars(0))
    tip = page.view._stage_tip(box.center().toPoint())
    assert numbers.count(stage.macs) in tip and "%" in tip
    page._bars_chosen("Parameters")
    assert page.model.measure == "parameters" and "Parameters" in str(page.model.headerData(STAGES, Qt.Horizontal))


def test_changes_are_ringed_on_both_canvases(page, document, editor):
    edit(document)
    add(page, "as it was")
    canvas, other = editor.canvas, editor.beside.canvas
    assert isinstance(other, OtherCanvas) and other.isVisible() and editor.beside.title.text().startswith("As it was")
    rings = {id: face.note.ring for id, face in canvas.drawing.faces.items()}
    assert rings == {"n0": "", "n1": "warning", "relu": "success", "n3": "", "n4": ""}
    assert canvas.drawing.faces["n1"].note[:2] == ("Changed", "Channels 8 → 12, Kernel size 3 → 5")
    before = {id: face.note.ring for id, face in other.drawing.faces.items()}
    assert before == {"n0": "", "n1": "warning", "n2": "danger", "n3": "", "n4": ""}
    assert other.drawing.faces["n2"].note.words == "Removed"
    editor.grab()
    # a further edit is followed by both, and the view stays
    place = other.transform(), other.horizontalScrollBar().value()
    document.edit("wider", lambda graph: edits.replace_block(graph, "n3", Conv(17, 3)))
    assert other.drawing.faces["n3"].note.ring == canvas.drawing.faces["n3"].note.ring == "warning"
    assert (other.transform(), other.horizontalScrollBar().value()) == place
    page.hide()
    assert not other.isVisible() and not any(face.note.ring for face in canvas.drawing.faces.values())
    page.show()
    page.refresh()
    assert other.isVisible()


def test_a_change_that_is_picked_is_seen_on_both(page, document, editor):
    document.open(placed(chain(*[Conv(8, 3) for _ in range(30)], Classifier(5))), "long")
    document.edit("drop", lambda graph: edits.dissolve(graph, "n29"))
    document.edit("wider", lambda graph: edits.replace_block(graph, "n25", Conv(9, 3)))
    page.add_list.chosen.emit(next(one for one in page._offers() if one.title.startswith("As it")))
    canvas, other = editor.canvas, editor.beside.canvas

    def is_seen(surface, id: str) -> bool:
        box = surface.viewportTransform().mapRect(surface.drawing.box(id)).center().toPoint()
        return surface.viewport().rect().contains(box)

    assert not is_seen(canvas, "n25") and not is_seen(other, "n29")
    first = page.changes.visualRect(page.changes.model().index(0, 1))
    QTest.mouseClick(page.changes.viewport(), _Button.LeftButton, pos=first.center())
    assert document.selection.single == "n25" and is_seen(canvas, "n25") and is_seen(other, "n25")
    assert other.marks.selected == {"n25"}
    QTest.keyClick(page.changes, _Key.Key_Down)
    assert page.changes.rows[page.changes.currentIndex().row()].kind == "removed"
    assert is_seen(other, "n29") and document.selection.single == "n25"


def test_a_click_on_the_other_canvas_selects_the_node_here(page, document, editor):
    edit(document)
    add(page, "as it was")
    other = editor.beside.canvas

    def click(id: str) -> None:
        at = other.viewportTransform().map(other.drawing.box(id).center()).toPoint()
        QTest.mouseClick(other.viewport(), _Button.LeftButton, pos=at)

    click("n1")
    assert document.selection.single == "n1"
    click("n2")  # it is no more
    assert document.selection.single == "n1"


def test_both_canvases_are_a_choice_that_is_remembered(page, document, editor, make):
    add(page, "starter")
    assert editor.beside.isVisible() and editor.beside.title.text() == "Starter, preset, 2026"
    QTest.mouseClick(page.both, _Button.LeftButton, pos=QPoint(8, page.both.height() // 2))
    assert not editor.beside.isVisible() and not make().both.isChecked()
