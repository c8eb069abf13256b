"""The welcome page: new, open, recent files, and the presets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from visionlab import resources
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, scrolled
from visionlab.ui.panels.recent_files import RecentFiles
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

if TYPE_CHECKING:
    from visionlab.presets.base import Preset
    from visionlab.ui.panels.preset_browser import PresetBrowser

_SIDE = 240
#: from here on, buttons, cards and a network's page have room beside each other
_ROOMY = 1040
_BRAND = 32
#: after the cards: what experiments take has to be counted first
_EXPERIMENTS_MS = 400


class Gallery(QWidget):
    """What a person sees before there is a network. The networks come just after the first paint: there are many."""

    #: the id of a preset to open as it is
    preset_chosen = Signal(str)
    #: a preset to open with other fields: its id, input, classes and options
    preset_fitted = Signal(str, object, object, object)
    #: a Path to open
    file_chosen = Signal(object)
    #: an Experiment to start as it is, or to tell about first
    experiment_wanted = Signal(object)
    experiment_details_wanted = Signal(object)
    #: a Path that is no longer to be offered
    file_forgotten = Signal(object)
    new_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    tour_requested = Signal()

    def __init__(
        self,
        settings: Settings | None = None,
        presets: Mapping[str, Preset] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._presets = presets
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._side = self._make_side()
        self._has_page = False
        self._layout.addWidget(self._side)
        self._layout.addStretch(1)

    @cached_property
    def networks(self) -> PresetBrowser:
        """The presets, imported and laid out when first needed."""
        from visionlab.presets.registry import presets
        from visionlab.ui.panels.preset_browser import PresetBrowser

        made = PresetBrowser(self._presets or presets(), self._settings)
        self._layout.takeAt(1)
        self._layout.addWidget(made, 1)
        made.chosen.connect(self.preset_chosen)
        made.fitted.connect(self.preset_fitted)
        made.page_turned.connect(self._turn_page)
        if self.hasFocus():
            made.bar.search.setFocus()
        QTimer.singleShot(_EXPERIMENTS_MS, self, self._add_experiments)
        return made

    def _add_experiments(self) -> None:
        """The experiments below the recent files; they come with the presets that they train."""
        from visionlab.presets.experiment import experiments
        from visionlab.ui.experiments.card import ExperimentCard

        self._experiments.addWidget(label(self.tr("Experiments"), "heading"))
        for experiment in experiments().values():
            card = ExperimentCard(experiment)
            card.start_wanted.connect(self.experiment_wanted)
            card.details_wanted.connect(self.experiment_details_wanted)
            self._experiments.addWidget(card)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # no focus proxy: Tab would pass the buttons at the side by
        if "networks" in self.__dict__:
            self.networks.bar.search.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if "networks" not in self.__dict__:
            QTimer.singleShot(0, self, lambda: self.networks)

    def _turn_page(self, is_shown: bool) -> None:
        self._has_page = is_shown
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window, a network's page takes the place of the buttons at the other side."""
        self._side.setVisible(not self._has_page or self.width() >= _ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def sizeHint(self) -> QSize:
        return QSize(1080, 640)

    def minimumSizeHint(self) -> QSize:
        # the window keeps room for the widest of its pages, shown or not
        return QSize(640, 400)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer these files, the latest first."""
        self.recent.show_files(paths)

    def show_tour(self, is_new: bool) -> None:
        """Offer the first steps: to who has not seen them, with some emphasis."""
        button = self.buttons["tour"]
        button.setProperty("flat", not is_new)
        button.style().unpolish(button)
        button.style().polish(button)

    def _make_side(self) -> QScrollArea:
        self.recent = RecentFiles()
        self.recent.chosen.connect(self.file_chosen)
        self.recent.forgotten.connect(self.file_forgotten)
        self._experiments = QVBoxLayout()
        self._experiments.setSpacing(Length.small)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Length.large, Length.huge, Length.large, Length.large)
        column.setSpacing(Length.small)
        column.addLayout(_brand())
        column.addWidget(
            label(self.tr("Build, explore and train convolutional image classifiers."), "muted", wrap=True)
        )
        column.addSpacing(Length.small)
        self.buttons: dict[str, QPushButton] = {}
        for text, name, tip, wanted in (
            (self.tr("New network"), "new", self.tr("Start with an input and nothing else"), self.new_requested),
            (self.tr("Open…"), "open", self.tr("Open a .vlab file"), self.open_requested),
            (self.tr("Import…"), "import", self.tr("Bring a network in from PyTorch or ONNX"), self.import_requested),
            (self.tr("First steps"), "tour", self.tr("A tour of the window in seven small steps"), self.tour_requested),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setProperty("primary", name == "new")
            keep_icon(button.setIcon, name, "on_accent" if name == "new" else "text")
            button.clicked.connect(wanted)
            column.addWidget(button)
            self.buttons[name] = button
        column.addSpacing(Length.medium)
        column.addWidget(self.recent)
        column.addStretch(1)
        column.addLayout(self._experiments)
        side = scrolled(inner)
        side.setProperty("role", "panel")
        side.setFixedWidth(room(_SIDE))
        return side


def _brand() -> QHBoxLayout:
    picture = QSvgWidget(str(resources.path("icons/visionlab.svg")))
    picture.setFixedSize(_BRAND, _BRAND)
    row = QHBoxLayout()
    row.setSpacing(Length.small)
    row.addWidget(picture)
    row.addWidget(label("VisionLab", "display"), 1)
    return row
