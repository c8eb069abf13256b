"""Which presets are wanted: words, parameters, MACs and input, and the row of fields that says so."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from visionlab.presets.base import IDEAS, Preset
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import SearchField
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.panels.thumbnail import Sketch
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_NARROWEST_SEARCH, _WIDEST_SEARCH, _NARROWEST_MENU = 112, 400, 88
#: the sides of the two usual inputs, CIFAR's and ImageNet's
_USUAL = (32, 224)
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is worked out of a preset once it is needed."""

    parameters: int
    macs: int
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers above `low` and up to `high`."""

    low: float = -math.inf
    high: float = math.inf

    @property
    def is_all(self) -> bool:
        """Whether it leaves nothing out."""
        return self.low == -math.inf and self.high == math.inf

    def has(self, number: float) -> bool:
        """Whether a number is in it."""
        return self.low < number <= self.high


ALL = Band()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of presets."""

    text: str = ""
    parameters: Band = ALL
    macs: Band = ALL
    #: the side of the pictures, `other` for an unusual one; empty for any
    input: str = ""

    @property
    def is_all(self) -> bool:
        """Whether it leaves nothing out."""
        return self == Wanted()

    @property
    def asks_cost(self) -> bool:
        """Whether it cannot be told of a preset that has not been counted."""
        return not (self.parameters.is_all and self.macs.is_all)

    def leaves(self, preset: Preset, facts: Facts | None) -> bool:
        """Whether a preset is wanted; one whose cost is asked for and not known yet is not."""
        if self.input and self.input != _input(preset):
            return False
        if self.asks_cost and facts is None:
            return False
        if facts is not None and not (self.parameters.has(facts.parameters) and self.macs.has(facts.macs)):
            return False
        sought = _sought(preset) if self.text else ""
        return all(word in sought for word in self.text.lower().split())


def _input(preset: Preset) -> str:
    _channels, height, width = preset.input
    return str(height) if height == width and height in _USUAL else _OTHER


def _sought(preset: Preset) -> str:
    shape = "x".join(map(str, preset.input))
    told = (preset.title, preset.id, preset.year, preset.authors, preset.paper, preset.rank, shape)
    heard = (preset.summary, words.summary(preset), words.text(IDEAS[preset.idea]))
    return " ".join(map(str, told + heard)).lower()


class FilterBar(QWidget):
    """Search field and three menus."""

    #: a Wanted
    changed = Signal(object)

    def __init__(self, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.search = SearchField(self.tr("Search networks"))
        self.search.setToolTip(self.tr("Search by name, year, author, paper or idea"))
        self.search.setMinimumWidth(_NARROWEST_SEARCH)
        self.search.setMaximumWidth(_WIDEST_SEARCH)
        self.parameters = _BandMenu(
            self.tr("Parameters"), self.tr("{limit} parameters"), (1e6, 5e6, 10e6, 25e6, 50e6, 100e6)
        )
        self.parameters.setToolTip(self.tr("Only networks with so many parameters"))
        self.macs = _BandMenu(self.tr("MACs"), self.tr("{limit} MACs"), (100e6, 500e6, 1e9, 2e9, 5e9, 10e9))
        self.macs.setToolTip(self.tr("Only networks that cost so many multiply-accumulates a picture"))
        usual = {str(side): f"{side}×{side}" for side in _USUAL}
        self.input = _ChoiceMenu(self.tr("Input"), {**usual, _OTHER: self.tr("Other inputs")})
        self.input.setToolTip(self.tr("Only networks made for pictures of this size"))
        self.menus = {"parameters": self.parameters, "macs": self.macs, "input": self.input}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.search, 3)
        for name, menu in self.menus.items():
            row.addWidget(menu)
            menu.choose(settings.text(f"gallery_{name}") if settings is not None else "")
            menu.chosen.connect(self._told)
        row.addStretch(1)
        self.search.textChanged.connect(self._told)

    @property
    def wanted(self) -> Wanted:
        """The filter as it stands."""
        return Wanted(self.search.text().strip(), self.parameters.band, self.macs.band, self.input.key)

    def want_all(self) -> None:
        """Leave nothing out."""
        for menu in self.menus.values():
            menu.choose("")
        self.search.clear()
        self._told()
        self.search.setFocus()

    def _told(self) -> None:
        for name, menu in self.menus.items():
            if self._settings is not None:
                self._settings.put(f"gallery_{name}", menu.key)
        self.changed.emit(self.wanted)


class _ChoiceMenu(Menu):
    """A menu whose first entry is "any" and which then says its own name."""

    chosen = Signal()

    def __init__(self, name: str, entries: dict[str, str]) -> None:
        super().__init__()
        self._keys = ["", *entries]
        self.addItems([self.tr("Any"), *entries.values()])
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(Menu.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST_MENU)
        self.choose("")
        self.activated.connect(self._activated)

    @property
    def key(self) -> str:
        """The entry chosen; empty for any."""
        return self._keys[max(0, self.currentIndex())]

    def choose(self, key: str) -> None:
        """Show an entry; any for one that is not known."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys[1:] else -1)
        self.setProperty("chosen", bool(self.key))
        self.style().unpolish(self)
        self.style().polish(self)

    def _activated(self) -> None:
        self.choose(self.key)
        self.chosen.emit()


class _BandMenu(_ChoiceMenu):
    """Up to each of some numbers, or above the last."""

    def __init__(self, name: str, wording: str, limits: tuple[float, ...]) -> None:
        self._bands = {f"<={limit:g}": Band(high=limit) for limit in limits}
        self._bands[f">{limits[-1]:g}"] = Band(low=limits[-1])
        told = {
            key: wording.format(
                limit=(f"> {numbers.count(band.low)}" if band.low > 0 else f"≤ {numbers.count(band.high)}")
            )
            for key, band in self._bands.items()
        }
        super().__init__(name, told)

    @property
    def band(self) -> Band:
        """The numbers chosen."""
        return self._bands.get(self.key, ALL)
