"""The document: the one turning point. Everything that changes the network comes through `edit`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.folding import Folding
from visionlab.graph.diff import Diff, diff
from visionlab.graph.history import History
from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.colour_by import ColourBy
from visionlab.ui.ghost import Ghost
from visionlab.ui.sheets import Sheet, Sheets

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView

_PLAIN = Folding()


@dataclass(frozen=True, slots=True)
class Change:
    """From one value of the document to the next; all that a view needs."""

    before: Graph
    after: Graph
    diff: Diff
    old_report: Report
    report: Report
    #: another network was opened: views start anew rather than animate a difference
    is_new: bool = False
    #: a further part of the step before: a drag or a typing burst goes on
    is_continued: bool = False


class Selection(QObject):
    """Which nodes are selected."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: frozenset[str] = frozenset()

    def set(self, ids: Iterable[str]) -> None:
        """Select these and no others."""
        wanted = frozenset(ids)
        if wanted != self.ids:
            self.ids = wanted
            self.changed.emit(wanted)

    @property
    def single(self) -> str | None:
        """The selected node when there is exactly one."""
        return next(iter(self.ids)) if len(self.ids) == 1 else None


class Note(NamedTuple):
    """What else is said on a card, in the place of its share."""

    words: str = ""
    #: quieter, behind them
    more: str = ""
    #: the theme's colour of a ring around the card; empty for none
    ring: str = ""


class Notes(QObject):
    """Words on the cards of nodes, such as what was measured of them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by_id: Mapping[str, Note] = {}
        self._told: dict[str, Mapping[str, Note]] = {}

    def set(self, by_id: Mapping[str, Note], teller: str = "") -> None:
        """Have these and no others of one teller; where several say something of a node, the last to begin is heard."""
        if by_id:
            self._told[teller] = by_id
        else:
            self._told.pop(teller, None)
        told = {id: note for notes in self._told.values() for id, note in notes.items()}
        if told != self.by_id:
            self.by_id = told
            self.changed.emit()


class Live(QObject):
    """What a run tells of the nodes while it trains, and which measure of it is painted."""

    #: another view is shown
    changed = Signal()
    #: the name of a measure, empty for none
    chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: LiveView | None = None
        self.measure = ""

    def choose(self, measure: str) -> None:
        """Paint this measure from now on."""
        if measure != self.measure:
            self.measure = measure
            self.chosen.emit(measure)

    def show(self, view: LiveView | None) -> None:
        """Show this; None for nothing."""
        if view is not self.view:
            self.view = view
            self.changed.emit()


class Folds(QObject):
    """What of the network is opened in place and folded: how it is looked at. Never an edit, but kept in its file."""

    changed = Signal()

    def __init__(self, sheets: Sheets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets

    @property
    def now(self) -> Folding:
        """How the network that is shown is looked at."""
        return self._sheets.shown.folding

    def set(self, folding: Folding) -> None:
        """Look at the network in this way."""
        if folding != self.now:
            self._sheets.shown.look(folding)
            self.changed.emit()


class Other(NamedTuple):
    """Another network beside the document's, only to be looked at."""

    title: str
    graph: Graph
    report: Report
    notes: Mapping[str, Note]
    #: a version of the document's network: nodes of one id are the same block
    is_akin: bool


class Beside(QObject):
    """What is shown on a second canvas; mostly nothing."""

    changed = Signal()
    #: the id of a node that is to be seen there
    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.other: Other | None = None

    def set(self, other: Other | None) -> None:
        """Show this one; None for nothing."""
        if other != self.other:
            self.other = other
            self.changed.emit()


class Document(QObject):
    """A network with its history, its report and its place on disk."""

    #: a Change
    changed = Signal(object)
    #: a Problem: an edit that was not possible
    refused = Signal(object)
    #: title, path, saved or not, undo and redo labels
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: the networks that are open, of which this is the one that is shown
        self.sheets = Sheets(self)
        self.selection = Selection(self)
        self.notes = Notes(self)
        self.beside = Beside(self)
        self.live = Live(self)
        self.ghost = Ghost(self, self)
        self.colour_by = ColourBy(self)
        self.folds = Folds(self.sheets, self)

    @property
    def _history(self) -> History[Graph]:
        return self.sheets.shown.history

    @property
    def graph(self) -> Graph:
        """The present network."""
        return self._history.value

    @property
    def report(self) -> Report:
        """What it costs."""
        return self.sheets.shown.report

    @property
    def path(self) -> Path | None:
        """The file it came from or was saved to."""
        return self.sheets.shown.path

    @property
    def name(self) -> str:
        """What it is called; empty where nobody has given it a name."""
        return self.sheets.shown.name

    @property
    def title(self) -> str:
        """What it is called on the screen."""
        return self.sheets.shown.title

    @property
    def recipe(self) -> str:
        """Id of the recipe by which the authors of the network trained it; empty where none is known."""
        return self.sheets.shown.recipe

    @property
    def is_saved(self) -> bool:
        """Whether closing would lose nothing."""
        return self._history.is_saved

    @property
    def undo_label(self) -> str | None:
        """The words for what undo would take back, as the language is now."""
        return _said(self._history.undo_label)

    @property
    def redo_label(self) -> str | None:
        """The words for what redo would do again, as the language is now."""
        return _said(self._history.redo_label)

    def versions(self) -> tuple[tuple[str, Graph], ...]:
        """All networks that undo and redo lead to, oldest first, each with the words for the edit that made it."""
        return tuple((words.text(entry.label), entry.value) for entry in self._history.entries)

    def edit(self, label: str, edit: Callable[[Graph], Graph], key: object = None) -> bool:
        """Apply an edit. Edits with an equal `key` in a row are one undo step. A refusal changes nothing.

        `label` is English, or a Phrase: it is said in the language that is spoken when somebody looks.
        """
        before = self.graph
        try:
            after = edit(before)
        except Problem as problem:
            self.refused.emit(problem)
            return False
        if after is before:
            return True
        self._announce(before, is_continued=self._history.push(label, after, key))
        return True

    @property
    def version(self) -> int:
        """The number of the present network among `versions`."""
        return self._history.at

    def close_burst(self) -> None:
        """The next edit is an undo step of its own."""
        self._history.close()

    def undo(self) -> None:
        """Take the last edit back."""
        self._step(self._history.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._history.redo)

    def go_to(self, version: int) -> None:
        """Go back or forward to one of `versions`."""
        self._step(lambda: self._history.go(version))

    def open(
        self,
        graph: Graph,
        name: str,
        path: Path | None = None,
        saved: bool = True,
        recipe: str = "",
        folding: Folding = _PLAIN,
    ) -> None:
        """Put another network in the place of this one; the history starts anew."""
        self.replace(Sheet(graph, name, path, saved, recipe, folding))

    def replace(self, sheet: Sheet) -> None:
        """Put another network in the place of this one."""
        self._turn(lambda: self.sheets.replace(sheet))

    def open_beside(self, sheet: Sheet) -> None:
        """Open another network beside this one."""
        self._turn(lambda: self.sheets.add(sheet))

    def show(self, sheet: Sheet) -> None:
        """Show another one of the open networks."""
        self._turn(lambda: self.sheets.show(sheet))

    def close(self, sheet: Sheet) -> None:
        """Close one of the open networks, whether it is saved or not."""
        self._turn(lambda: self.sheets.close(sheet))

    def _turn(self, act: Callable[[], None]) -> None:
        """Do what may show another network, and tell of that."""
        before, old_report, old = self.graph, self.report, self.sheets.shown
        old.selected = self.selection.ids
        self.ghost.withdraw()
        self._history.close()
        self.selection.set(())
        act()
        shown = self.sheets.shown
        if shown is not old:
            after = shown.graph
            self.changed.emit(Change(before, after, diff(before, after), old_report, shown.report, is_new=True))
        self.selection.set(shown.selected)
        self.state_changed.emit()

    def take(self, other: Document) -> None:
        """Go on where another document stands: its open networks are this one's."""
        other.sheets.shown.selected = other.selection.ids
        self._turn(lambda: self.sheets.take(other.sheets))

    def mark_saved(self, path: Path) -> None:
        """The present network is on disk at `path`."""
        shown = self.sheets.shown
        shown.path, shown.name = path, path.stem
        self._history.mark_saved()
        self.state_changed.emit()

    def _step(self, step: Callable[[], Graph]) -> None:
        before = self.graph
        if step() is not before:
            self._announce(before)

    def _announce(self, before: Graph, is_continued: bool = False) -> None:
        after, old = self.graph, self.report
        self.ghost.withdraw()
        difference = diff(before, after)
        if not difference.only_places:
            self.sheets.shown.report = analyse(after, old)
        gone = self.selection.ids & set(difference.removed)
        if gone:
            self.selection.set(self.selection.ids - gone)
        self.changed.emit(Change(before, after, difference, old, self.report, is_continued=is_continued))
        self.state_changed.emit()


def _said(label: str | None) -> str | None:
    return None if label is None else words.text(label)
