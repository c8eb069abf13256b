"""Every kind of part has a pictogram of its own, in one style."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from visionlab import resources
from visionlab.blocks.catalogue import all_parts
from visionlab.ui import icons
from visionlab.ui.icons import pictogram
from visionlab.ui.panels.common import pictogram_tile
from visionlab.ui.theme import theme

KINDS = sorted(all_parts())


def path(kind: str) -> ElementTree.Element:
    root = ElementTree.parse(resources.path(f"icons/kinds/{kind}.svg")).getroot()
    (found,) = root
    return found


def drawn(kind: str, side: int = 96) -> QImage:
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(resources.path(f"icons/kinds/{kind}.svg"))).render(painter)
    painter.end()
    return picture


def test_there_is_one_for_each_kind_and_no_other() -> None:
    assert sorted(file.stem for file in resources.path("icons/kinds").iterdir()) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_line_drawing_on_the_grid(kind: str, qapp: object) -> None:
    line = path(kind)
    assert line.get("stroke-width") == "1.6" and line.get("stroke") == "currentColor" and line.get("fill") == "none"
    picture = drawn(kind)
    inked = [(x, y) for x in range(96) for y in range(96) if picture.pixelColor(x, y).alpha() > 40]
    assert len(inked) > 150
    # a pixel is a quarter of a unit of the grid: nothing touches its border, and it is not off to one side
    assert all(1 <= x < 95 and 1 <= y < 95 for x, y in inked)
    for values in zip(*inked, strict=True):
        assert abs((min(values) + max(values)) / 2 - 47.5) <= 10


def test_no_two_are_the_same(qapp: object) -> None:
    pictures = {kind: bytes(drawn(kind, 24).constBits()) for kind in KINDS}
    assert len(set(pictures.values())) == len(KINDS)


def test_a_kind_without_one_is_drawn_as_a_plain_block() -> None:
    assert icons.kind_path("no_such_kind") == icons.path_data("block")


def test_pictures_are_painted_once(qtbot: QtBot) -> None:
    part = all_parts()["conv"]
    red = QColor("red")
    assert pictogram(part, red, 16).cacheKey() == pictogram(part, red, 16).cacheKey()
    tile = pictogram_tile(part, 24, 2.0)
    assert tile.cacheKey() == pictogram_tile(part, 24, 2.0).cacheKey()
    assert (tile.width(), tile.devicePixelRatio()) == (48, 2.0)
    with theme().borrowed(dark=not theme().is_dark):
        assert pictogram_tile(part, 24, 2.0).cacheKey() != tile.cacheKey()
