"""Icons: line drawings of our own on a 24 x 24 grid, in the colours of the theme."""

from __future__ import annotations

import functools
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from visionlab import resources
from visionlab.layers.base import Part
from visionlab.ui.theme import Length, theme

_GRID = 24
#: width of a line on it
_STROKE = 1.6
#: what a kind of part without a pictogram of its own is drawn as: a box of two parts
_PLAIN = "block"


def _svg(path: str, colour: QColor, width: float) -> QSvgRenderer:
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_GRID} {_GRID}">'
        f'<path d="{path}" fill="none" stroke="{colour.name()}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return QSvgRenderer(QByteArray(text.encode("ascii")))


def drawing(
    path: str, colour: QColor, size: float = Length.icon, ratio: float = 2.0, width: float = _STROKE
) -> QPixmap:
    """A path as a picture, `size` device-independent pixels wide."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _svg(path, colour, width).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@functools.cache
def kind_path(kind: str) -> str:
    """The pictogram of a kind of part: the path of `resources/icons/kinds/KIND.svg`."""
    known = {file.stem for file in resources.path("icons/kinds").glob("*.svg")}
    return path_data(f"kinds/{kind}" if kind in known else _PLAIN)


@functools.lru_cache(maxsize=512)
def _pictogram(kind: str, colour: int, size: float, ratio: float) -> QPixmap:
    return drawing(kind_path(kind), QColor(colour), size, ratio)


def pictogram(part: type[Part], colour: QColor, size: float = Length.icon, ratio: float = 2.0) -> QPixmap:
    """The pictogram of a kind of part, drawn once for each size, colour and ratio of pixels."""
    return _pictogram(part.kind, colour.rgb(), size, ratio)


@functools.lru_cache(maxsize=256)
def _line_drawing(kind: str, colour: int) -> QSvgRenderer:
    return _svg(kind_path(kind), QColor(colour), _STROKE)


def line_drawing(part: type[Part], colour: QColor) -> QSvgRenderer:
    """The pictogram of a kind of part as lines, which are sharp at any scale and stay lines in an SVG or a PDF."""
    return _line_drawing(part.kind, colour.rgb())


def path_data(name: str) -> str:
    """The path of an icon in `resources/icons`."""
    text = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return text.split(' d="', 1)[1].split('"', 1)[0]


def icon(name: str, colour: str = "text") -> QIcon:
    """An action's icon in the present theme; a themed widget asks again on `theme().changed`."""
    made = QIcon()
    data = path_data(name)
    shade = theme().colour(colour)
    made.addPixmap(drawing(data, shade))
    made.addPixmap(drawing(data, theme().colour("border")), QIcon.Mode.Disabled)
    return made


def keep_icon(set_icon: Callable[[QIcon], object], name: str, colour: str = "text") -> None:
    """Give a widget or action an icon, and a new one whenever the theme changes."""

    def refresh() -> None:
        try:
            set_icon(icon(name, colour))
        except RuntimeError:  # the widget is gone
            theme().changed.disconnect(refresh)

    refresh()
    theme().changed.connect(refresh)


ICON_SIZE = QSize(Length.icon, Length.icon)
