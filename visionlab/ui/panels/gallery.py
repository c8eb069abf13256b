"""The welcome page: new, open, recent files, and the presets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab import resources
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, font

if TYPE_CHECKING:
    from visionlab.presets.base import Preset
    from visionlab.ui.panels.preset_browser import PresetBrowser

_SIDE = 240
#: from here on, buttons, cards and a network's page have room beside each other
_ROOMY = 1040
_MOST_RECENT = 8
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
    new_requested = Signal()
    open_requested = Signal()

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
        while self._recent.count():
            item = self._recent.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for path in paths[:_MOST_RECENT]:
            self._recent.addWidget(_RecentFile(path, self))
        self._recent_heading.setVisible(bool(paths))

    def _make_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "panel")
        side.setFixedWidth(_SIDE)
        self._new = QPushButton(self.tr("New network"))
        self._new.setProperty("primary", True)
        keep_icon(self._new.setIcon, "new", "on_accent")
        self._open = QPushButton(self.tr("Open…"))
        keep_icon(self._open.setIcon, "open")
        self._new.clicked.connect(self.new_requested)
        self._open.clicked.connect(self.open_requested)
        self._recent_heading = label(self.tr("Recent files"), "heading")
        self._recent_heading.hide()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(Length.large, Length.huge, Length.large, Length.large)
        layout.setSpacing(Length.small)
        layout.addLayout(_brand())
        layout.addWidget(
            label(self.tr("Build, explore and train convolutional image classifiers."), "muted", wrap=True)
        )
        layout.addSpacing(Length.small)
        layout.addWidget(self._new)
        layout.addWidget(self._open)
        layout.addSpacing(Length.medium)
        layout.addWidget(self._recent_heading)
        layout.addLayout(self._recent)
        layout.addStretch(1)
        self._experiments = QVBoxLayout()
        self._experiments.setSpacing(Length.small)
        layout.addLayout(self._experiments)
        return side


class _RecentFile(QPushButton):
    """A file's name over its folder."""

    def __init__(self, path: Path, gallery: Gallery) -> None:
        room = _SIDE - 2 * Length.large - 44
        name = QFontMetrics(font()).elidedText(path.stem, Qt.TextElideMode.ElideRight, room)
        # an ampersand in a file's name is no shortcut
        super().__init__(name.replace("&", "&&"))
        self.path = path
        self.setProperty("flat", True)
        self.setProperty("align", "left")
        keep_icon(self.setIcon, "gallery", "muted")
        self.setToolTip(tooltip(str(path)))
        self.clicked.connect(lambda: gallery.file_chosen.emit(path))


def _brand() -> QHBoxLayout:
    picture = QSvgWidget(str(resources.path("icons/visionlab.svg")))
    picture.setFixedSize(_BRAND, _BRAND)
    row = QHBoxLayout()
    row.setSpacing(Length.small)
    row.addWidget(picture)
    row.addWidget(label("VisionLab", "display"), 1)
    return row
