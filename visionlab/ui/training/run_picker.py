"""A list of runs with check boxes, from which those are chosen whose curves are laid over each other."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from visionlab.runs.summary import Summary
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import SearchField, label, tooltip
from visionlab.ui.theme import Length

_WIDTH, _HEIGHT = 360, 320
_PATH = Qt.ItemDataRole.UserRole


class RunPicker(QFrame):
    """A pop-up; each tick counts at once. The first one ticked is the one that the others are compared with."""

    #: paths of the ticked runs, in the order of their ticks
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._paths: list[str] = []
        self.search = SearchField(self.tr("Filter runs"))
        self.list = _List()
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.itemClicked.connect(self._turn)
        self.list.spaced.connect(self._turn)
        self.search.textChanged.connect(self._filter)
        self.search.went_down.connect(self.list.setFocus)
        self.nothing = label(self.tr("No run yet: train a network first."), "muted", wrap=True)
        self.none_button = QPushButton(self.tr("Only the present run"))
        self.none_button.setProperty("flat", True)
        self.none_button.clicked.connect(self._choose_none)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.none_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        column.setSpacing(Length.small)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)
        self.show_runs(())

    def open_at(self, button: QWidget, paths: Sequence[str]) -> None:
        """Show it beside a button, with these runs ticked."""
        self._paths = list(paths)
        self._show_ticks()
        corner = button.mapToGlobal(QPoint(0, 0))
        screen = button.screen().availableGeometry()
        left = max(screen.left(), corner.x() - self.width())
        self.move(left, max(screen.top(), min(corner.y(), screen.bottom() - self.height())))
        self.show()
        self.search.setFocus()

    def show_runs(self, summaries: Sequence[Summary]) -> None:
        """Offer these runs."""
        self.list.clear()
        for summary in summaries:
            best = f" · {numbers.percent(summary.best)}" if summary.best is not None else ""
            item = QListWidgetItem(f"{summary.network or summary.id}{best}")
            item.setData(_PATH, os.fspath(summary.path))
            # a click anywhere on the line counts, not only one on its box
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(tooltip(summary.id, summary.data, summary.recipe, words.text(summary.reason)))
            self.list.addItem(item)
        self.list.setVisible(bool(summaries))
        self.nothing.setVisible(not summaries)
        self._show_ticks()
        self._filter(self.search.text())

    def _show_ticks(self) -> None:
        for item in self._items():
            is_on = item.data(_PATH) in self._paths
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.none_button.setEnabled(bool(self._paths))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            told = f"{item.text()} {item.data(_PATH)}".casefold()
            item.setHidden(not all(word in told for word in words))

    def _turn(self, item: QListWidgetItem) -> None:
        path = item.data(_PATH)
        if path in self._paths:
            self._paths.remove(path)
        else:
            self._paths.append(path)
        self._show_ticks()
        self.chosen.emit(list(self._paths))

    def _choose_none(self) -> None:
        self._paths = []
        self._show_ticks()
        self.chosen.emit([])
        self.hide()


class _List(QListWidget):
    #: the space bar was pressed on an item
    spaced = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self.spaced.emit(item)
        else:
            super().keyPressEvent(event)
