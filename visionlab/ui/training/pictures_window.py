"""The pictures of a data set, by split and class, as they are or as the network sees them in training."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from visionlab.data.base import SPLITS
from visionlab.data.registry import data_set
from visionlab.problem import unpack
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.results.pictures import PictureGrid, Tile, image_of, unpacked
from visionlab.ui.theme import Length
from visionlab.ui.training.class_list import ClassList
from visionlab.ui.training.pictures_child import PicturesChild

_SIZE = (956, 640)
_SIDE, _CLASSES_WIDTH, _UNREADABLE_HEIGHT = 88, 200, 84
#: pictures asked for at a time
_PIECE = 60


class PicturesWindow(QDialog):
    """Stays open beside the main window; a child reads the pictures."""

    def __init__(self, settings: RunSettings, parent: QWidget | None = None, python: str = "") -> None:
        super().__init__(parent)
        self.settings = settings
        data = data_set(settings.data)
        name = Path(settings.data_dir).name if data.needs_folder else data.title
        self.setWindowTitle(self.tr("Pictures of {data}").format(data=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._child = PicturesChild(self, python) if python else PicturesChild(self)
        self._again = 1
        self._label: int | None = None
        #: pictures of the split, or of the class chosen
        self._total = 0
        self.split = QComboBox()
        self.split.setAccessibleName(self.tr("Split"))
        for name, title in zip(SPLITS, (self.tr("Training"), self.tr("Validation"), self.tr("Test")), strict=True):
            self.split.addItem(title, name)
        self.augmented = QCheckBox(self.tr("As the network sees them"))
        self.augmented.setToolTip(tooltip(self.tr("Changed at random as the present settings say")))
        self.again = QPushButton(self.tr("Again"))
        self.again.setToolTip(tooltip(self.tr("Other random numbers")))
        self.again.setEnabled(False)
        self.classes = ClassList()
        self.grid = PictureGrid(self.tr("Pictures"), _SIDE, 1)
        self.status = label("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.unreadable_title = label("", wrap=True)
        self.unreadable = QListWidget()
        self.unreadable.setAccessibleName(self.tr("Files that could not be read"))
        self.unreadable.setFixedHeight(_UNREADABLE_HEIGHT)
        self._lay_out()
        self._connect()
        self._show_unreadable((), ())
        self._show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Length.medium)
        bar.addWidget(self.split)
        bar.addWidget(self.augmented)
        bar.addWidget(self.again)
        bar.addStretch(1)
        bar.addWidget(self.status)
        bar.addWidget(self.progress)
        bar.addWidget(self.cancel)
        right = QVBoxLayout()
        right.setSpacing(Length.small)
        right.addWidget(self.grid, 1)
        right.addWidget(self.unreadable_title)
        right.addWidget(self.unreadable)
        self.classes.setFixedWidth(_CLASSES_WIDTH)
        below = QHBoxLayout()
        below.setSpacing(Length.medium)
        below.addWidget(self.classes)
        below.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Length.large, Length.medium, Length.large, Length.large)
        outer.setSpacing(Length.medium)
        outer.addLayout(bar)
        outer.addLayout(below, 1)
        for button in (self.again, self.cancel):  # Enter opens no dialog's default here
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.split.currentIndexChanged.connect(lambda _index: self._show())
        self.classes.chosen.connect(self._choose)
        self.augmented.toggled.connect(self._show_augmented)
        self.again.clicked.connect(self._show_again)
        self.cancel.clicked.connect(self._stop)
        self.grid.verticalScrollBar().valueChanged.connect(lambda _value: self._fill())
        self.grid.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fill())
        self._child.progressed.connect(self._progressed)
        self._child.found.connect(self._found)
        self._child.failed.connect(self._failed)

    def use(self, settings: RunSettings) -> None:
        """The settings by which pictures are changed; another data set is another window's."""
        if settings != self.settings:
            self.settings = settings
            if self.augmented.isChecked():
                self._show()

    # -- what a person does

    def _choose(self, number: int | None) -> None:
        if number != self._label:
            self._label = number
            self._show()

    def _show_augmented(self, is_on: bool) -> None:
        self.again.setEnabled(is_on)
        self._show()

    def _show_again(self) -> None:
        self._again += 1
        self._show()

    def _stop(self) -> None:
        self._child.close()
        self._rest(self.tr("Stopped: choose a split or class to go on"))

    # -- asking and showing

    def _show(self) -> None:
        """Show the pictures from the first one on."""
        self.grid.clear()
        self._total = 0
        self._ask(0)

    def _fill(self) -> None:
        """More of them, once one has scrolled nearly to the end."""
        bar, there = self.grid.verticalScrollBar(), self.grid.count()
        is_near = bar.maximum() - bar.value() < self.grid.height() // 2
        if 0 < there < self._total and is_near and not self._child.is_busy:
            self._ask(there)

    def _ask(self, start: int) -> None:
        self.status.setText(self.tr("Reading…"))
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.cancel):
            widget.show()
        self._child.ask(
            {
                "settings": self.settings.to_json(),
                "split": self.split.currentData(),
                "label": self._label,
                "start": start,
                "count": _PIECE,
                "augmented": self.augmented.isChecked(),
                "again": self._again,
            }
        )

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _found(self, question: Mapping[str, Any], told: Mapping[str, Any]) -> None:
        self._total = told["total"]
        names, start = told["classes"], question["start"]
        self.classes.show_counts(names, told["counts"])
        tiles = []
        for n, (pixels, number) in enumerate(zip(unpacked(told["images"]), told["labels"], strict=True), start):
            tip = self.tr("{name}, number {number}").format(name=names[number], number=n + 1)
            tiles.append(Tile(image_of(pixels), names[number], tip, n))
        self.grid.add_tiles(tiles)
        count = words.plural("{count} picture", "{count} pictures", self._total)
        self._rest(count if self._total else self.tr("No pictures of this class here"))
        self._show_unreadable(told["unreadable"], told["warnings"])
        self.grid.doItemsLayout()  # Qt would do it later, and the length be unknown until then
        self._fill()

    def _failed(self, why: str) -> None:
        self._rest("")
        self._show_unreadable((), (why,))

    def _rest(self, sentence: str) -> None:
        self.status.setText(sentence)
        for widget in (self.progress, self.cancel):
            widget.hide()

    def _show_unreadable(self, files: Any, warnings: Any) -> None:
        """What could not be read, and what else there is to say of the data set."""
        count = self.tr("Files that could not be read: {count}").format(count=len(files)) if files else ""
        sentences = [words.text(unpack(warning) or "").rstrip(".") + "." for warning in warnings]
        self.unreadable_title.setText(" ".join((*sentences, count)).strip())
        self.unreadable_title.setVisible(bool(self.unreadable_title.text()))
        self.unreadable.setVisible(bool(files))
        self.unreadable.clear()
        for name, why in files:
            self.unreadable.addItem(name)
            self.unreadable.item(self.unreadable.count() - 1).setToolTip(tooltip(words.text(unpack(why) or "")))

    def done(self, result: int) -> None:
        """However it is closed."""
        self._child.close()
        super().done(result)
