"""A menu of entries that are known by keys."""

from __future__ import annotations

from visionlab.ui.panels.common import tooltip
from visionlab.ui.panels.inputs import Menu


class Choice(Menu):
    """A menu of keys with titles."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._keys: list[str] = []
        self.setAccessibleName(name)
        self.setToolTip(tooltip(tip))

    @property
    def key(self) -> str:
        """The entry chosen; empty while there is none."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def offer(self, titles: dict[str, str], wanted: str) -> None:
        """Offer these, and choose the one that is wanted, or else the first."""
        if list(titles) != self._keys:
            self._keys = list(titles)
            self.clear()
            self.addItems(list(titles.values()))
        self.setCurrentIndex(self._keys.index(wanted) if wanted in self._keys else 0)
