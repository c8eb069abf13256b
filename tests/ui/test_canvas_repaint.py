"""What is on the screen after partial repaints is what a full one paints: no traces of what was there before."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.canvas import on_screen
from visionlab.graph import edits
from visionlab.presets.registry import preset
from visionlab.ui.canvas import zoom
from visionlab.ui.canvas.geometry import card
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document


@pytest.fixture
def document(qtbot):
    return Document()


@pytest.fixture
def canvas(qtbot, document):
    made = on_screen(qtbot, document, 900, 600)
    # all links upright: along a slanted one Qt rounds a pixel otherwise when only a part is painted
    document.open(preset("googlenet-bn").graph(), "GoogLeNet")
    made.centerOn(made.drawing.bounds().center())
    QApplication.processEvents()
    return made


def differing(canvas: Canvas) -> int:
    """Pixels on the screen that a full repaint would paint otherwise."""
    QApplication.processEvents()
    on_screen = canvas.screen().grabWindow(canvas.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    fresh = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert on_screen.size() == fresh.size()
    if on_screen == fresh:
        return 0
    one, other = bytes(on_screen.constBits()), bytes(fresh.constBits())
    return sum(one[at : at + 4] != other[at : at + 4] for at in range(0, len(one), 4))


# not 0.2, where the overview has titles: Qt shifts their letters by fractions of a pixel, whatever is painted again
@pytest.mark.parametrize("scale", [0.15, 0.45, 0.7, 1.0, 1.6])
def test_after_pans(canvas, scale):
    zoom.by(canvas, scale / canvas.scale_now)
    # the column of cards is at the left edge, so that pans uncover it bit by bit
    zoom.pan(canvas, QPointF(-450, 0))
    assert differing(canvas) == 0
    chance = random.Random(7)
    back = QPointF()
    for _ in range(20):
        way = QPointF(chance.randrange(-60, 60), chance.randrange(-40, 40))
        zoom.pan(canvas, way - back)
        back = way
        assert differing(canvas) == 0


def test_after_the_mouse_went_over_everything(canvas):
    for y in range(5, 600, 23):
        QTest.mouseMove(canvas.viewport(), QPoint(300 + (y * 7) % 300, y))
        QApplication.processEvents()
    assert differing(canvas) == 0


def test_after_edits_and_undo(canvas, document):
    zoom.by(canvas, 0.6 / canvas.scale_now)
    canvas.center_on("inception_v1")
    assert differing(canvas) == 0

    def edit(change) -> None:
        document.edit("edit", change)
        assert differing(canvas) == 0

    graph = document.graph
    block = graph.nodes["inception_v1"].block
    edit(lambda graph: edits.replace_block(graph, "inception_v1", block.with_(conv1x1=200)))
    edit(lambda graph: edits.rename(graph, "inception_v1", "A title of one's own"))
    edit(lambda graph: edits.remove(graph, [], [graph.into["inception_v1_2"][0]]))
    edit(lambda graph: edits.remove(graph, ["inception_v1"]))
    edit(lambda graph: edits.move(graph, {"inception_v1_2": (333, 1100)}))
    for _ in range(5):
        document.undo()
        assert differing(canvas) == 0
    assert document.graph is graph


def test_while_and_after_a_card_is_dragged(canvas, document):
    where = canvas.viewportTransform().map(card(canvas.drawing.places["inception_v1_3"]).center()).toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    for step in range(1, 8):
        QTest.mouseMove(canvas.viewport(), where + QPoint(17 * step, 9 * step))
        assert differing(canvas) == 0
    QTest.mouseRelease(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where + QPoint(119, 63)
    )
    assert document.graph.nodes["inception_v1_3"].x != 0
    assert differing(canvas) == 0
