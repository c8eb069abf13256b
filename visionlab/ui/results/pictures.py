"""Pictures of arrays, and a grid of them that can be walked and opened."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Number = Qt.ItemDataRole.UserRole


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A picture of uint8 (H, W, 3), (H, W) or (H, W, 1)."""
    import numpy as np

    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    form = QImage.Format.Format_RGB888 if kept.ndim == 3 else QImage.Format.Format_Grayscale8
    return QImage(kept.data, width, height, kept.strides[0], form).copy()  # its own memory


def unpacked(told: Mapping[str, Any]) -> NDArray[np.uint8]:
    """The array that a child sent."""
    import numpy as np

    return np.frombuffer(base64.b64decode(told["bytes"]), np.uint8).reshape(told["shape"])


def sharp(image: QImage, side: int, ratio: float) -> QPixmap:
    """As large as fits into a square of device-independent pixels; small pictures keep their pixels apart."""
    room = round(side * ratio)
    is_larger = max(image.width(), image.height()) > room
    mode = Qt.TransformationMode.SmoothTransformation if is_larger else Qt.TransformationMode.FastTransformation
    made = QPixmap.fromImage(image.scaled(room, room, Qt.AspectRatioMode.KeepAspectRatio, mode))
    made.setDevicePixelRatio(ratio)
    return made


class Tile(NamedTuple):
    """A picture in the grid: what is below it and in its tool tip, and a number of its owner's."""

    image: QImage
    words: str
    tip: str
    number: int


class PictureGrid(QListWidget):
    """Pictures in rows; Enter or a double click opens one, the arrow keys go from one to the next."""

    opened = Signal(int)

    def __init__(self, name: str, side: int, lines: int) -> None:
        """`side` of a picture in device-independent pixels, and how many lines of words are below it."""
        super().__init__()
        self._side = side
        #: what its owner waits for, to be known again when it comes
        self.awaited: object = None
        self.setAccessibleName(name)
        self.setProperty("role", "pictures")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setSpacing(Length.tiny)
        self.setIconSize(QSize(side, side))
        words = lines * self.fontMetrics().height()
        self.setGridSize(QSize(side + (Length.huge if lines else Length.small), side + words + Length.medium))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_Number)))

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these in place of what was there."""
        self.clear()
        self.add_tiles(tiles)

    def add_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these behind what is there."""
        ratio = self.devicePixelRatioF()
        for tile in tiles:
            item = QListWidgetItem(QIcon(sharp(tile.image, self._side, ratio)), tile.words)
            item.setToolTip(tooltip(tile.tip))
            item.setData(_Number, tile.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tile.tip or tile.words)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.addItem(item)
