"""A person's hand on the canvas: where things are in the view, and real mouse events there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visionlab.ui.canvas.geometry import card
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Document

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def on_screen(qtbot: QtBot, document: Document, width: int = 1000, height: int = 760) -> Canvas:
    """A document's canvas, on the screen."""
    made = Canvas(document)
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(canvas: Canvas, point: QPointF) -> QPoint:
    return canvas.viewportTransform().map(point).toPoint()


def middle(canvas: Canvas, id: str) -> QPoint:
    return at(canvas, card(canvas.drawing.places[id]).center())


def port(canvas: Canvas, id: str, number: int | None = None) -> QPoint:
    return at(canvas, canvas.drawing.port_point(Port(id, number)))


def press(canvas: Canvas, where: QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseMove(canvas.viewport(), where)
    QTest.mousePress(canvas.viewport(), button, keys, where)


def drag(
    canvas: Canvas, start: QPoint, *stops: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE
) -> None:
    """Press, move by way of the stops, release at the last."""
    press(canvas, start, keys, button)
    for stop in stops:
        steer(canvas, stop, button)
    QTest.mouseRelease(canvas.viewport(), button, keys, stops[-1])


def steer(canvas: Canvas, to: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Move with a button down: QTest.mouseMove would say that none is."""
    viewport = canvas.viewport()
    for part in (0.5, 1.0):
        here = getattr(canvas, "_steered", to)
        now = here + (to - here) * part if part < 1 else to
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(now),
            QPointF(viewport.mapToGlobal(now)),
            Qt.MouseButton.NoButton,
            button,
            NONE,
        )
        QApplication.sendEvent(viewport, event)
    canvas._steered = to
