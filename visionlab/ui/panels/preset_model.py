"""The presets that a filter leaves, in the order of their headings, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph
from visionlab.presets.base import IDEAS, Preset
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import shape_text, tooltip
from visionlab.ui.panels.preset_filter import Facts, Wanted
from visionlab.ui.panels.thumbnail import sketch

ID = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class PresetModel(QAbstractListModel):
    """A row for each preset shown."""

    #: the id of a preset whose facts are known now
    learned = Signal(str)

    def __init__(self, presets: Mapping[str, Preset], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presets = presets
        self.facts: dict[str, Facts] = {}
        self.by_year = False
        self.wanted = Wanted()
        self._begun: tuple[str, Graph] | None = None
        self.shown: list[str] = []
        #: the headings and how many presets there are below each
        self.headings: list[tuple[str, int]] = []
        self._arrange()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        preset = self.preset(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.text(preset.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = words.text(preset.title), self.year(preset), *self.figures(preset)
                return ", ".join(filter(None, told))
            case Qt.ItemDataRole.ToolTipRole:
                source = f"{preset.authors} ({preset.year}). {preset.paper}" if preset.paper else ""
                return tooltip(words.summary(preset), source)
            case _ if role == ID:
                return preset.id
        return None

    def preset(self, row: int) -> Preset:
        """The preset of a row."""
        return self.presets[self.shown[row]]

    def place(self, id: str) -> QModelIndex:
        """The row of a preset; an invalid one while it is not shown."""
        return self.index(self.shown.index(id)) if id in self.shown else QModelIndex()

    def year(self, preset: Preset) -> str:
        """Its year; none for a network of our own."""
        return str(preset.year) if preset.paper else ""

    def figures(self, preset: Preset) -> tuple[str, str]:
        """What it costs, once that is known, and what goes in and comes out."""
        asks = self.tr("{shape} → {classes} classes").format(shape=shape_text(preset.input), classes=preset.classes)
        facts = self.facts.get(preset.id)
        if facts is None:
            return "", asks
        costs = self.tr("{parameters} parameters · {macs} MACs")
        return costs.format(parameters=numbers.count(facts.parameters), macs=numbers.count(facts.macs)), asks

    def filter(self, wanted: Wanted) -> None:
        """Leave the presets that are wanted."""
        self.wanted = wanted
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def arrange(self, by_year: bool) -> None:
        """Order by idea, or by year."""
        self.by_year = by_year
        self.filter(self.wanted)

    def _arrange(self) -> None:
        ideas = list(IDEAS)
        rank = {id: (ideas.index(one.idea), one.year) for id, one in self.presets.items()}
        if self.by_year:
            # our own networks have no place in the history of the others
            rank = {id: (self.presets[id].year if idea else 0, idea) for id, (idea, _year) in rank.items()}
        left = [id for id, one in self.presets.items() if self.wanted.leaves(one, self.facts.get(id))]
        self.shown = sorted(left, key=rank.__getitem__)
        self.headings = [
            (self._heading(first), len(list(ids))) for first, ids in groupby(self.shown, key=lambda id: rank[id][0])
        ]

    def _heading(self, rank: int) -> str:
        if self.by_year and rank:
            return str(rank)
        return words.text(list(IDEAS.values())[rank])

    # -- learning

    def learn(self, first: Iterable[int]) -> bool:
        """Work out a part of the next preset, those in the rows `first` before all others; False when all are known.

        The network is made in one step and counted in the next, so that a deep one does not hold the window up.
        """
        if self._begun is None:
            order = (*(self.shown[row] for row in first), *self.shown, *self.presets)
            id = next((id for id in order if id not in self.facts), None)
            if id is None:
                return False
            self._begun = id, self.presets[id].graph()
            return True
        (id, graph), self._begun = self._begun, None
        report = analyse(graph)
        self.facts[id] = Facts(report.parameters, report.macs, sketch(graph, report))
        place = self.place(id)
        if place.isValid():
            self.dataChanged.emit(place, place)
        self.learned.emit(id)
        return True
