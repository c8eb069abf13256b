"""The canvas without a mouse: wiring and renaming by keys, and what a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.support.windows import new_window, show_on_canvas
from visionlab.blocks.catalogue import parts
from visionlab.graph import edits, remarks
from visionlab.graph.model import Graph, Link, Node, Remark
from visionlab.ui.canvas.marks import Port

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](), 0, 0),
        Node("conv", kinds["conv"](8), 0, 130),
        Node("flatten", kinds["flatten"](), 240, 260),
        Node("add", kinds["add"](), 0, 390),
    ]
    show_on_canvas(qtbot, made, Graph.of(nodes, [Link("input", "conv")]), "loose")
    return made


@pytest.fixture
def document(window):
    return window.document


@pytest.fixture
def canvas(window):
    return window.canvas


def start(canvas, id: str) -> None:
    canvas.select([id])
    QTest.keyClick(canvas, Key.Key_W)
    assert canvas.key_wire is not None


def test_from_an_output_to_the_card_below(window, canvas, document):
    start(canvas, "conv")
    assert canvas.marks.held == Port("conv") and canvas.marks.wire is not None
    aimed = canvas.marks.hovered_port
    assert aimed.node in ("flatten", "add")
    QTest.keyClick(canvas, Key.Key_Down)
    assert canvas.marks.hovered_port == Port("add", 0)
    assert window.statusBar().currentMessage() == "Wire Convolution to Add, input 1: Enter, or Esc"
    QTest.keyClick(canvas, Key.Key_Return)
    assert Link("conv", "add", 0) in document.graph.links
    assert document.undo_label == "Wire"
    assert canvas.key_wire is None and canvas.marks.wire is None and canvas.marks.fitting is None


def test_tab_goes_from_port_to_port_and_escape_gives_up(canvas, document):
    before = document.graph
    start(canvas, "conv")
    seen = set()
    for _ in range(4):
        QTest.keyClick(canvas, Key.Key_Tab)
        seen.add(canvas.marks.hovered_port)
    assert seen == {Port("flatten", 0), Port("add", 0)}  # the input has none, and none leads back to it
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas.key_wire is None and canvas.marks.wire is None
    assert canvas.selected == {"conv"}
    assert document.graph is before


def test_backwards_from_a_free_input(canvas, document):
    start(canvas, "add")
    QTest.keyClick(canvas, Key.Key_W)
    assert canvas.marks.held == Port("add", 0)
    while canvas.marks.hovered_port != Port("conv"):
        QTest.keyClick(canvas, Key.Key_Tab)
    QTest.keyClick(canvas, Key.Key_Return)
    assert Link("conv", "add", 0) in document.graph.links


def test_what_does_not_fit_is_said_and_a_cycle_is_not_offered(window, canvas, document):
    document.edit("x", lambda graph: Graph.of(graph.nodes.values(), [Link("input", "conv"), Link("conv", "add", 0)]))
    start(canvas, "input")
    while canvas.marks.hovered_port != Port("add", 1):
        QTest.keyClick(canvas, Key.Key_Tab)
    assert "Add needs equal shapes" in window.statusBar().currentMessage()
    QTest.keyClick(canvas, Key.Key_Escape)
    start(canvas, "add")
    assert canvas.marks.hovered_port.node == "flatten"


def test_a_click_and_an_edit_give_it_up(canvas, document):
    start(canvas, "conv")
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.viewport().rect().bottomRight())
    assert canvas.key_wire is None and canvas.marks.wire is None
    start(canvas, "conv")
    document.undo()
    document.edit("x", lambda graph: Graph.of([*graph.nodes.values()]))
    assert canvas.key_wire is None


def test_f2_renames_in_place(canvas, document):
    canvas.select(["conv"])
    QTest.keyClick(canvas, Key.Key_F2)
    editor = canvas.overlays.title
    assert editor.hasFocus() and editor.placeholderText() == "Convolution"
    QTest.keyClicks(editor, "Stem")
    QTest.keyClick(editor, Key.Key_Return)
    assert document.graph.nodes["conv"].title == "Stem"
    assert document.undo_label == "Rename" and canvas.hasFocus()
    QTest.keyClick(canvas, Key.Key_F2)
    QTest.keyClicks(canvas.overlays.title, "Other")
    QTest.keyClick(canvas.overlays.title, Key.Key_Escape)
    assert document.graph.nodes["conv"].title == "Stem"


def test_the_network_is_told_as_a_list(canvas, document):
    document.edit("x", lambda graph: remarks.put(graph, [Remark("why", "Why so few?", 300, 0)]))
    told = QAccessible.queryAccessibleInterface(canvas)
    assert told.role() == QAccessible.Role.List and told.text(QAccessible.Text.Name) == "Network"
    names = [told.child(number).text(QAccessible.Text.Name) for number in range(told.childCount())]
    assert "Convolution, 8 · 3×3, 8×32×32, 224 params" in names
    assert "Flatten, Flatten has no input: drag a wire to its upper port" in names
    assert names[-1] == "Why so few?"
    canvas.select(["conv"])
    canvas.focus_node("conv")
    focused = told.focusChild()
    assert focused.state().selected and focused.state().focused
    assert told.indexOfChild(focused) == document.graph.order.index("conv")
    middle = focused.rect().center()
    assert told.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name).startswith("Convolution")
    assert canvas.viewport().rect().contains(canvas.viewport().mapFromGlobal(middle))
    # what is deleted is no longer there for whoever still asks for it
    document.edit("x", lambda graph: remarks.remove(edits.remove(graph, ["conv"]), ["why"]))
    assert not focused.isValid() and focused.text(QAccessible.Text.Name) == ""
    assert told.childCount() == 3
