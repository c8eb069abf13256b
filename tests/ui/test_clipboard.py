"""Copy, cut and paste by keys, between windows and as text."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.canvas import at, middle, on_screen
from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import EMPTY, Link
from visionlab.layers.conv import Conv
from visionlab.layers.source import Input
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def document(qtbot):
    made = Document()
    graph = chain(Conv(8), Classifier(5))
    made.open(edits.move(graph, layout(graph)), "chain")
    return made


@pytest.fixture
def canvas(qtbot, document):
    return on_screen(qtbot, document)


def said(canvas: Canvas) -> list[str]:
    heard: list[str] = []
    canvas.said.connect(heard.append)
    return heard


def test_a_piece_lands_at_the_mouse_and_again_a_little_aside(canvas, document):
    document.selection.set(["n1"])
    QTest.keyClick(canvas, Key.Key_C, CTRL)
    where = QPointF(420, 300)
    QTest.mouseMove(canvas.viewport(), at(canvas, where))
    for _ in range(2):
        QTest.keyClick(canvas, Key.Key_V, CTRL)
    first, second = document.graph.nodes["n1_2"], document.graph.nodes["n1_3"]
    assert abs(first.x + WIDTH / 2 - where.x()) <= 8 and abs(first.y + HEIGHT / 2 - where.y()) <= 8
    assert (second.x - first.x, second.y - first.y) == (24, 24)
    assert document.selection.ids == {"n1_3"}


def test_between_two_windows_with_the_links_among_them(qtbot, canvas, document):
    QTest.keyClick(canvas, Key.Key_A, CTRL)
    QTest.keyClick(canvas, Key.Key_X, CTRL)
    assert document.graph.nodes == {} and document.undo_label == "Cut"
    other = Document()
    there = on_screen(qtbot, other)
    QTest.keyClick(there, Key.Key_V, CTRL)
    assert [node.block for node in other.graph.nodes.values()] == [Input(), Conv(8), Classifier(5)]
    assert len(other.graph.links) == 2
    assert other.report.is_complete


def test_the_text_on_the_clipboard_is_a_file_of_the_piece(canvas, document):
    document.selection.set(["n1", "n2"])
    canvas.copy()
    told = json.loads(QGuiApplication.clipboard().text())
    assert [node["id"] for node in told["nodes"]] == ["n1", "n2"]
    assert told["links"] == [{"source": "n1", "target": "n2"}]
    # and such a text may come from anywhere
    told["nodes"][0]["fields"]["channels"] = 31
    QGuiApplication.clipboard().setText(json.dumps(told))
    document.open(EMPTY, "")
    canvas.paste()
    blocks = [node.block for node in document.graph.nodes.values()]
    assert blocks[0] == Conv(31) and len(blocks) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{ not a network", "The clipboard cannot be opened: it must be JSON: expecting property name enclosed in"),
        ('{"format": "other"}', 'The clipboard cannot be opened: it must be a VisionLab network'),
        ("[" * 100_000, "The clipboard cannot be opened: its JSON is nested too deeply"),
        ('{"format": "visionlab", "version": 1, "nodes": [], "links": []}', "The clipboard holds a network without"),
        (
            '{"format": "visionlab", "version": 1, "nodes": [{"id": "a", "block": "conv", "fields": {"channels": 0}, '
            '"x": 0, "y": 0}], "links": []}',
            "The clipboard cannot be opened: nodes[0] (a): Convolution.channels must be a whole number from 1",
        ),
    ],
)  # fmt: skip
def test_text_that_looks_like_a_network_and_is_none_gets_a_sentence(canvas, document, text, sentence):
    heard = said(canvas)
    before = document.graph
    QGuiApplication.clipboard().setText(text)
    canvas.paste()
    assert document.graph is before
    assert heard[-1].startswith(sentence)


def test_other_text_is_handed_on(canvas, document):
    told: list[str] = []
    canvas.text_pasted.connect(told.append)
    QGuiApplication.clipboard().setText("resnet18")
    canvas.paste()
    assert told == ["resnet18"]


def test_a_copy_is_fed_by_what_feeds_its_original(canvas, document):
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(canvas, "n1"))
    QTest.keyClick(canvas, Key.Key_D, CTRL)
    assert Link("n0", "n1_2") in document.graph.links
