"""Which runs are shown: words, state, data set and tag, and the row of fields that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from visionlab.runs.summary import State
from visionlab.ui.panels.choice import Choice
from visionlab.ui.panels.common import SearchField
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.theme import Length, room

_SEARCH_WIDTH, _MENU_WIDTH = 280, 128


def state_words(state: State) -> str:
    """A state for a person."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Runs", text)

    return {
        "running": tr("running"),
        "paused": tr("paused"),
        "queued": tr("queued"),
        "finished": tr("finished"),
        "stopped": tr("stopped"),
        "failed": tr("failed"),
        "lost": tr("lost"),
        "new": tr("new"),
    }[state]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of runs; an empty text asks for nothing."""

    text: str = ""
    state: str = ""
    data: str = ""
    tag: str = ""

    def leaves(self, row: RunRow) -> bool:
        """Whether a run is wanted."""
        summary, notes = row.summary, row.notes
        if (self.state and summary.state != self.state) or (self.data and summary.data != self.data):
            return False
        if self.tag and self.tag not in notes.tags:
            return False
        told = " ".join((row.name, summary.id, summary.recipe, summary.data, *notes.tags, notes.text)).lower()
        return all(word in told for word in self.text.lower().split())


class WantedBar(QWidget):
    """Search field, three menus, and a button that clears them."""

    #: a Wanted
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search runs"))
        self.search.setToolTip(self.tr("Search by network, recipe, data set, tag, notes or name of the folder"))
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.state = Choice(self.tr("State"), self.tr("Only runs in this state"))
        self.data = Choice(self.tr("Data set"), self.tr("Only runs on this data set"))
        self.tag = Choice(self.tr("Tag"), self.tr("Only runs with this tag"))
        self.reset = QPushButton(self.tr("Show all"))
        self.reset.setProperty("flat", True)
        self.reset.clicked.connect(self.want_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.search, 3)
        for menu in (self.state, self.data, self.tag):
            menu.setFixedWidth(room(_MENU_WIDTH))
            menu.activated.connect(self._tell)
            row.addWidget(menu)
        row.addWidget(self.reset)
        row.addStretch(1)
        self.search.textChanged.connect(self._tell)
        self.offer(())

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        return Wanted(self.search.text(), self.state.key, self.data.key, self.tag.key)

    def offer(self, rows: Iterable[RunRow]) -> None:
        """Offer what occurs among these runs, and what is asked for now."""
        rows = tuple(rows)
        states = dict.fromkeys(row.summary.state for row in rows)
        data = dict.fromkeys(row.summary.data for row in rows)
        tags = sorted({tag for row in rows for tag in row.notes.tags})
        self._offer(self.state, {"": self.tr("All states")} | {one: state_words(one) for one in states})
        self._offer(self.data, {"": self.tr("All data")} | {one: one for one in data})
        self._offer(self.tag, {"": self.tr("All tags")} | {one: one for one in tags})
        self._mark()

    @staticmethod
    def _offer(menu: Choice, titles: dict[str, str]) -> None:
        now = menu.key
        menu.offer(titles | ({now: menu.currentText()} if now and now not in titles else {}), now)

    def want_tag(self, tag: str) -> None:
        """Ask for a tag alone, which may be a new one."""
        self.tag.offer({"": self.tr("All tags"), tag: tag}, tag)
        for menu in (self.state, self.data):
            menu.setCurrentIndex(0)
        self.search.clear()
        self._tell()

    def want_all(self) -> None:
        """Leave nothing out."""
        for menu in (self.state, self.data, self.tag):
            menu.setCurrentIndex(0)
        self.search.clear()
        self._tell()

    def _tell(self) -> None:
        self._mark()
        self.changed.emit(self.wanted)

    def _mark(self) -> None:
        self.reset.setVisible(self.wanted != Wanted())
