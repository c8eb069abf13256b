"""The share of each type of layer in the network, as in table 2 of MobileNet's paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from visionlab.blocks.recording import Recording
from visionlab.cost.analysis import Report
from visionlab.cost.kinds import Kind, Sums, by_kind, sums
from visionlab.exchange.table_csv import KIND_HEAD, Value, kind_line
from visionlab.layers.base import FLOAT
from visionlab.ui import numbers
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line, LineModel, counted, kind_words

TYPE, LAYERS, PARAMETERS, WEIGHTS, MACS, MEMORY = range(6)


class KindModel(LineModel):
    """A row for each type; those that compute most come first until a person sorts otherwise."""

    head = KIND_HEAD

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(self.tr), parent)
        self.kinds: list[tuple[Kind, Sums]] = []
        self.whole = Sums()
        self._recording: Recording | None = None

    def show_network(self, report: Report) -> None:
        """Show the types of a network as it is tested, without its auxiliary heads."""
        if report.recording is self._recording:
            return
        self._recording = report.recording
        self.whole = sums(report.recording)
        found = self._ordered(by_kind(report.recording).items())
        if [kind for kind, _ in found] == [kind for kind, _ in self.kinds]:
            self.kinds = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self.kinds = found
            self.endResetModel()

    def reorder(self) -> None:
        """Sort; by no column is those first that compute most."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        old = [self.kinds[index.row()][0] for index in before]
        self.kinds = self._ordered(self.kinds)
        places = {kind: place for place, (kind, _sums) in enumerate(self.kinds)}
        moved = [self.index(places[kind], index.column()) for kind, index in zip(old, before, strict=True)]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _ordered(self, found) -> list[tuple[Kind, Sums]]:  # type: ignore[no-untyped-def]
        column, order = self.sorting
        made = sorted(found, key=lambda one: (-one[1].macs, -one[1].parameters, -one[1].elements, one[0]))
        if column >= 0:
            made.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        return made

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        is_there = 0 <= row < len(self.kinds) and not parent.isValid()
        return self.createIndex(row, column) if is_there else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.kinds)

    def kind(self, index: Index) -> Kind:
        """The type in a row."""
        return self.kinds[index.row()][0]

    def line(self, index: Index) -> Line:
        kind, one = self.kinds[index.row()]
        whole = self.whole
        return Line(
            (
                Cell(kind_words(kind)),
                Cell(numbers.exact(one.layers)),
                _share(one.parameters, whole.parameters, numbers.exact),
                _share(one.weights, whole.weights, numbers.exact),
                _share(one.macs, whole.macs, numbers.count),
                _share(FLOAT * one.elements, FLOAT * whole.elements, numbers.size),
            )
        )

    def record(self, index: Index) -> tuple[Value, ...]:
        return kind_line(*self.kinds[index.row()], self.whole)

    def tips(self, index: Index) -> Sequence[str]:
        one = self.kinds[index.row()][1]
        exact = {
            PARAMETERS: self.tr("{number} parameters").format(number=numbers.exact(one.parameters)),
            WEIGHTS: self.tr("{number} weights").format(number=numbers.exact(one.weights)),
            MACS: self.tr("{number} MACs").format(number=numbers.exact(one.macs)),
            MEMORY: self.tr("{number} bytes").format(number=numbers.exact(FLOAT * one.elements)),
        }.get(index.column())
        return (exact,) if exact else (self.tr("Double click or Enter: the layers of this type"),)


def _share(number: int, whole: int, say) -> Cell:  # type: ignore[no-untyped-def]
    """As papers print it, with two decimals."""
    told = counted(number, whole, say(number))
    return told._replace(after=f"{numbers.written(100 * told.share, '.2f')} %") if told.share else told


#: what a column is sorted by
_KEYS = {
    TYPE: lambda one: kind_words(one[0]),
    LAYERS: lambda one: one[1].layers,
    PARAMETERS: lambda one: one[1].parameters,
    WEIGHTS: lambda one: one[1].weights,
    MACS: lambda one: one[1].macs,
    MEMORY: lambda one: one[1].elements,
}


def _columns(tr) -> tuple[Column, ...]:  # type: ignore[no-untyped-def]
    share = "88.88 %"
    of_type = tr("Convolutions by the size of their kernel; double click for the layers of a type")
    return (
        Column(tr("Type of layer"), of_type, f"{tr('Depthwise convolution')} 3×3", is_number=False),
        Column(tr("Layers"), tr("How many there are"), "88,888"),
        Column(tr("Parameters"), tr("All numbers that are learned, and their share"), "888,888,888", share),
        Column(
            tr("Weights only"),
            tr("Parameters without biases and batch norms, as many papers count them, and their share of such"),
            "888,888,888",
            share,
        ),
        Column(
            tr("MACs"),
            tr("Multiply-accumulates of convolution and linear layers for one image, and their share"),
            "888.8 G",
            share,
        ),
        Column(tr("Memory"), tr("What the layers write for one image, fp32, and its share"), "888.8 MB", share),
    )
