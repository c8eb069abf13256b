"""The welcome page, driven by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.presets.registry import presets
from visionlab.ui.panels.gallery import Gallery
from visionlab.ui.panels.preset_grid import ID
from visionlab.ui.panels.thumbnail import node_boxes


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    made = Gallery()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def _cards(gallery: Gallery) -> list[QModelIndex]:
    model = gallery.grid.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def _ids(gallery: Gallery) -> list[str]:
    return [index.data(ID) for index in _cards(gallery)]


def test_all_presets_are_there_and_their_figures_come_after_the_first_paint(gallery: Gallery, qtbot: QtBot) -> None:
    assert _ids(gallery) == list(presets())
    known = gallery.grid.presets.known
    qtbot.waitUntil(lambda: known.keys() == presets().keys())
    assert known["resnet-50"].report.parameters == 25_557_032
    assert known["resnet-50"].report.macs == 4_089_184_256


def test_a_gallery_that_is_not_seen_works_nothing_out(qtbot: QtBot) -> None:
    hidden = Gallery()
    qtbot.addWidget(hidden)
    assert not hidden.grid.presets.known


def test_a_click_on_a_card_chooses_it(gallery: Gallery, qtbot: QtBot) -> None:
    index = next(index for index in _cards(gallery) if index.data(ID) == "densenet-121")
    place = gallery.grid.visualRect(index).center()
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        qtbot.mouseClick(gallery.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["densenet-121"]


@pytest.mark.parametrize(
    ("text", "found"), [("resnet 50", ["resnet-50"]), ("227", ["alexnet"]), ("zisserman", ["vgg-16"])]
)
def test_the_filter(gallery: Gallery, qtbot: QtBot, text: str, found: list[str]) -> None:
    qtbot.keyClicks(gallery.search, text)
    assert _ids(gallery) == found
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert chosen.args == found
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert _ids(gallery) == list(presets())


def test_nothing_found_is_said(gallery: Gallery, qtbot: QtBot) -> None:
    qtbot.keyClicks(gallery.search, "swin")
    assert not gallery.grid.isVisible() and "swin" in gallery._nothing.text()


def test_arrows_and_enter(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.activateWindow()
    gallery.search.setFocus()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    qtbot.waitUntil(gallery.grid.hasFocus)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        qtbot.keyClick(gallery.grid, Qt.Key.Key_Return)
    assert chosen.args == [list(presets())[1]]
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Up)
    qtbot.waitUntil(gallery.search.hasFocus)


@pytest.mark.parametrize("width", [640, 900, 1366, 1920])
def test_cards_fill_the_width_without_overlapping(gallery: Gallery, qtbot: QtBot, width: int) -> None:
    gallery.resize(width, 700)
    boxes = [gallery.grid.visualRect(index) for index in _cards(gallery)]
    for number, box in enumerate(boxes):
        assert all(not box.intersects(other) for other in boxes[:number])
        assert box.left() >= 0 and box.right() <= gallery.grid.width()
    rows: dict[int, int] = {}
    for box in boxes:
        rows[box.top()] = rows.get(box.top(), 0) + 1
    room = gallery.grid.width()
    assert max(rows.values()) == min(len(boxes), max(1, (room - 20) // 228))


def test_recent_files(gallery: Gallery, qtbot: QtBot) -> None:
    paths = [Path("/tmp/a/first & best.vlab"), Path("/tmp/b/second.vlab")]
    gallery.set_recent(paths)
    gallery.set_recent(paths[::-1])

    def buttons() -> list[QPushButton]:
        return [
            button for button in gallery.findChildren(QPushButton) if hasattr(button, "path") and button.isVisible()
        ]

    qtbot.waitUntil(lambda: [button.path for button in buttons()] == paths[::-1])
    with qtbot.waitSignal(gallery.file_chosen) as chosen:
        qtbot.mouseClick(buttons()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [paths[0]]


def test_new_and_open(gallery: Gallery, qtbot: QtBot) -> None:
    with qtbot.waitSignal(gallery.new_requested):
        qtbot.mouseClick(gallery._new, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(gallery.open_requested):
        qtbot.mouseClick(gallery._open, Qt.MouseButton.LeftButton)


def _fork() -> Graph:
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](channels=3, height=32, width=32), 100, 0),
        Node("left", kinds["conv"](channels=8), 0, 130),
        Node("right", kinds["conv"](channels=8), 260, 130),
        Node("add", kinds["add"](), 100, 260),
    ]
    return Graph.of(
        nodes, [Link("input", "left"), Link("input", "right"), Link("left", "add"), Link("right", "add", 1)]
    )


@pytest.mark.parametrize("graph", [preset.graph() for preset in presets().values()] + [_fork()])
def test_no_node_of_a_small_picture_hides_another_or_leaves_it(graph: Graph) -> None:
    box = QRectF(0, 0, 216, 96)
    places = node_boxes(graph, analyse(graph), box)
    assert places.keys() == graph.nodes.keys()
    boxes = list(places.values())
    for number, place in enumerate(boxes):
        assert box.contains(place)
        assert all(not place.intersects(other) for other in boxes[:number])
    assert all(places[link.source].right() < places[link.target].left() for link in graph.links)


def test_an_empty_network_has_an_empty_picture() -> None:
    assert node_boxes(EMPTY, analyse(EMPTY), QRectF(0, 0, 10, 10)) == {}
