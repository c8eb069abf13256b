"""The welcome page: new, open, recent files, and the presets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab import resources
from visionlab.presets.base import Preset
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import SearchField, label, tooltip
from visionlab.ui.panels.preset_grid import ID, PresetGrid
from visionlab.ui.theme import Length, font

_SIDE = 240
_MOST_RECENT = 8
_BRAND = 32


class Gallery(QWidget):
    """What a person sees before there is a network."""

    #: the id of a preset to open
    preset_chosen = Signal(str)
    #: a Path to open
    file_chosen = Signal(object)
    new_requested = Signal()
    open_requested = Signal()

    def __init__(self, presets: Mapping[str, Preset] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if presets is None:
            from visionlab.presets.registry import presets as registered

            presets = registered()
        self.grid = PresetGrid(presets)
        self.search = SearchField(self.tr("Filter networks"))
        self.search.setMaximumWidth(320)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nothing.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addLayout(self._networks(), 1)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)
        self.search.went_down.connect(self._into_grid)
        self.search.returnPressed.connect(self._choose_first)
        self.grid.left_upwards.connect(self.search.setFocus)
        self.grid.chosen.connect(self.preset_chosen)

    def sizeHint(self) -> QSize:
        return QSize(1080, 640)

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

    def _side(self) -> QFrame:
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
        return side

    def _networks(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, Length.medium, 0)
        head.addWidget(label(self.tr("Networks to start from"), "title"))
        head.addStretch(1)
        head.addWidget(self.search, 1)
        layout = QVBoxLayout()
        layout.setContentsMargins(Length.huge, Length.huge, Length.medium, 0)
        layout.setSpacing(Length.medium)
        layout.addLayout(head)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._nothing, 1)
        return layout

    def _filter(self, text: str) -> None:
        self.grid.filter(text)
        is_empty = self.grid.model().rowCount() == 0
        self.grid.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        if is_empty:
            self._nothing.setText(self.tr("No network matches “{text}”.").format(text=text.strip()))

    def _into_grid(self) -> None:
        if self.grid.model().rowCount():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.grid.currentIndex().isValid():
                self.grid.setCurrentIndex(self.grid.model().index(0, 0))

    def _choose_first(self) -> None:
        if self.search.text().strip() and self.grid.model().rowCount():
            self.preset_chosen.emit(self.grid.model().index(0, 0).data(ID))


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
