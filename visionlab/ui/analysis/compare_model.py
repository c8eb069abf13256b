"""The networks that are side by side, a row each: their totals, and what each is to the first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from visionlab.cost.analysis import Report
from visionlab.cost.compare import Stage, Totals, stages, totals
from visionlab.cost.situation import Situation
from visionlab.graph.model import Graph
from visionlab.ui import numbers
from visionlab.ui.panels.common import tooltip

Index = QModelIndex | QPersistentModelIndex
#: what of a network is asked of `data`
ENTRY = Qt.ItemDataRole.UserRole

#: the columns: the name, the fields of `Totals`, the stages
NAME, STAGES = 0, len(Totals._fields) + 1


@dataclass(eq=False)
class Entry:
    """A network among others. `kind` is `present`, `preset`, `file` or `version`."""

    kind: str
    #: the id of a preset, the path of a file, the network itself of a version
    key: object
    title: str
    caption: str
    graph: Graph
    report: Report
    totals: Totals | None = None
    stages: tuple[Stage, ...] = ()
    _counted: tuple[Report, Situation] | None = field(default=None, repr=False)

    def count(self, situation: Situation) -> None:
        """Count it, if it has not been."""
        if self._counted is None or self._counted[0] is not self.report or self._counted[1] != situation:
            self.totals, self.stages = totals(self.report, situation), stages(self.report)
            self._counted = self.report, situation


class EntryModel(QAbstractTableModel):
    """The table of networks; the first is what the others are set against."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        #: `macs` or `parameters`: what the bars are of
        self.measure = "macs"
        #: each bar is of its own network, rather than all on one scale
        self.is_share = False
        self._situation = Situation()

    def show_situation(self, situation: Situation) -> None:
        """Count all networks as they are now, in this situation."""
        self._situation = situation
        for entry in self.entries:
            entry.count(situation)
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, STAGES))

    def show_bars(self, measure: str, is_share: bool) -> None:
        """Draw the bars by this."""
        self.measure, self.is_share = measure, is_share
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, STAGES, STAGES)
        if self.entries:
            self.dataChanged.emit(self.index(0, STAGES), self.index(len(self.entries) - 1, STAGES))

    def add(self, entry: Entry) -> QModelIndex:
        """A further network at the end."""
        row = len(self.entries)
        entry.count(self._situation)
        self.beginInsertRows(QModelIndex(), row, row)
        self.entries.append(entry)
        self.endInsertRows()
        return self.index(row, NAME)

    def remove(self, row: int) -> None:
        """One network less; the first stays."""
        if 0 < row < len(self.entries):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.entries[row]
            self.endRemoveRows()

    def find(self, kind: str, key: object) -> int | None:
        """The row of what is there already."""
        same = (row for row, one in enumerate(self.entries) if one.kind == kind and _is_same(one.key, key))
        return next(same, None)

    def full(self, row: int) -> int:
        """What a bar across the whole column stands for."""
        shown = [self.entries[row]] if self.is_share else self.entries
        return max((getattr(entry.totals, self.measure) for entry in shown if entry.totals), default=0)

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return STAGES + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            by = _tr("MACs by size of map") if self.measure == "macs" else _tr("Parameters by size of map")
            return (_tr("Network"), *(title for title, _tip in _columns()), by)[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            bar = _tr("A stage is the blocks whose maps are of about the same size")
            return tooltip(
                (_tr("The first is the one that is open"), *(tip for _title, tip in _columns()), bar)[section]
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if NAME < section < STAGES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(*self._tip(entry, index.column()))
        return None

    def figure(self, row: int, column: int) -> tuple[str, str]:
        """A number, and what it is to the first network's."""
        value, first = self._value(row, column), self._value(0, column)
        said = numbers.size(value) if column == 4 else numbers.count(value)
        return said, ratio(value, first) if row else ""

    def _value(self, row: int, column: int) -> int:
        told = self.entries[row].totals
        return told[column - 1] if told is not None else 0

    def _text(self, entry: Entry, column: int) -> str:
        row = self.entries.index(entry)
        if column == NAME:
            return f"{entry.title}, {entry.caption}" if entry.caption else entry.title
        if column == STAGES:
            return ", ".join(f"{stage_words(stage)}: {numbers.count(self.portion(stage))}" for stage in entry.stages)
        return " ".join(filter(None, self.figure(row, column)))

    def _tip(self, entry: Entry, column: int) -> tuple[str, ...]:
        if column == NAME:
            how = {
                "present": _tr("The network that is open"), "version": _tr("From the undo history"),
                "preset": _tr("Enter or a double click opens it"), "file": str(entry.key),
            }  # fmt: skip
            return entry.title, entry.caption, how[entry.kind]
        if column == STAGES:
            return ()
        value, first = self._value(self.entries.index(entry), column), self._value(0, column)
        unit = _tr("{number} bytes") if column == 4 else "{number}"
        exact = unit.format(number=numbers.exact(value))
        say = numbers.size if column == 4 else numbers.count
        return exact, _tr("{change} against the open network").format(change=numbers.change(first, value, say)) * (
            value != first
        )

    def portion(self, stage: Stage) -> int:
        """What a stage has of what the bars are of."""
        return stage.macs if self.measure == "macs" else stage.parameters


def ratio(value: int, first: int) -> str:
    """What a number is to the first network's: `×0.53`, or `=`; nothing where that one has none."""
    if value == first:
        return "="
    if not first:
        return ""
    times = value / first
    digits = 2 if times < 9.995 else 1 if times < 99.95 else 0
    if value and times < 0.005:
        return f"×< {numbers.written(0.01, 'g')}"
    return f"×{numbers.written(times, f',.{digits}f')}"


def stage_words(stage: Stage) -> str:
    """What a stage is called: `maps of 56×56`; by height."""
    if stage.halvings is None:
        return _tr("vectors")
    if stage.tallest == stage.smallest:
        return _tr("maps {height} high").format(height=stage.tallest)
    return _tr("maps {tallest} to {smallest} high").format(tallest=stage.tallest, smallest=stage.smallest)


def _columns() -> tuple[tuple[str, str], ...]:
    """The words for the fields of `Totals`."""
    return (
        (_tr("Parameters"), _tr("Learned numbers")),
        (_tr("MACs"), _tr("Multiply-accumulates of convolution and linear layers, for one image")),
        (_tr("Activations"), _tr("Numbers that convolution and linear layers write, for one image")),
        (_tr("Memory"), _tr("What training holds at this batch size, precision and optimizer")),
        (_tr("Layers"), _tr("All layers, norms and activations included")),
        (_tr("Depth"), _tr("Convolution and linear layers on the longest way through: the 50 of ResNet-50")),
    )


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
