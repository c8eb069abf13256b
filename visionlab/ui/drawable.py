"""A view as a picture: in pixels, or in lines and letters that stay sharp at any size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from visionlab.problem import Problem
from visionlab.ui.theme import font, theme

#: QImage holds no more pixels than this a side, and half a gigabyte is enough for all of them
_MOST_A_SIDE, _MOST_PIXELS = 32_000, 128_000_000
#: points: beyond these some readers show no page of a PDF
_LONGEST_PAGE = 14_400
#: points an inch
_POINTS = 72

#: what is behind the picture: the colours of the theme, those of a light page, or nothing
Ground = Literal["theme", "light", "clear"]


class Drawable:
    """A view to be written as a picture. Needs a QGuiApplication.

    A scale is the pixels (of a PDF, points) that a unit takes.
    """

    #: it can be painted in other colours than those of the screen
    has_grounds = True

    @property
    def box(self) -> QRectF:
        """All of it, in its own units."""
        raise NotImplementedError

    def ground(self) -> QColor:
        """The colour behind it."""
        return theme().colour("canvas")

    def paint_pixels(self, painter: QPainter, scale: float, is_clear: bool) -> None:
        """Paint it for an image in pixels, over its ground."""
        self.paint_lines(painter)

    def paint_lines(self, painter: QPainter) -> None:
        """Paint it in lines and letters."""
        raise NotImplementedError

    @property
    def most_for_pixels(self) -> float:
        """The largest scale of an image."""
        width, height = max(self.box.width(), 1.0), max(self.box.height(), 1.0)
        return min(_MOST_A_SIDE / max(width, height), sqrt(_MOST_PIXELS / (width * height)))

    @property
    def most_for_page(self) -> float:
        """The largest scale of a page."""
        return _LONGEST_PAGE / max(self.box.width(), self.box.height(), 1.0)

    def image(self, scale: float = 1.0, dark: bool | None = None, is_clear: bool = False) -> QImage:
        """In pixels, light or dark (None: as the theme is); smaller where it would be too large for an image."""
        scale = min(scale, self.most_for_pixels)
        size = QSize(max(1, ceil(self.box.width() * scale)), max(1, ceil(self.box.height() * scale)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied if is_clear else QImage.Format.Format_RGB32)
        with theme().borrowed(theme().is_dark if dark is None else dark):
            image.fill(Qt.GlobalColor.transparent if is_clear else self.ground())
            painter = self._painter(image, scale)
            self.paint_pixels(painter, scale, is_clear)
            painter.end()
        return image

    def png(self, scale: float, dark: bool | None = None, is_clear: bool = False) -> bytes:
        """As a PNG file. Raises Problem where it cannot be written."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, QByteArray(b"png")).write(self.image(scale, dark, is_clear)):
            raise Problem("The picture could not be written: it is too large")
        return bytes(buffer.data().data())

    def svg(self, scale: float = 1.0, dark: bool = False, is_clear: bool = False) -> bytes:
        """As SVG; words stay words, so that they can be found and edited."""
        buffer = QBuffer()
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        size = QSizeF(self.box.width() * scale, self.box.height() * scale)
        made.setSize(size.toSize())
        made.setViewBox(QRectF(0, 0, size.width(), size.height()))
        made.setTitle("Network")
        made.setDescription("Made by VisionLab")
        self._paint_lines(made, scale, dark, is_clear)
        # whoever has not this font gets one like it
        family = f'font-family="{QFontInfo(font()).family()}, Helvetica, Arial, sans-serif"'
        return re.sub(rb'font-family="[^"]*"', lambda _: family.encode(), bytes(buffer.data().data()))

    def pdf(self, scale: float = 1.0, dark: bool = False, is_clear: bool = False) -> bytes:
        """As a PDF of one page with its fonts; smaller where no page could be so long."""
        scale = min(scale, self.most_for_page)
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        made = QPdfWriter(buffer)
        made.setCreator("VisionLab")
        made.setResolution(_POINTS)
        page = QPageSize(
            QSizeF(self.box.width() * scale, self.box.height() * scale),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.ExactMatch,
        )
        made.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        self._paint_lines(made, scale, dark, is_clear)
        return bytes(buffer.data().data())

    def _paint_lines(self, device: QSvgGenerator | QPdfWriter, scale: float, dark: bool, is_clear: bool) -> None:
        with theme().borrowed(dark):
            painter = self._painter(device, scale)
            if not is_clear:
                painter.fillRect(self.box, self.ground())
            self.paint_lines(painter)
            painter.end()

    def _painter(self, device: QImage | QSvgGenerator | QPdfWriter, scale: float) -> QPainter:
        painter = QPainter(device)
        painter.scale(scale, scale)
        painter.translate(-self.box.topLeft())
        return painter


@dataclass(frozen=True, slots=True)
class Wish:
    """What a picture shall be like."""

    #: `png`, `svg` or `pdf`
    format: str = "png"
    scale: float = 2.0
    ground: Ground = "light"

    def of(self, view: Drawable) -> bytes:
        """The picture of a view; of one that would be too large, a smaller one."""
        how = self._how(view)
        if self.format == "svg":
            return view.svg(1.0, *how)
        return view.pdf(1.0, *how) if self.format == "pdf" else view.png(self.scale, *how)

    def image(self, view: Drawable, scale: float) -> QImage:
        """The picture in pixels, at another scale."""
        return view.image(scale, *self._how(view))

    def _how(self, view: Drawable) -> tuple[bool, bool]:
        """Dark or light, and whether there is nothing behind it."""
        ground = self.ground if view.has_grounds else "theme"
        return theme().is_dark and ground != "light", ground == "clear"
