"""Writes what is seen as a picture: the canvas, the figure, a panel or the whole window; as PNG, SVG or PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visionlab.problem import Problem
from visionlab.project.files import write
from visionlab.ui import ask, words
from visionlab.ui.canvas.picture import Picture
from visionlab.ui.drawable import Drawable, Wish
from visionlab.ui.figure.picture import FigurePicture
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length
from visionlab.ui.widget_picture import WidgetPicture

if TYPE_CHECKING:
    from visionlab.ui.window import Window

FORMATS = ("png", "svg", "pdf")
SCALES = (1, 2, 3, 4)
_PREVIEW = QSize(440, 240)


@dataclass(frozen=True, slots=True)
class View:
    """Something that can be written as a picture."""

    title: str
    drawable: Callable[[], Drawable]
    #: whether it is seen now
    is_shown: bool = False


def views(window: Window) -> list[View]:
    """What there is to write: the network in both ways, each panel that is seen, the window."""
    document, editor = window.document, window.editor
    made = [
        View(
            window.tr("Network, as on the canvas"),
            lambda: Picture(document.graph, document.report, document.colour_by.measure, document.folds.now),
            not editor.is_figure,
        ),
        View(
            window.tr("Network, as a figure"), lambda: FigurePicture(document.graph, document.report), editor.is_figure
        ),
    ]
    for dock in (window.analysis_dock, window.training_dock, window.results_dock):
        if dock.isVisible():
            made.append(View(dock.windowTitle(), partial(WidgetPicture, dock.widget())))
    made.append(View(window.tr("Window"), lambda: WidgetPicture(window)))
    return made


class PictureDialog(QDialog):
    """What, in which format, how large, on which ground; with a small picture of what it will be like."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._views = views(window)
        self._drawn: dict[int, Drawable] = {}
        self._name, self._folder = window.document.name or "network", window.files.folder()
        #: what was written; None while nothing was
        self.path: Path | None = None
        self.setWindowTitle(self.tr("Export a picture"))
        self.wish = Wish(ground="theme")
        self.what = QComboBox()
        self.what.addItems([view.title for view in self._views])
        self.what.setCurrentIndex(next((at for at, view in enumerate(self._views) if view.is_shown), 0))
        self.formats = _Choice([name.upper() for name in FORMATS], self.tr("Format"))
        self.scales = _Choice([f"{scale}×" for scale in SCALES], self.tr("Scale"))
        self.grounds = _Choice(
            [self.tr("As on the screen"), self.tr("Light"), self.tr("Transparent")], self.tr("Background")
        )
        self.preview, self.size_label = QLabel(), label("", "small")
        self.preview.setFixedSize(_PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.copy, self.save = QPushButton(self.tr("Copy")), QPushButton(self.tr("Save…"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.copy.setToolTip(self.tr("Put the picture on the clipboard, in pixels"))
        self._lay_out()
        self.what.activated.connect(lambda _index: self._show())
        self.formats.chosen.connect(lambda at: self._want(format=FORMATS[at]))
        self.scales.chosen.connect(lambda at: self._want(scale=float(SCALES[at])))
        self.grounds.chosen.connect(lambda at: self._want(ground=("theme", "light", "clear")[at]))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.scales.choose(SCALES.index(2))
        self._show()

    def _lay_out(self) -> None:
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Length.medium)
        grid.setVerticalSpacing(Length.small)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("View"), self.what),
            (self.tr("Format"), self.formats),
            (self.tr("Scale"), self.scales),
            (self.tr("Background"), self.grounds),
        )
        for row, (name, widget) in enumerate(rows):
            heading = label(name, "muted")
            heading.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(heading, row, 0)
            grid.addWidget(widget, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addWidget(self.size_label)
        buttons.addStretch(1)
        for button in (self.copy, self.cancel, self.save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.large, Length.large, Length.large, Length.large)
        column.setSpacing(Length.medium)
        column.addWidget(self.preview, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(grid)
        column.addLayout(buttons)

    @property
    def drawable(self) -> Drawable:
        """The view that is chosen."""
        at = self.what.currentIndex()
        if at not in self._drawn:
            self._drawn[at] = self._views[at].drawable()
        return self._drawn[at]

    def _want(self, **changes: object) -> None:
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        box, is_png = self.drawable.box, self.wish.format == "png"
        # lines have no pixels: their scale is the reader's
        self.scales.setEnabled(is_png)
        self.grounds.setEnabled(self.drawable.has_grounds)
        ratio = self.devicePixelRatioF()
        fits = min(_PREVIEW.width() / box.width(), _PREVIEW.height() / box.height(), 1.0)
        pixmap = QPixmap.fromImage(self.wish.image(self.drawable, fits * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)
        scale = min(self.wish.scale, self.drawable.most_for_pixels) if is_png else 1.0
        size = self.tr("{width} × {height} pixels") if is_png else self.tr("{width} × {height} points")
        told = size.format(width=round(box.width() * scale), height=round(box.height() * scale))
        if is_png and scale < self.wish.scale:
            told += self.tr(": the largest that fits")
        self.size_label.setText(told)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(self.wish.image(self.drawable, self.wish.scale))

    def _save(self) -> None:
        stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in self._name)
        format = self.wish.format
        suggested = str(Path(self._folder) / f"{stem}.{format}")
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, f"{format.upper()} (*.{format})")
        if name:
            self.write(Path(name if Path(name).suffix else f"{name}.{format}"))

    def write(self, path: Path) -> None:
        """Write the picture; what hinders it is said."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            write(path, self.wish.of(self.drawable))
        except Problem as problem:
            QGuiApplication.restoreOverrideCursor()
            ask.refuse(self, words.problem(problem))
            return
        QGuiApplication.restoreOverrideCursor()
        self.path = path
        self.accept()


class _Choice(QWidget):
    """A few words side by side, of which one is chosen."""

    #: its number
    chosen = Signal(int)

    def __init__(self, options: Sequence[str], name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, option in enumerate(options):
            button = QToolButton()
            button.setText(option)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{name}: {option}")
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        self.choose(0)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self.chosen)

    def choose(self, number: int) -> None:
        """Show this one as chosen."""
        self._group.button(number).setChecked(True)

    def button(self, number: int) -> QAbstractButton:
        """The button of an option."""
        return self._group.button(number)
