"""The ghost: what would become of the network is shown in totals and on cards, and the document stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QEnterEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.group import with_part_at
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.problem import Problem
from visionlab.ui import ghost as ghosts
from visionlab.ui.canvas.dropping import MIME
from visionlab.ui.canvas.geometry import card
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.panels.inspector import Inspector
from visionlab.ui.panels.totals import Totals
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    made = Document()
    graph = chain(Conv(8), Conv(16), Classifier(10))
    made.open(edits.move(graph, layout(graph)), "small")
    return made


@pytest.fixture
def totals(document: Document, qtbot: QtBot, tmp_path: Path) -> Totals:
    made = Totals(document, Conditions(Settings(tmp_path / "window.ini")))
    qtbot.addWidget(made)
    made.show()
    return made


def wider(channels: int):
    return lambda graph: edits.replace_block(graph, "n1", Conv(channels))


def test_totals_tell_of_it_and_forget_it(document: Document, totals: Totals) -> None:
    before, graph = [tile.number for tile in totals.tiles], document.graph
    document.ghost.propose(wider(12))
    # four more filters of 3x3x3 and their biases, and 3x3x4 more weights in each filter after
    assert totals.tiles[0].change == f"+{4 * 28 + 16 * 36}"
    assert [tile.number for tile in totals.tiles] != before
    assert document.graph is graph and document.undo_label is None
    document.ghost.withdraw()
    assert [tile.number for tile in totals.tiles] == before and totals.tiles[0].change == ""


def test_the_receptive_field_takes_the_place_of_the_weights_while_it_would_change(
    document: Document, totals: Totals
) -> None:
    tile = totals.tiles[-1]
    assert tile.heading == "Weights"
    document.ghost.propose(lambda graph: edits.replace_block(graph, "n1", Conv(8, 5)))
    assert (tile.heading, tile.number) == ("Receptive field", "38 px")
    document.ghost.propose(wider(9))
    assert tile.heading == "Weights"
    document.ghost.withdraw()
    assert tile.heading == "Weights"


def test_cards_below_say_what_would_be(document: Document, qtbot: QtBot) -> None:
    canvas = Canvas(document)
    qtbot.addWidget(canvas)
    canvas.grab()
    faces = dict(canvas.drawing.faces)
    document.ghost.propose(lambda graph: edits.replace_block(graph, "n1", Conv(8, 3, 2)))
    assert canvas.drawing.faces["n2"].shape == "16×16×16" and canvas.drawing.faces["n2"].is_ghost
    assert canvas.drawing.faces["n0"] == faces["n0"]
    assert canvas.drawing.lines[Link("n1", "n2")].label == "8×16×16"
    document.ghost.withdraw()
    assert canvas.drawing.faces == faces and canvas.drawing.lines[Link("n1", "n2")].label == "8×32×32"


@pytest.mark.parametrize("is_entered", [True, False])
def test_cards_inside_a_group_say_what_would_be(document: Document, qtbot: QtBot, is_entered: bool) -> None:
    canvas = Canvas(document)
    qtbot.addWidget(canvas)
    canvas.select(["n1", "n2"])
    canvas.group()
    if is_entered:
        canvas.enter("group")
    else:
        canvas.expand()
    first, then = ("conv", "conv_2") if is_entered else ("group/conv", "group/conv_2")
    faces, block = dict(canvas.drawing.faces), document.graph.nodes["group"].block
    document.ghost.propose(lambda graph: edits.replace_block(graph, "group", with_part_at(block, (0,), Conv(8, 3, 2))))
    for id, shape in ((first, "8×16×16"), (then, "16×16×16")):
        assert canvas.drawing.faces[id].shape == shape and canvas.drawing.faces[id].is_ghost
    document.ghost.withdraw()
    assert canvas.drawing.faces == faces


def test_an_edit_ends_it(document: Document, totals: Totals) -> None:
    document.ghost.propose(wider(12))
    document.edit("Wider", wider(10))
    assert document.ghost.preview is None and totals.tiles[0].change == f"+{2 * 28 + 16 * 18}"


def test_what_cannot_be_edited_has_no_ghost(document: Document) -> None:
    def refused(graph: Graph) -> Graph:
        raise Problem("No")

    document.ghost.propose(wider(12))
    document.ghost.propose(refused)
    assert document.ghost.preview is None


def test_a_slow_network_is_worked_out_when_the_hand_rests(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ghosts, "_FRAME", -1.0)
    for channels in range(20, 40):
        document.ghost.propose(wider(channels))
    assert document.ghost.preview is None
    qtbot.waitUntil(lambda: document.ghost.preview is not None)
    assert document.ghost.preview is not None and document.ghost.preview.graph.nodes["n1"].block.channels == 39


def inspector_of(document: Document, qtbot: QtBot) -> Inspector:
    made = Inspector(document)
    qtbot.addWidget(made)
    made.resize(304, 900)
    with qtbot.waitExposed(made):
        made.show()
    document.selection.set(["n1"])
    return made


def test_a_slider_in_hand_is_a_ghost_and_an_edit_when_it_is_let_go(document: Document, qtbot: QtBot) -> None:
    inspector = inspector_of(document, qtbot)
    form = inspector.node.form
    assert form is not None
    slider, box = form.rows["channels"].editor.slider, form.rows["channels"].editor.box
    middle = slider.height() // 2
    qtbot.mousePress(slider, LEFT, pos=QPoint(20, middle))
    qtbot.mouseMove(slider, QPoint(slider.width() // 2, middle))
    assert document.ghost.preview is not None and document.graph.nodes["n1"].block.channels == 8
    tried = document.ghost.preview.graph.nodes["n1"].block.channels
    assert tried > 8 and box.text() == str(tried)
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 2, middle))
    assert document.ghost.preview is None and document.graph.nodes["n1"].block.channels == tried
    document.undo()
    assert document.graph.nodes["n1"].block.channels == 8


def test_escape_lets_a_slider_go_where_it_was(document: Document, qtbot: QtBot) -> None:
    inspector = inspector_of(document, qtbot)
    form = inspector.node.form
    assert form is not None
    slider, box = form.rows["channels"].editor.slider, form.rows["channels"].editor.box
    middle = slider.height() // 2
    qtbot.mousePress(slider, LEFT, pos=QPoint(20, middle))
    qtbot.mouseMove(slider, QPoint(slider.width() // 2, middle))
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    qtbot.mouseMove(slider, QPoint(slider.width() // 2 + 9, middle))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(slider.width() // 2 + 9, middle))
    assert document.graph.nodes["n1"].block.channels == 8 and document.undo_label is None
    assert document.ghost.preview is None and box.text() == "8"


def channels_of(document: Document, qtbot: QtBot) -> tuple[Inspector, NumberEditor]:
    inspector = inspector_of(document, qtbot)
    assert inspector.node.form is not None
    editor = inspector.node.form.rows["channels"].editor
    editor.box.setFocus()
    editor.box.selectAll()
    return inspector, editor


def channels(document: Document) -> int:
    return document.graph.nodes["n1"].block.channels


def test_what_is_typed_is_a_ghost_and_an_edit_with_enter(document: Document, totals: Totals, qtbot: QtBot) -> None:
    inspector, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    assert totals.tiles[0].change == f"+{4 * 28 + 16 * 36}" and channels(document) == 8
    assert inspector.node.shapes.value("Out") == "12×32×32" and editor.box.property("held")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert document.ghost.preview is None and channels(document) == 12 and not editor.box.property("held")
    document.undo()
    assert channels(document) == 8 and editor.box.text() == "8"


def test_escape_gives_up_what_is_typed(document: Document, totals: Totals, qtbot: QtBot) -> None:
    inspector, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    qtbot.keyClick(editor.box, Qt.Key.Key_Escape)
    assert document.ghost.preview is None and totals.tiles[0].change == ""
    assert editor.box.text() == "8" and inspector.node.shapes.value("Out") == "8×32×32"
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert document.undo_label is None


def test_what_is_no_value_has_no_ghost_and_is_no_edit(document: Document, qtbot: QtBot) -> None:
    _, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    assert document.ghost.preview is not None
    qtbot.keyClicks(editor.box, "x")
    assert document.ghost.preview is None
    qtbot.keyClick(editor.box, Qt.Key.Key_Backspace)
    assert document.ghost.preview is not None
    qtbot.keyClicks(editor.box, "e")
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert channels(document) == 8 and editor.box.text() == "8"


def test_what_is_typed_is_taken_by_whoever_turns_to_something_else(document: Document, qtbot: QtBot) -> None:
    inspector, editor = channels_of(document, qtbot)
    button = QToolButton(inspector)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.show()
    seen: list[int] = []
    button.clicked.connect(lambda: seen.append(channels(document)))
    save = QShortcut(QKeySequence("Ctrl+S"), inspector)
    save.activated.connect(lambda: seen.append(channels(document)))
    qtbot.keyClicks(editor.box, "12")
    qtbot.mouseClick(button, LEFT)
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "24")
    qtbot.keyClick(editor.box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert seen == [12, 24]
    editor.box.selectAll()
    qtbot.keyClicks(editor.box, "40")
    inspector.close()
    assert channels(document) == 40


def test_steps_go_on_from_what_is_typed(document: Document, qtbot: QtBot) -> None:
    _, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    qtbot.keyClick(editor.box, Qt.Key.Key_Up)
    assert channels(document) == 13 and document.ghost.preview is None and editor.box.text() == "13"


def test_another_selection_forgets_what_is_typed(document: Document, qtbot: QtBot) -> None:
    _, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    document.selection.set(["n2"])
    assert editor.box.text() == "16"
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert document.undo_label is None


def test_an_edit_elsewhere_leaves_what_is_typed(document: Document, qtbot: QtBot) -> None:
    _, editor = channels_of(document, qtbot)
    qtbot.keyClicks(editor.box, "12")
    document.edit("Elsewhere", lambda graph: edits.replace_block(graph, "n2", Conv(10)))
    assert editor.box.text() == "12" and channels(document) == 8
    qtbot.keyClick(editor.box, Qt.Key.Key_Return)
    assert channels(document) == 12 and document.graph.nodes["n2"].block.channels == 10


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_choice_in_a_menu_that_is_pointed_at(document: Document, qtbot: QtBot) -> None:
    document.edit("Norm", lambda graph: edits.replace_block(graph, "n1", ConvNormAct(8)))
    inspector = inspector_of(document, qtbot)
    assert inspector.node.form is not None
    menu = inspector.node.form.rows["activation"].editor.menu
    menu.showPopup()
    qtbot.keyClick(menu.view(), Qt.Key.Key_Down)
    assert document.ghost.preview is not None
    assert document.ghost.preview.graph.nodes["n1"].block.activation == menu.itemText(1)
    qtbot.keyClick(menu.view(), Qt.Key.Key_Escape)
    assert document.ghost.preview is None and document.graph.nodes["n1"].block == ConvNormAct(8)


def test_a_check_box_that_is_pointed_at(document: Document, qtbot: QtBot) -> None:
    inspector = inspector_of(document, qtbot)
    assert inspector.node.form is not None
    check, there = inspector.node.form.rows["bias"].editor.check, QPointF(4, 4)
    QApplication.sendEvent(check, QEnterEvent(there, there, there))
    assert document.ghost.preview is not None and not document.ghost.preview.graph.nodes["n1"].block.bias
    QApplication.sendEvent(check, QEvent(QEvent.Type.Leave))
    assert document.ghost.preview is None and document.undo_label is None


def test_what_does_not_go_is_not_told_of_before_it_is_tried(document: Document, qtbot: QtBot) -> None:
    document.edit("Pool", lambda graph: edits.replace_block(graph, "n1", MaxPool(2, 2, ceil=True)))
    inspector = inspector_of(document, qtbot)
    form = inspector.node.form
    assert form is not None
    form.consider("padding", 2)
    assert document.ghost.preview is None and not form.rows["padding"].problem.isVisible()


def test_a_choice_that_is_pointed_at(document: Document, qtbot: QtBot) -> None:
    document.edit("Norm", lambda graph: edits.replace_block(graph, "n1", ConvNormAct(8)))
    inspector = inspector_of(document, qtbot)
    assert inspector.node.form is not None
    segments = inspector.node.form.rows["norm"].editor.group.buttons()
    there = QPointF(4, 4)
    QApplication.sendEvent(segments[1], QEnterEvent(there, there, there))
    assert document.ghost.preview is not None
    assert document.ghost.preview.graph.nodes["n1"].block.norm == "none"
    QApplication.sendEvent(segments[1], QEvent(QEvent.Type.Leave))
    assert document.ghost.preview is None


def shown(document: Document, qtbot: QtBot) -> Canvas:
    canvas = Canvas(document)
    qtbot.addWidget(canvas)
    canvas.resize(900, 800)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.zoom_reset()
    canvas.centerOn(card(canvas.drawing.places["n1"]).center())
    return canvas


def over_link(canvas: Canvas, link: Link) -> QPoint:
    middle = canvas.drawing.lines[link].path.pointAtPercent(0.5)
    return canvas.viewportTransform().map(middle).toPoint()


def test_a_block_from_the_palette_over_a_link(document: Document, qtbot: QtBot) -> None:
    canvas = shown(document, qtbot)
    data = QMimeData()
    data.setData(MIME, b"max_pool")
    where = over_link(canvas, Link("n1", "n2"))
    keys = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    canvas.dragEnterEvent(QDragEnterEvent(where, *keys))
    preview = document.ghost.preview
    assert preview is not None and preview.report.nodes["n2"].shape == (16, 16, 16)
    canvas.dragLeaveEvent(QDragLeaveEvent())
    assert document.ghost.preview is None and len(document.graph.nodes) == 4
    canvas.dragEnterEvent(QDragEnterEvent(where, *keys))
    canvas.dropEvent(QDropEvent(QPointF(where), *keys))
    assert document.ghost.preview is None and len(document.graph.nodes) == 5


def test_a_card_moved_over_a_link(document: Document, qtbot: QtBot) -> None:
    from visionlab.graph.model import Node

    document.edit("Pool", lambda graph: edits.add_node(graph, Node("pool", MaxPool(), 300, 100)))
    canvas = shown(document, qtbot)
    start = canvas.viewportTransform().map(card(canvas.drawing.places["pool"]).center()).toPoint()
    link = Link("n1", "n2")
    QTest.mousePress(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas.viewport(), start + (over_link(canvas, link) - start) * step)
    assert canvas.marks.lit == link and document.ghost.preview is not None
    QTest.mouseMove(canvas.viewport(), start)
    assert document.ghost.preview is None
    QTest.mouseRelease(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
