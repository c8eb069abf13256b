"""The files of the last times on the welcome page: a small picture, a name, a folder; those that are gone say so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from visionlab.cost.analysis import analyse
from visionlab.problem import Problem
from visionlab.ui.icons import drawing, keep_icon, path_data
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.thumbnail import Sketch, sketch
from visionlab.ui.theme import Length, Type, font, theme

#: more are in the File menu
_MOST = 8
_PICTURE = QSize(56, 34)
#: a sketch keeps a margin for large pictures, which a small one has no room for
_MARGIN = 8
_SIGN = 16


class RecentFiles(QWidget):
    """A heading and a row for each file, the latest first; hidden while there are none."""

    #: a Path to open
    chosen = Signal(object)
    #: a Path that is no longer to be offered
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(label(self.tr("Recent files"), "heading"))
        self.rows: list[RecentRow] = []
        #: one file at a turn of the event loop, so that large ones do not hold the window up
        self._learning = QTimer(self, singleShot=True, interval=0)
        self._learning.timeout.connect(self._learn)
        self.hide()

    def show_files(self, paths: Sequence[Path]) -> None:
        """Offer these files."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(path) for path in paths[:_MOST]]
        for row in self.rows:
            row.open_button.clicked.connect(lambda _checked=False, path=row.path: self.chosen.emit(path))
            row.forget_button.clicked.connect(lambda _checked=False, path=row.path: self.forgotten.emit(path))
            self._column.addWidget(row)
        self.setVisible(bool(paths))
        self._learning.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if any(row.open_button.is_unknown for row in self.rows) and not self._learning.isActive():
            self._learning.start()

    def _learn(self) -> None:
        """Draw the next file that is seen."""
        unknown = next((row for row in self.rows if row.open_button.is_unknown), None)
        if unknown is not None and self.isVisible():
            unknown.open_button.learn()
            self._learning.start()


class RecentRow(QWidget):
    """A file to open, and where it is gone a cross that takes it off the list."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.open_button = _FileButton(path)
        self.forget_button = QToolButton()
        self.forget_button.setProperty("small", True)
        keep_icon(self.forget_button.setIcon, "close", "muted")
        self.forget_button.setToolTip(tooltip(self.tr("Take it off the list")))
        self.forget_button.setAccessibleName(self.tr("Take {name} off the list").format(name=path.stem))
        self.forget_button.setVisible(not self.open_button.is_there)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.tiny)
        row.addWidget(self.open_button, 1)
        row.addWidget(self.forget_button)


class _FileButton(QPushButton):
    """The file's picture, its name over its folder."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.is_there = _is_there(path)
        #: its picture is still to be drawn
        self.is_unknown = self.is_there
        self._sketch: Sketch | None = None
        self.setProperty("flat", True)
        self.setProperty("role", "file")  # the style says how high it is
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEnabled(self.is_there)
        gone = self.tr("It is no longer there: it was moved, renamed or deleted")
        self.setToolTip(tooltip(str(path), *(() if self.is_there else (gone,))))
        self.setAccessibleName(path.stem)
        self.setAccessibleDescription(str(path) if self.is_there else gone)
        theme().changed.connect(self.update)

    def learn(self) -> None:
        """Read the file for its picture; a damaged one stays without."""
        from visionlab import project

        self.is_unknown = False
        try:
            graph = project.load(self._path).graph
        except Problem:
            return
        self._sketch = sketch(graph, analyse(graph))
        self.update()

    @cached_property
    def _folder(self) -> str:
        home, folder = Path.home(), self._path.parent
        return f"~/{folder.relative_to(home)}" if folder != home and folder.is_relative_to(home) else str(folder)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # the ground, and the ring where the keyboard is
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _PICTURE.height()) // 2
        picture = QRect(QPoint(Length.tiny, top), _PICTURE)
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.setBrush(theme().colour("canvas"))
        painter.drawRoundedRect(QRectF(picture).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._sketch is not None:
            self._sketch.paint(painter, QRectF(picture).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        elif not self.is_unknown:
            sign = drawing(path_data("warning" if not self.is_there else "gallery"), theme().colour("muted"), _SIGN)
            painter.drawPixmap(picture.center() - QPoint(_SIGN // 2, _SIGN // 2), sign)
        left = picture.right() + Length.small
        room = self.width() - left - Length.tiny
        folder = self._folder if self.is_there else self.tr("Not found")
        lines = (
            (self._path.stem, font(), "text" if self.is_there else "muted", 5, Qt.TextElideMode.ElideRight),
            (folder, font(Type.small), "muted", 23, Qt.TextElideMode.ElideLeft),
        )
        for text, face, colour, y, where in lines:
            painter.setFont(face)
            painter.setPen(theme().colour(colour))
            told = QFontMetrics(face).elidedText(text, where, room)
            painter.drawText(QRect(left, y, room, 18), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        painter.end()


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
