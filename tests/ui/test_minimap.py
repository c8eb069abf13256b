"""The minimap: what it shows, and what a click, a drag and the wheel do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.support.windows import new_window
from visionlab.graph import edits

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.resize(1100, 700)
    made.show()
    made.files.open_preset("resnet-50")
    return made


@pytest.fixture
def minimap(window):
    return window.editor.minimap


def middle(canvas) -> QPointF:
    return canvas.scene_point(QPointF(canvas.viewport().rect().center()))


def test_it_stands_in_the_corner_in_the_networks_proportions(window, minimap):
    assert minimap.isVisible()
    room = window.canvas.viewport().rect()
    assert room.contains(minimap.geometry())
    assert room.right() - minimap.geometry().right() < 20 and room.bottom() - minimap.geometry().bottom() < 20
    assert minimap.height() > minimap.width()
    window.resize(900, 600)
    assert window.canvas.viewport().rect().contains(minimap.geometry())


def test_a_click_and_a_drag_look_elsewhere(window, minimap):
    canvas = window.canvas
    canvas.zoom_reset()
    bottom = QPoint(minimap.width() // 2, minimap.height() - 10)
    QTest.mousePress(minimap, LEFT, pos=bottom)
    assert middle(canvas).y() > canvas.drawing.bounds().center().y()
    assert (minimap.frame().center() - QPointF(bottom)).manhattanLength() < 3
    QTest.mouseMove(minimap, QPoint(minimap.width() // 2, 12))
    assert middle(canvas).y() < canvas.drawing.bounds().center().y()
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(5, 12))
    here = middle(canvas)
    QTest.mouseMove(minimap, bottom)
    assert middle(canvas) == here


def test_the_frame_is_taken_where_the_mouse_is(window, minimap):
    canvas = window.canvas
    canvas.zoom_reset()
    frame = minimap.frame()
    before = middle(canvas)
    QTest.mousePress(minimap, LEFT, pos=(frame.center() + QPointF(0, 2)).toPoint())
    assert (middle(canvas) - before).manhattanLength() < 60  # a pixel of the map is many of the scene
    QTest.mouseRelease(minimap, LEFT)


def test_it_goes_and_comes_by_its_action_and_is_remembered(window, minimap):
    switch = window.actions_by_name["minimap"]
    assert switch.isChecked()
    switch.trigger()
    assert not minimap.isVisible() and window.settings.text("minimap") == "off"
    switch.trigger()
    assert minimap.isVisible()


def test_an_empty_network_has_none_and_a_moved_block_is_drawn_where_it_is(qtbot, window, minimap):
    picture = minimap.grab().toImage()
    id = next(iter(window.document.graph.nodes))
    window.document.edit("Move", lambda graph: edits.move(graph, {id: (2000.0, 0.0)}))
    # a moment after the numbers
    qtbot.waitUntil(lambda: minimap.width() > picture.width() / minimap.devicePixelRatioF())
    assert minimap.grab().toImage() != picture
    window.document.edit("Delete", lambda graph: edits.remove(graph, graph.nodes))
    qtbot.waitUntil(lambda: not minimap.isVisible())


def test_the_picture_is_kept_while_one_pans(window, minimap):
    minimap.grab()
    kept = minimap._picture.cacheKey()
    window.canvas.verticalScrollBar().setValue(window.canvas.verticalScrollBar().value() + 50)
    minimap.grab()
    assert minimap._picture.cacheKey() == kept
