"""Which data set, where it lies, and whether the network fits it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from visionlab.data.base import DataSet, Description, Reading
from visionlab.data.registry import data_set, data_sets
from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, shape_text, tooltip
from visionlab.ui.theme import Length, room
from visionlab.ui.training.describer import Describer
from visionlab.ui.training.fit import Fit

if TYPE_CHECKING:
    from visionlab.ui.training.pictures_window import PicturesWindow

_LABEL_WIDTH = 116


class DataRow(QWidget):
    """The data set's menu, its place on disk, and a notice with ways out where it and the network do not fit."""

    #: changed settings, as a dict of RunSettings fields
    edited = Signal(object)
    #: the network is to be made to fit: (shape or None, classes or None)
    retarget_wanted = Signal(object, object)
    #: more, or other things, are known of the data set
    described = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = RunSettings()
        self._fit: Fit | None = None
        self._told: tuple[Fit | None, str] | None = None
        self._window: PicturesWindow | None = None
        self._describer = Describer(self)
        self._describer.changed.connect(self._described)
        self.menu = QComboBox()
        self.menu.setAccessibleName(self.tr("Data set"))
        # as wide as the column, not as its longest title
        self.menu.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for one in data_sets():
            self.menu.addItem(words.text(one.title), one.id)
            self.menu.setItemData(self.menu.count() - 1, tooltip(words.text(one.about)), 3)
        self.menu.activated.connect(lambda index: self._choose(self.menu.itemData(index)))
        self.place = label("", "small", wrap=True)
        self.file_button = self._button(
            self.tr("Use a file…"), self.tr("An archive or data file that is on this machine already")
        )
        self.folder_button = self._button(self.tr("Use a folder…"), self.tr("A folder that holds the data set"))
        self.fetch_button = self._button(self.tr("Download instead"), self.tr("Forget the file or folder"))
        self.pictures_button = QToolButton()
        self.pictures_button.setProperty("small", True)
        self.pictures_button.setToolTip(self.tr("Pictures of the data set…"))
        self.pictures_button.setAccessibleName(self.tr("Pictures of the data set"))
        keep_icon(self.pictures_button.setIcon, "pictures", "muted")
        self.pictures_button.clicked.connect(self.show_pictures)
        self.file_button.clicked.connect(self.pick_file)
        self.folder_button.clicked.connect(self.pick_folder)
        self.fetch_button.clicked.connect(lambda: self.edited.emit({"data_dir": ""}))
        self.notice = QFrame()
        self.notice.setProperty("role", "card")
        self.sentence = label("", wrap=True)
        self.retarget_button = QPushButton()
        self.resize_button = QPushButton()
        self.retarget_button.clicked.connect(self._retarget)
        self.resize_button.clicked.connect(self._resize)
        self._lay_out()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("flat", True)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Length.small)
        grid.setVerticalSpacing(Length.tiny)
        grid.setColumnMinimumWidth(0, room(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        named = QHBoxLayout()
        named.addWidget(label(self.tr("Data set"), "muted"), 1)
        named.addWidget(self.pictures_button)
        grid.addLayout(named, 0, 0)
        grid.addWidget(self.menu, 0, 1)
        grid.addWidget(self.place, 1, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.file_button, self.folder_button, self.fetch_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 2, 0, 1, 2)
        inner = QVBoxLayout(self.notice)
        inner.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        inner.setSpacing(Length.tiny)
        for widget in (self.sentence, self.retarget_button, self.resize_button):
            inner.addWidget(widget)
        for button in (self.retarget_button, self.resize_button):  # long words must not widen the column
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.notice, 3, 0, 1, 2)

    @property
    def data(self) -> DataSet:
        """The data set chosen."""
        return data_set(self._settings.data)

    @property
    def name(self) -> str:
        """What a person calls the data set: a folder by its own name."""
        return words.text(self.title)

    @property
    def title(self) -> str:
        """The same, for whoever will say it in a language."""
        folder = self._folder
        return words.Own(folder.name) if self.data.needs_folder and folder is not None else self.data.title

    @property
    def description(self) -> Description | None:
        """Its classes, shape and counts; None while they are not known, of which `reason` tells why."""
        return self._describer.description

    @property
    def reason(self) -> str:
        """Why there is no description."""
        if self._describer.is_looking:
            return self.tr("The folder is being looked through")
        problem = self._describer.problem
        return words.problem(problem) if problem is not None else self.tr("There is no such data set")

    def show_settings(self, settings: RunSettings) -> None:
        """Show which data set these settings name."""
        if self._window is not None:
            if (settings.data, settings.data_dir) == (self._settings.data, self._settings.data_dir):
                self._window.use(settings)
            else:
                self._window.close()
        self._settings = settings
        self.menu.setCurrentIndex(self.menu.findData(settings.data))
        try:
            self._describer.ask(self.data, self._folder, Reading.of(settings))
        except Problem:  # a set of another version: said by `refresh_place`
            self._describer.forget()
        self.refresh_place()

    @property
    def _folder(self) -> Path | None:
        return Path(self._settings.data_dir) if self._settings.data_dir else None

    def refresh_place(self) -> None:
        """Look again whether the data set is on disk."""
        try:
            data = self.data
        except Problem as problem:
            self.place.setText(words.problem(problem))
            return
        can_be_fetched = data.download_bytes > 0
        folder = self._folder
        found = data.locate(folder)
        self.pictures_button.setEnabled(self.description is not None and (found is not None or not can_be_fetched))
        self.file_button.setVisible(can_be_fetched)
        self.folder_button.setVisible(can_be_fetched or data.needs_folder)
        self.fetch_button.setVisible(can_be_fetched and folder is not None and found is None)
        if data.needs_folder:
            self.place.setText(self._folder_words())
        elif not can_be_fetched:
            self.place.setText("")
        elif found is not None:
            self.place.setText(self.tr("From {place}").format(place=found))
        elif folder is not None:
            self.place.setText(self.tr("{place} does not hold {data}.").format(place=folder, data=data.title))
        else:
            told = self.tr("Not on this machine yet: Train downloads {size} first.")
            self.place.setText(told.format(size=numbers.size(data.download_bytes)))
        self.place.setVisible(bool(self.place.text()))

    def _folder_words(self) -> str:
        """What lies in a person's own folder."""
        told = self._describer.description
        if self._folder is None:
            return self.tr("Choose a folder that has a folder of pictures for each class.")
        if told is None:
            return self.reason
        count = self.tr(
            "{classes} classes in {folder}: {train} pictures to train on, {validation} to validate, {test} to test."
        )
        numbers_of = {split: numbers.exact(count) for split, count in told.counts.items()}
        summary = count.format(classes=len(told.classes), folder=self._folder.name, **numbers_of)
        return " ".join((summary, *(f"{words.text(warning)}." for warning in told.warnings)))

    def show_pictures(self) -> None:
        """Open the browser of pictures, or bring it to the front."""
        from visionlab.ui.training.pictures_window import PicturesWindow

        if self._window is None:
            self._window = PicturesWindow(self._settings, self.window())
            self._window.destroyed.connect(self._window_closed)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _window_closed(self) -> None:
        self._window = None

    def _described(self) -> None:
        self.refresh_place()
        self.described.emit()

    def show_fit(self, fit: Fit | None) -> None:
        """Say what does not fit, and what can be done; nothing where it is not known."""
        now = (fit, self._settings.data)
        if now == self._told:
            return
        self._fit, self._told = fit, now
        self.notice.setVisible(fit is not None and not fit.fits)
        if fit is None or fit.fits:
            return
        self.sentence.setText(mismatch(self, fit, self.name))
        self.retarget_button.setText(
            self.tr("Retarget to {shape}, {count} classes").format(
                shape=shape_text(fit.pictures), count=fit.data_classes
            )
        )
        self.retarget_button.setToolTip(self.tr("Changes the network's input and its last layer; one step to undo"))
        side = fit.resize
        self.resize_button.setVisible(side is not None)
        if side is not None:
            told = self.tr("Resize pictures to {side}×{side}") if fit.has_classes else self.tr(
                "Resize to {side}×{side}, retarget classes"
            )  # fmt: skip
            self.resize_button.setText(told.format(side=side))
            self.resize_button.setToolTip(self.tr("Keeps the network's input; slower, as it computes more"))

    def _choose(self, id: str) -> None:
        if id != self._settings.data:
            self.edited.emit({"data": id, "data_dir": ""})

    def pick_file(self) -> None:
        """Ask for an archive or another file of the set."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Use a file"),
            "",
            self.tr("Data files (*.tar.gz *.tgz *.tar *.gz *.mat *-ubyte);;All files (*)"),
        )
        if path:
            self.edited.emit({"data_dir": path})

    def pick_folder(self) -> None:
        """Ask for a folder."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Use a folder"))
        if path:
            self.edited.emit({"data_dir": path})

    def _retarget(self) -> None:
        if self._fit is not None:
            shape = None if self._fit.has_input else self._fit.pictures
            self.retarget_wanted.emit(shape, None if self._fit.has_classes else self._fit.data_classes)

    def _resize(self) -> None:
        fit = self._fit
        if fit is None or fit.resize is None:
            return
        if not fit.has_classes:
            self.retarget_wanted.emit(None, fit.data_classes)
        self.edited.emit({"resize": fit.resize})


def mismatch(widget: QWidget, fit: Fit, data: str) -> str:
    """The sentence for what does not fit."""
    if fit.has_classes:
        told = widget.tr("The network takes {input}, and pictures are {pictures}.")
    elif fit.has_input:
        told = widget.tr("The network has {classes} classes, {data} has {count}.")
    else:
        told = widget.tr("The network takes {input} and has {classes} classes; {data} has {pictures} and {count}.")
    return told.format(
        input=shape_text(fit.input),
        pictures=shape_text(fit.pictures),
        classes=fit.classes,
        count=fit.data_classes,
        data=data,
    )
