"""Walking over the canvas by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.canvas import on_screen
from visionlab.blocks.catalogue import parts
from visionlab.graph.model import Graph, Link, Node
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def document(qtbot):
    made = Document()
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](), 200, 0),
        Node("left", kinds["conv"](8), 0, 130),
        Node("middle", kinds["conv"](8), 240, 130),
        Node("right", kinds["conv"](8), 480, 130),
        Node("concat", kinds["concat"](), 200, 260),
        Node("loose", kinds["relu"](), 900, 260),
    ]
    sides = ("left", "middle", "right")
    links = [Link("input", side) for side in sides] + [Link(side, "concat", n) for n, side in enumerate(sides)]
    made.open(Graph.of(nodes, links), "branches")
    return made


@pytest.fixture
def canvas(qtbot, document):
    return on_screen(qtbot, document)


def walked(canvas: Canvas, *keys: Qt.Key) -> str | None:
    for key in keys:
        QTest.keyClick(canvas, key)
    return canvas.focused


def test_up_and_down_follow_links_and_sideways_goes_between_branches(canvas, document):
    assert walked(canvas, Key.Key_Down) == "input"
    assert walked(canvas, Key.Key_Down) == "middle"
    assert walked(canvas, Key.Key_Right) == "right"
    assert walked(canvas, Key.Key_Left, Key.Key_Left) == "left"
    assert walked(canvas, Key.Key_Left) == "left"  # nothing is there
    assert walked(canvas, Key.Key_Down) == "concat"
    assert walked(canvas, Key.Key_Up, Key.Key_Up) == "input"
    assert document.selection.ids == {"input"}


def test_a_card_without_links_is_reached_too(canvas):
    assert walked(canvas, Key.Key_End) in ("concat", "loose")
    canvas.select(["concat"])
    assert walked(canvas, Key.Key_Right) == "loose"
    assert walked(canvas, Key.Key_Home) == "input"


def test_shift_selects_on_the_way_and_escape_selects_nothing(canvas, document):
    walked(canvas, Key.Key_Home)
    QTest.keyClick(canvas, Key.Key_Down, SHIFT)
    QTest.keyClick(canvas, Key.Key_Down, SHIFT)
    assert document.selection.ids == {"input", "middle", "concat"}
    assert canvas.focused == "concat"
    QTest.keyClick(canvas, Key.Key_Escape)
    assert document.selection.ids == frozenset()


def test_what_one_comes_to_is_said(canvas):
    heard: list[str] = []
    canvas.said.connect(heard.append)
    walked(canvas, Key.Key_Home, Key.Key_Down)
    assert heard[-1] == "Convolution, 8 · 3×3, 8×32×32, 224 params"
    canvas.select(["loose"])
    canvas.focus_node("loose")
    assert heard[-1] == "ReLU, ReLU has no input: drag a wire to its upper port"
