"""What was changed between two versions, as a list: a row for each block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeView

from visionlab.cost.compare import Change
from visionlab.ui import words
from visionlab.ui.document import Note
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex

_SIGNS = {"added": "+", "removed": "−", "changed": "≠", "rewired": "↪"}
_COLOURS = {"added": "success", "removed": "danger", "changed": "warning", "rewired": "accent"}
_SIGN_WIDTH, _TITLE_WIDTH = 26, 112


class _Changes(QAbstractTableModel):
    """A sign, the block and what differs of it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Change, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (_SIGNS[row.kind], title(row), difference(row))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (kind_words(row), title(row), difference(row))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            select = _tr("Click to see it") if row.kind == "removed" else _tr("Click to select it")
            return tooltip(title(row), kind_words(row), *_fields(row), select)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme().colour((_COLOURS[row.kind], "text", "muted")[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and not index.column():
            return Qt.AlignmentFlag.AlignCenter
        return None


class ChangesList(QTreeView):
    """The rows; the one that is clicked, or walked to, is told."""

    #: the id of a node, and whether it was removed
    picked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Changes()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_tr("What was changed"))
        header = self.header()
        header.setMinimumSectionSize(_SIGN_WIDTH)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, _SIGN_WIDTH)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, _TITLE_WIDTH)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self._pick(index.row()))
        theme().changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[Change, ...]:
        """What is listed."""
        return self._model.rows

    def show_changes(self, rows: tuple[Change, ...]) -> None:
        """List these; the current one stays."""
        if rows == self._model.rows:
            return
        current = self.currentIndex().row()
        id = self.rows[current].id if current >= 0 else ""
        self._model.beginResetModel()
        self._model.rows = rows
        self._model.endResetModel()
        place = next((number for number, row in enumerate(rows) if row.id == id), -1)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().row()
        if row != before or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(row)

    def _pick(self, row: int) -> None:
        if row >= 0:
            self.picked.emit(self.rows[row].id, self.rows[row].kind == "removed")


def title(row: Change) -> str:
    """The block's name for a person."""
    return row.node.title or words.part_title(row.node.block)


def kind_words(row: Change) -> str:
    """What was done to the block."""
    told: Mapping[str, str] = {
        "added": _tr("Added"), "removed": _tr("Removed"), "changed": _tr("Changed"), "rewired": _tr("Wired otherwise"),
    }  # fmt: skip
    return told[row.kind]


def note(row: Change) -> Note:
    """What the cards of the block say."""
    return Note(kind_words(row), difference(row) if row.fields else "", _COLOURS[row.kind])


def difference(row: Change) -> str:
    """What differs, in one line: `Channels 64 → 128, Stride 1 → 2`; of a whole block, what it is."""
    if row.fields:
        return ", ".join(_fields(row))
    return words.part_title(row.node.block) if row.node.title else kind_words(row)


def _fields(row: Change) -> list[str]:
    return [f"{words.text(one.label)} {words.text(one.before)} → {words.text(one.after)}" for one in row.fields]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
