"""The canvas driven by real mouse events: select, move, wire, drop, insert."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.canvas import LEFT, NONE, at, drag, middle, on_screen, port, press, steer
from visionlab.blocks.catalogue import parts
from visionlab.graph.model import Graph, Link, Node
from visionlab.ui.canvas.dropping import MIME
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, card
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document


def node(id: str, kind: str, x: float, y: float, **fields: object) -> Node:
    return Node(id, parts()[kind]().with_(**fields), x, y)


def chain() -> Graph:
    """input -> conv -> relu, one below the other, and an add to the right of relu that has no wires."""
    nodes = [
        node("input", "input", 0, 0),
        node("conv", "conv", 0, 130, channels=8),
        node("relu", "relu", 0, 260),
        node("add", "add", 304, 390),
    ]
    return Graph.of(nodes, [Link("input", "conv"), Link("conv", "relu")])


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    made = on_screen(qtbot, document)
    document.open(chain(), "chain")
    made.zoom_reset()
    made.centerOn(QPointF(256, 240))
    return made


def sentences(canvas: Canvas) -> list[str]:
    heard: list[str] = []
    canvas.said.connect(heard.append)
    return heard


def test_click_selects_and_ctrl_click_adds(canvas, document):
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, middle(canvas, "conv"))
    assert document.selection.ids == {"conv"}
    QTest.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, middle(canvas, "relu"))
    assert document.selection.ids == {"conv", "relu"}
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, at(canvas, QPointF(400, 0)))
    assert document.selection.ids == frozenset()


def test_rubber_band_selects_what_it_touches(canvas, document):
    drag(canvas, at(canvas, QPointF(-40, 120)), at(canvas, QPointF(60, 300)))
    assert document.selection.ids == {"conv", "relu"}
    assert canvas.marks.band is None


def test_drag_moves_all_selected_cards_in_one_undo_step(canvas, document):
    document.selection.set(["conv", "relu"])
    before = document.graph
    drag(
        canvas,
        middle(canvas, "conv"),
        middle(canvas, "conv") + QPoint(90, 33),
        middle(canvas, "conv") + QPoint(160, 40),
    )
    assert (document.graph.nodes["conv"].x, document.graph.nodes["conv"].y) == (160, 168)  # 130 + 40, on the grid
    moved = document.graph.nodes["relu"]
    assert (moved.x - before.nodes["relu"].x, moved.y - before.nodes["relu"].y) == (160, 38)
    document.undo()
    assert document.graph is before
    assert document.undo_label is None
    assert canvas.drawing.places["conv"] == (0, 130)


def test_a_dragged_card_comes_into_line_with_its_neighbour(canvas, document):
    document.edit(
        "aside", lambda graph: __import__("visionlab.graph.edits", fromlist=["move"]).move(graph, {"relu": (100, 260)})
    )
    start = middle(canvas, "relu")
    press(canvas, start)
    steer(canvas, start + QPoint(-60, 0))
    assert canvas.marks.guides == ()
    steer(canvas, start + QPoint(-97, 0))
    # from the uppermost card of the column to the lowest, through their middles
    assert canvas.marks.guides == (QLineF(WIDTH / 2, -16, WIDTH / 2, 260 + HEIGHT + 16),)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start + QPoint(-97, 0))
    assert document.graph.nodes["relu"].x == 0
    assert canvas.marks.guides == ()


def test_escape_takes_a_drag_back(canvas, document):
    before = document.graph
    start = middle(canvas, "relu")
    press(canvas, start)
    steer(canvas, start + QPoint(200, 100))
    assert canvas.drawing.places["relu"] != (0, 260)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.drawing.places["relu"] == (0, 260)
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start + QPoint(200, 100))
    assert document.graph is before


def test_a_small_shake_is_no_drag(canvas, document):
    before = document.graph
    start = middle(canvas, "relu")
    drag(canvas, start, start + QPoint(2, 1))
    assert document.graph is before
    assert document.selection.ids == {"relu"}


def test_wire_from_output_to_input(canvas, document):
    press(canvas, port(canvas, "relu"))
    steer(canvas, at(canvas, QPointF(280, 360)))
    fitting = canvas.marks.fitting
    assert Port("add", 0) in fitting
    assert Port("conv", 0) not in fitting  # it leads to relu
    assert Port("relu") not in fitting
    steer(canvas, port(canvas, "add", 0))
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, port(canvas, "add", 0))
    assert Link("relu", "add", 0) in document.graph.links
    assert canvas.marks.fitting is None
    assert canvas.marks.wire is None


def test_wire_backwards_from_an_input(canvas, document):
    drag(canvas, port(canvas, "add", 0), at(canvas, QPointF(280, 360)), port(canvas, "conv"))
    assert Link("conv", "add", 0) in document.graph.links


def test_a_wire_dropped_on_a_card_takes_its_first_free_input(canvas, document):
    drag(canvas, port(canvas, "relu"), middle(canvas, "add"))
    drag(canvas, port(canvas, "conv"), at(canvas, QPointF(260, 330)), middle(canvas, "add"))
    assert {link for link in document.graph.links if link.target == "add"} == {
        Link("relu", "add", 0),
        Link("conv", "add", 1),
    }


def test_a_cycle_is_refused_with_a_sentence_while_dragging(canvas, document):
    heard = sentences(canvas)
    before = document.graph
    press(canvas, port(canvas, "relu"))
    steer(canvas, at(canvas, QPointF(-60, 200)))
    steer(canvas, port(canvas, "conv", 0))
    assert heard[-1] == "That would make a cycle: Convolution already leads to ReLU"
    assert canvas.marks.is_refused
    assert canvas.marks.note[1] == heard[-1]
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, port(canvas, "conv", 0))
    assert document.graph is before
    assert canvas.marks.note is None


def test_a_block_cannot_feed_itself(canvas, document):
    heard = sentences(canvas)
    before = document.graph
    drag(canvas, port(canvas, "conv"), at(canvas, QPointF(-40, 170)), port(canvas, "conv", 0))
    assert "A block cannot feed itself" in heard
    assert document.graph is before


def test_a_wire_that_does_not_fit_says_why_but_may_be_drawn(canvas, document):
    heard = sentences(canvas)
    drag(canvas, port(canvas, "relu"), port(canvas, "add", 0))
    press(canvas, port(canvas, "input"))
    steer(canvas, at(canvas, QPointF(300, 100)))
    assert Port("add", 1) not in canvas.marks.fitting
    steer(canvas, port(canvas, "add", 1))
    assert heard[-1].startswith("Add needs equal shapes: got 8x32x32 and 3x32x32")
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, port(canvas, "add", 1))
    assert Link("input", "add", 1) in document.graph.links
    assert "Add needs equal shapes" in canvas.drawing.faces["add"].problem


def test_taking_the_end_of_a_link_out_of_its_port(canvas, document):
    start = port(canvas, "relu", 0)
    drag(canvas, start, start + QPoint(60, 10), port(canvas, "add", 0))
    assert set(document.graph.links) == {Link("input", "conv"), Link("conv", "add", 0)}
    document.undo()
    assert Link("conv", "relu") in document.graph.links
    drag(canvas, start, start + QPoint(60, 10), at(canvas, QPointF(400, 120)))
    assert set(document.graph.links) == {Link("input", "conv")}


def mime(kind: str) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, kind.encode())
    return data


def drop(canvas: Canvas, kind: str, where: QPoint) -> QDropEvent:
    data = mime(kind)
    kinds = (Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(canvas.viewport(), QDragEnterEvent(where, *kinds))
    QApplication.sendEvent(canvas.viewport(), QDragMoveEvent(where, *kinds))
    event = QDropEvent(QPointF(where), *kinds)
    QApplication.sendEvent(canvas.viewport(), event)
    return event


def test_a_block_lands_where_it_is_dropped_and_is_selected(canvas, document):
    event = drop(canvas, "conv", at(canvas, QPointF(500, 60)))
    assert event.isAccepted()
    made = document.graph.nodes["conv_2"]
    assert (made.x, made.y) == (500 - WIDTH / 2, 60 - HEIGHT / 2)
    assert document.selection.ids == {"conv_2"}
    assert canvas.marks.ghost is None
    document.undo()
    assert "conv_2" not in document.graph.nodes


def test_a_block_dropped_on_a_link_is_inserted_and_room_is_made(canvas, document):
    where = at(canvas, QPointF(WIDTH / 2 + 10, 237))  # between conv (130 to 214) and relu (260 to 344)
    data = mime("batch_norm")
    kinds = (Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(canvas.viewport(), QDragEnterEvent(where, *kinds))
    QApplication.sendEvent(canvas.viewport(), QDragMoveEvent(where, *kinds))
    assert canvas.marks.lit == Link("conv", "relu")
    QApplication.sendEvent(canvas.viewport(), QDropEvent(QPointF(where), *kinds))
    assert set(document.graph.links) == {Link("input", "conv"), Link("conv", "batch_norm"), Link("batch_norm", "relu")}
    cards = [card((one.x, one.y)) for one in document.graph.nodes.values()]
    assert not any(a.intersects(b) for n, a in enumerate(cards) for b in cards[:n])
    assert not document.report.nodes["relu"].problem
    document.undo()
    assert document.undo_label is None


def test_a_block_of_several_inputs_takes_the_link_on_its_first_and_one_of_none_is_left_beside(canvas, document):
    drop(canvas, "input", at(canvas, QPointF(WIDTH / 2, 237)))
    assert Link("conv", "relu") in document.graph.links
    document.undo()
    drop(canvas, "add", at(canvas, QPointF(WIDTH / 2, 237)))
    assert {Link("conv", "add_2", 0), Link("add_2", "relu")} < set(document.graph.links)
    # the shortcut is still to be wired, and that is said
    assert canvas.drawing.faces["add_2"].problem == "Add needs at least two inputs: 1 wired"
    drag(canvas, port(canvas, "input"), at(canvas, QPointF(-80, 240)), middle(canvas, "add_2"))
    assert Link("input", "add_2", 1) in document.graph.links


def test_something_else_is_not_taken(canvas, document):
    data = QMimeData()
    data.setText("conv")
    where = at(canvas, QPointF(500, 60))
    event = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(canvas.viewport(), event)
    assert len(document.graph.nodes) == 4
    data.setData(MIME, b"\xff no such block")
    event = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(canvas.viewport(), event)
    assert len(document.graph.nodes) == 4
    assert not event.isAccepted()


def test_a_single_unwired_card_is_dragged_into_a_link(canvas, document):
    drop(canvas, "dropout", at(canvas, QPointF(450, 40)))
    before = document.graph
    start = middle(canvas, "dropout")
    goal = at(canvas, QPointF(WIDTH / 2 + 20, 237))
    press(canvas, start)
    steer(canvas, goal)
    assert canvas.marks.lit == Link("conv", "relu")
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, goal)
    assert {Link("conv", "dropout"), Link("dropout", "relu")} <= set(document.graph.links)
    assert canvas.marks.lit is None
    document.undo()
    assert document.graph is before


def test_middle_and_space_drag_pan(canvas, document):
    before = canvas.scene_point(QPointF(100, 100))
    drag(canvas, QPoint(700, 300), QPoint(650, 340), button=Qt.MouseButton.MiddleButton)
    after = canvas.scene_point(QPointF(100, 100))
    assert (after - before) == QPointF(50, -40)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, middle(canvas, "conv"), middle(canvas, "conv") + QPoint(30, 20))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.scene_point(QPointF(100, 100)) - after) == QPointF(-30, -20)
    assert document.undo_label is None


def test_a_block_dropped_nearly_in_line_with_a_link_is_put_in_line(canvas, document):
    drop(canvas, "relu", at(canvas, QPointF(WIDTH / 2 + 21, 237)))
    assert document.graph.nodes["relu_2"].x == document.graph.nodes["conv"].x


def test_near_the_edge_the_picture_moves_along(qtbot, canvas, document):
    start, edge = middle(canvas, "relu"), QPoint(500, canvas.viewport().height() - 3)
    before = canvas.scene_point(QPointF(0, 0)).y()
    press(canvas, start)
    steer(canvas, edge)
    qtbot.waitUntil(lambda: canvas.scene_point(QPointF(0, 0)).y() > before + 100)
    assert canvas.drawing.places["relu"][1] > 400  # it stays under the mouse
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, edge)
    rest = canvas.scene_point(QPointF(0, 0)).y()
    qtbot.wait(50)
    assert canvas.scene_point(QPointF(0, 0)).y() == rest
    assert (document.graph.nodes["relu"].x, document.graph.nodes["relu"].y) == canvas.drawing.places["relu"]


def test_click_on_a_link_then_delete(canvas, document):
    where = at(canvas, QPointF(WIDTH / 2, 238))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, where)
    assert canvas.marks.selected_link == Link("conv", "relu")
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert document.graph.links == (Link("input", "conv"),)
    assert canvas.marks.selected_link is None


def test_an_edit_from_elsewhere_ends_a_gesture(canvas, document):
    start = middle(canvas, "relu")
    press(canvas, start)
    steer(canvas, start + QPoint(200, 100))
    document.edit("delete", lambda graph: Graph.of(()))
    assert canvas.gesture is None
    QTest.mouseRelease(canvas.viewport(), LEFT, NONE, start)
    assert not document.graph.nodes
