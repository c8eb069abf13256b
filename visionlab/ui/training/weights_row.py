"""Which weights a training starts from: drawn ones, or a file's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from visionlab.runs.settings import RunSettings
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.theme import Length, room
from visionlab.ui.training.settings_form import LABEL_WIDTH


class ElidedButton(QPushButton):
    """A button that is as wide as its column, and shows of its words what it has room for."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, words: str) -> None:
        """Show these words."""
        self._words = words
        room = self.width() - 2 * Length.large
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_text(self._words)


class WeightsRow(QWidget):
    """A button with the file's name, which lets another be chosen, and one that goes back to drawn weights."""

    #: changed settings, as a dict of RunSettings fields
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self.file_button = ElidedButton()
        self.file_button.clicked.connect(self.pick)
        self.clear_button = QToolButton()
        self.clear_button.setProperty("small", True)
        self.clear_button.setToolTip(self.tr("Start from drawn weights again"))
        self.clear_button.setAccessibleName(self.tr("Start from drawn weights"))
        keep_icon(self.clear_button.setIcon, "close", "muted")
        self.clear_button.clicked.connect(lambda: self.edited.emit({"weights": ""}))
        self.label = label(self.tr("Start from"), "muted")
        self.label.setFixedWidth(room(LABEL_WIDTH))
        self.label.setBuddy(self.file_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.label)
        row.addWidget(self.file_button, 1)
        row.addWidget(self.clear_button)
        self.show_settings(RunSettings())

    def show_settings(self, settings: RunSettings) -> None:
        """Show which weights these settings name."""
        self._path = settings.weights
        name = Path(self._path).name
        self.file_button.show_text(Path(self._path).stem or self.tr("Drawn weights"))
        self.file_button.setAccessibleName(
            self.tr("Weights to start from: {name}").format(name=name or self.tr("drawn"))
        )
        told = tooltip(
            self.tr("The weights that the network has at first: drawn, or learned ones of a safetensors file. A last "
                    "layer for another number of classes keeps its drawn ones."),
            self._path,
        )  # fmt: skip
        self.label.setToolTip(told)
        self.file_button.setToolTip(told)
        self.clear_button.setVisible(bool(self._path))

    def pick(self) -> None:
        """Ask for a file."""
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Weights to start from"),
            str(Path(self._path).parent) if self._path else "",
            self.tr("Weights (*.safetensors)"),
        )
        if path:
            self.edited.emit({"weights": path})
