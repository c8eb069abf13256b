"""The rows of the table as a tree, or every layer in one list: sorted, filtered, and kept through an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from visionlab.cost import table
from visionlab.cost.analysis import Report
from visionlab.cost.kinds import Kind
from visionlab.cost.table import Row
from visionlab.exchange.table_csv import LAYER_HEAD, Value, layer_line
from visionlab.graph.model import EMPTY, Graph
from visionlab.layers.base import elements
from visionlab.ui import numbers, words
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line, LineModel, counted, kind_words
from visionlab.ui.panels.common import shape_text

NAME, TYPE, OUTPUT, ELEMENTS, MEMORY, PARAMETERS, MACS = range(7)
_TOP = -1


class Wanted(NamedTuple):
    """Which layers are shown: all words in what is said of them, a type, only those that learn."""

    text: str = ""
    kind: Kind | None = None
    only_learning: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.text.strip() and self.kind is None and not self.only_learning


class _Entry:
    """A row in its place."""

    __slots__ = ("above", "below", "place", "row")

    def __init__(self, row: Row, above: int, place: int) -> None:
        self.row, self.above, self.place = row, above, place
        #: the numbers of the entries below, as shown; None until somebody asks
        self.below: list[int] | None = None


class TableModel(LineModel):
    """Entries are numbered as they are made; those below a block are made when it is opened."""

    head = LAYER_HEAD

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(self.tr), parent)
        self.whole = Row((), "", None)
        self.is_flat = False
        self.wanted = Wanted()
        #: the layers that the filter leaves; all of them while it leaves out none
        self.kept: list[Row] = []
        self._graph = EMPTY
        self._nodes: list[Row] = []
        self._leaves: dict[str, tuple[Row, list[Row]]] = {}
        #: paths of what is shown; None for everything
        self._shown: set[tuple[str, ...]] | None = None
        self._entries: list[_Entry] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        self._tops: list[int] = []

    # -- what is shown

    def show_network(self, graph: Graph, report: Report) -> bool:
        """Show a network. Gives whether every row stayed where it was: then only what they say is other."""
        self._graph = graph
        self.whole, self._nodes = table.network(report), table.nodes(graph, report)
        self._choose()
        if not self._renew():
            self._reset()
            return False
        if self._tops:
            self.dataChanged.emit(self._index(self._tops[0]), self._index(self._tops[-1], len(self.columns) - 1))
        self.reorder()
        return True

    def arrange(self, is_flat: bool, wanted: Wanted) -> None:
        """Show a tree or a list, of what is wanted."""
        self.is_flat, self.wanted = is_flat, wanted
        self._choose()
        self._reset()

    def _choose(self) -> None:
        """Find out what the filter leaves."""
        if not self.is_flat and self.wanted.is_all:
            self.kept, self._shown, self._leaves = [], None, {}
            return
        known, self._leaves = self._leaves, {}
        for node in self._nodes:
            before = known.get(node.path[0])
            self._leaves[node.path[0]] = before if before and before[0] == node else (node, table.layers(node))
        leaves = (leaf for _node, of_node in self._leaves.values() for leaf in of_node)
        if self.wanted.is_all:
            self.kept, self._shown = list(leaves), None
        else:
            self.kept = list(self._filtered(leaves))
            self._shown = {leaf.path[:depth] for leaf in self.kept for depth in range(len(leaf.path) + 1)}

    def _filtered(self, leaves: Iterable[Row]) -> Iterator[Row]:
        text, kind, only_learning = self.wanted
        sought = _plain(text).split()
        blocks: dict[str, str] = {}
        said: dict[object, str] = {}
        for leaf in leaves:
            if (only_learning and not leaf.parameters) or (kind is not None and leaf.kind != kind):
                continue
            if sought:
                # thousands of layers are of a few types and shapes
                id, alike = leaf.path[0], (leaf.kind or type(leaf.part), leaf.shape)
                if id not in blocks:
                    blocks[id] = _plain(f"{words.text(leaf.title)} {words.part_title(self._graph.nodes[id].block)}")
                if alike not in said:
                    said[alike] = _plain(f"{_type(leaf)} {shape_text(leaf.shape)}")
                told = f"{blocks[id]} {said[alike]} {' '.join(leaf.path).lower()}"
                if not all(word in told for word in sought):
                    continue
            yield leaf

    # -- entries

    def _rows_below(self, row: Row | None) -> list[Row]:
        """The rows below one, or those at the top, in the order of the network."""
        if row is None:
            return self.kept if self.is_flat else [self.whole] if self._nodes and self._shown != set() else []
        rows = self._nodes if row is self.whole else table.inside(row)
        return rows if self._shown is None else [one for one in rows if one.path in self._shown]

    def _made(self, rows: Iterable[Row], above: int) -> list[int]:
        first = len(self._entries)
        self._entries += [_Entry(row, above, place) for place, row in enumerate(rows)]
        numbers = range(first, len(self._entries))
        self._numbers.update((self._entries[number].row.path, number) for number in numbers)
        return self._sorted(list(numbers))

    def _below(self, number: int) -> list[int]:
        if number == _TOP:
            return self._tops
        entry = self._entries[number]
        if entry.below is None:
            entry.below = [] if self.is_flat else self._made(self._rows_below(entry.row), number)
        return entry.below

    def _reset(self) -> None:
        self.beginResetModel()
        self._entries, self._numbers = [], {}
        self._tops = self._made(self._rows_below(None), _TOP)
        self.endResetModel()

    def _renew(self) -> bool:
        """Put new rows into the entries that there are, where the same ones are shown."""
        return self._renew_level(self._tops, self._rows_below(None))

    def _renew_level(self, level: list[int], rows: list[Row]) -> bool:
        # entries are made in the order of the network
        entries = [self._entries[number] for number in sorted(level)]
        if len(entries) != len(rows):
            return False
        for entry, row in zip(entries, rows, strict=True):
            if entry.row.path != row.path:
                return False
            is_same = entry.row == row
            entry.row = row
            if entry.below is None or (is_same and row is not self.whole):
                continue
            if not self._renew_level(entry.below, self._rows_below(row)):
                return False
        return True

    # -- order

    def reorder(self) -> None:
        """Sort each level; by no column is the order of the network."""
        levels = [self._tops, *(entry.below for entry in self._entries if entry.below)]
        wanted = [self._sorted(level, is_placed=False) for level in levels]
        if wanted == levels:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        for level, ordered in zip(levels, wanted, strict=True):
            level[:] = ordered
            self._place(level)
        self.changePersistentIndexList(before, [self._index(index.internalId(), index.column()) for index in before])
        self.layoutChanged.emit()

    def _sorted(self, level: list[int], is_placed: bool = True) -> list[int]:
        column, order = self.sorting
        made = sorted(level)
        if column >= 0:
            key, entries = _KEYS[column], self._entries
            keys = {number: key(entries[number].row) for number in made}
            made.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
        if is_placed:
            self._place(made)
        return made

    def _place(self, level: list[int]) -> None:
        for place, number in enumerate(level):
            self._entries[number].place = place

    # -- as Qt asks

    def _index(self, number: int, column: int = 0) -> QModelIndex:
        return self.createIndex(self._entries[number].place, column, number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        level = self._below(parent.internalId()) if parent.isValid() else self._tops
        return self.createIndex(row, column, level[row]) if 0 <= row < len(level) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        # hot: Qt compares the parents of any two ranges of a selection
        above = self._entries[index.internalId()].above if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.createIndex(self._entries[above].place, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._below(parent.internalId() if parent.isValid() else _TOP)) if parent.column() < 1 else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return bool(self._tops)
        inner = None if self.is_flat else self._entries[parent.internalId()].row.inner
        return inner is not None and bool(inner.steps)

    # -- rows

    def row(self, index: Index) -> Row:
        """The row of an index."""
        return self._entries[index.internalId()].row

    def find(self, path: Sequence[str]) -> QModelIndex:
        """Where the row of a path is; invalid where it is not shown."""
        path = tuple(path)
        number = self._numbers.get(path)
        if number is None and path and not self.is_flat:
            above = self.find(path[:-1])
            if above.isValid():
                self._below(above.internalId())
                number = self._numbers.get(path)
        return QModelIndex() if number is None else self._index(number)

    def rows_of(self, ids: frozenset[str]) -> list[QModelIndex]:
        """The rows of nodes: their own in the tree, those of all their layers in the list; in the order shown."""
        if not self._tops or not ids:
            return []
        level = self._tops if self.is_flat else self._below(self._tops[0])
        return [self._index(number) for number in level if self._entries[number].row.path[0] in ids]

    def shown_rows(self) -> list[Row]:
        """The layers that are shown, in the order of the list or of the network."""
        if self.is_flat:
            return [self._entries[number].row for number in self._tops]
        return self.kept if self._shown is not None else [leaf for node in self._nodes for leaf in table.layers(node)]

    @property
    def layer_count(self) -> int:
        """How many layers there are, shown or not; a node that does not work counts as one."""
        return sum(node.layers or 1 for node in self._nodes)

    # -- what a row says

    def record(self, index: Index) -> tuple[Value, ...]:
        return layer_line(self.row(index), self.whole)

    def line(self, index: Index) -> Line:
        row = self.row(index)
        part = None if row.part is None else type(row.part)
        cells = (Cell(self._name(row)), Cell(_type(row)), Cell(shape_text(row.shape)))
        if row.shape is None:
            dash = Cell("—")
            is_wrong = row.problem is not None
            return Line((*cells, dash, dash, dash, dash), part, is_muted=not is_wrong, is_wrong=is_wrong)
        whole, is_counted = self.whole, not row.is_auxiliary
        formula = f"{row.formula} =" if row.formula else ""
        return Line(
            (
                *cells,
                Cell(numbers.exact(row.elements), is_none=not row.elements),
                counted(row.bytes, whole.bytes, numbers.size(row.bytes), is_counted=is_counted),
                counted(row.parameters, whole.parameters, numbers.exact(row.parameters), formula, is_counted),
                counted(row.macs, whole.macs, numbers.count(row.macs), is_counted=is_counted),
            ),
            part,
            is_strong=not row.path,
            is_muted=row.is_auxiliary,
        )

    def _name(self, row: Row) -> str:
        if not row.path:
            return self.tr("Network")
        if self.is_flat:
            return " / ".join((words.text(row.title), *row.path[1:]))
        return row.path[-1] if len(row.path) > 1 else words.text(row.title)

    def tips(self, index: Index) -> Sequence[str]:
        row, column = self.row(index), index.column()
        if row.shape is None:
            return (words.problem(row.problem),) if row.problem else (self.tr("Waits for its input"),)
        told = {
            MEMORY: (row.bytes, self.whole.bytes, self.tr("{number} bytes")),
            PARAMETERS: (row.parameters, self.whole.parameters, self.tr("{number} parameters")),
            MACS: (row.macs, self.whole.macs, self.tr("{number} MACs")),
        }.get(column)
        if told is not None:
            number, whole, sentence = told
            said = sentence.format(number=numbers.exact(number))
            if row.is_auxiliary:
                return said, self.tr("In training only: the network's sums leave it out")
            part = self.tr("{share} of the network's").format(share=numbers.share(number, whole))
            return f"{said}, {part}", *self._memory_tip(row, column)
        if row.part is None:
            layers = words.plural("{count} layer", "{count} layers", row.layers)
            return layers, *self._memory_tip(row, column)
        said = f"{words.part_title(row.part)} {words.text(row.part.caption())}".strip()
        return (row.name, said, *self._memory_tip(row, column), words.about(row.part))

    def _memory_tip(self, row: Row, column: int) -> tuple[str, ...]:
        is_free = row.inner is None and row.shape is not None and not row.elements
        if column not in (ELEMENTS, MEMORY) or not is_free:
            return ()
        return (self.tr("It takes no memory of its own: its output lies where its input was"),)


def _plain(text: str) -> str:
    """Text as it is compared: `3x3` finds `3×3`."""
    return text.lower().replace("×", "x")


def _type(row: Row) -> str:
    kind = row.kind
    return kind_words(kind) if kind is not None else "" if row.part is None else words.part_title(row.part)


#: what a column is sorted by
_KEYS = {
    NAME: lambda row: row.name.lower(),
    TYPE: _type,
    OUTPUT: lambda row: -1 if row.shape is None else elements(row.shape),
    ELEMENTS: lambda row: row.elements,
    MEMORY: lambda row: row.elements,
    PARAMETERS: lambda row: row.parameters,
    MACS: lambda row: row.macs,
}


def _columns(tr) -> tuple[Column, ...]:  # type: ignore[no-untyped-def]
    share = "< 0.1 %"
    return (
        Column(tr("Layer"), tr("The network, its blocks, and the layers in them"), "n" * 20, is_number=False),
        Column(
            tr("Type"), tr("What kind of layer or block it is"), f"{tr('Depthwise convolution')} 3×3", is_number=False
        ),
        Column(tr("Output"), tr("channels × height × width of one image"), "2048×112×112"),
        Column(
            tr("Elements"),
            tr("Numbers that it writes for one image: its output, unless that lies where its input was"),
            "888,888,888",
        ),
        Column(tr("Memory"), tr("The same in bytes, fp32, and its share of the sum over all layers"), "88.8 MB", share),
        Column(
            tr("Parameters"),
            tr("Numbers that are learned, how those of a layer come about, and the share of the network's"),
            "(3*3*512)*2048 + 2048 = 9,999,999",
            share,
        ),
        Column(
            tr("MACs"),
            tr("Multiply-accumulates of convolution and linear layers for one image, and the share of the network's"),
            "88.8 G",
            share,
        ),
    )
