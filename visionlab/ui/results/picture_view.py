"""One picture as the network sees it, with where it sees a class laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.ui.theme import theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: of 255, how much the overlay covers where it is strongest
_COVER = 190


def overlay_of(shares: NDArray[np.uint8]) -> QImage:
    """A class activation uint8 (H, W) as colours: clear where it is 0, then yellow, red where it is 255."""
    import numpy as np

    share = shares.astype(np.float32) / 255
    height, width = share.shape
    made = np.empty((height, width, 4), np.uint8)  # blue, green, red, alpha in memory
    made[..., 0] = 40
    made[..., 1] = (220 - 190 * share).astype(np.uint8)
    made[..., 2] = 255 - (25 * share).astype(np.uint8)
    made[..., 3] = (_COVER * np.sqrt(share)).astype(np.uint8)
    return QImage(made.data, width, height, 4 * width, QImage.Format.Format_ARGB32).copy()


class PictureView(QWidget):
    """A square in which the picture is as large as fits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.picture: QImage | None = None
        self.overlay: QImage | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_picture(self, picture: QImage | None) -> None:
        """Show a picture, as yet without an overlay."""
        self.picture, self.overlay = picture, None
        self.update()

    def show_overlay(self, overlay: QImage | None) -> None:
        """Lay this over it."""
        self.overlay = overlay
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        if self.picture is None:
            painter.fillRect(QRectF(0, 0, side, side), theme().colour("hover"))
            painter.end()
            return
        scale = side / max(self.picture.width(), self.picture.height())
        place = QRectF(0, 0, self.picture.width() * scale, self.picture.height() * scale)
        Hint = QPainter.RenderHint
        painter.setRenderHint(Hint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(place, self.picture)
        if self.overlay is not None:
            painter.setRenderHint(Hint.SmoothPixmapTransform, True)
            whole = self.overlay.scaled(
                place.size().toSize(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(place.topLeft(), whole)
        painter.end()
