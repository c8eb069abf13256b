"""The page of runs: filter, actions and queue above, the table or chart below, the selected run beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from visionlab.fields import Spec
from visionlab.problem import Problem
from visionlab.runs.trash import FOLDER
from visionlab.ui import words
from visionlab.ui.icons import ICON_SIZE
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import label
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.runs.actions import BUTTONS, RunActions, key_of
from visionlab.ui.runs.chart import RunsChart
from visionlab.ui.runs.deleting import Deleted, bring_back, delete
from visionlab.ui.runs.queue_bar import QueueBar
from visionlab.ui.runs.reading import RunRow, Runs
from visionlab.ui.runs.side import RunSide
from visionlab.ui.runs.table import RunsTable
from visionlab.ui.runs.wanted import WantedBar
from visionlab.ui.runs.weights_out import ask_to_save
from visionlab.ui.theme import Length
from visionlab.ui.training.status import Notice

_VIEWS = Spec("view", "choice", "Table", "View", options=("Table", "Chart"))
#: while the page is seen and something goes on, it is looked at so often (ms)
_LOOK_MS = 2_000


class RunsPage(QWidget):
    """What it cannot do by itself it asks the window for, by signals; runs are named by the paths of their folders."""

    curves_wanted = Signal(str)
    #: paths of runs whose curves are to be laid over each other
    compare_wanted = Signal(object)
    #: a RunRow
    network_wanted = Signal(object)
    again_wanted = Signal(object)
    #: lists of paths
    go_on_wanted = Signal(object)
    stop_wanted = Signal(object)
    queue_changed = Signal()
    #: back to the network
    left = Signal()
    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = Runs(self)
        self.bar = WantedBar()
        self.queue = QueueBar()
        self.table = RunsTable()
        self.chart = RunsChart()
        self.side = RunSide()
        self.notice = Notice()
        self.view = SegmentEditor(_VIEWS)
        self.view.setToolTip(self.tr("All runs in a table, or their accuracy over MACs"))
        self.count = label("", "muted")
        self._deleted: list[Deleted] = []
        self._has_begun = False
        self.actions_of_runs = RunActions(self, self._slots())
        self.table.offered = self.actions_of_runs.offered
        self.table.addActions([action for action in self.actions_of_runs.offered if action is not None])
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self.runs.look)
        self._lay_out()
        self._connect()
        self.view.show_value("Table")
        self._refresh()

    def _lay_out(self) -> None:
        self.back = QPushButton(self.tr("Back"))
        self.back.setToolTip(self.tr("Back to the network (Esc)"))
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(Length.small)
        head.addWidget(label(self.tr("Runs"), "title"))
        head.addWidget(self.count)
        head.addSpacing(Length.medium)
        head.addWidget(self.bar, 1)
        head.addWidget(self.view)
        head.addWidget(self.back)
        row = QHBoxLayout()
        row.setSpacing(Length.tiny)
        for name in BUTTONS:
            if name in self.actions_of_runs.by_name:
                button = QToolButton()
                button.setDefaultAction(self.actions_of_runs.by_name[name])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setIconSize(ICON_SIZE * 0.8)
                row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.queue)
        top = QVBoxLayout()
        top.setContentsMargins(Length.large, Length.medium, Length.large, Length.small)
        top.setSpacing(Length.small)
        top.addLayout(head)
        top.addLayout(row)
        top.addWidget(self.notice)
        self.stack = QStackedWidget()
        for widget in (self.table, self.chart, self._make_nothing()):
            self.stack.addWidget(widget)
        rule = QFrame()
        rule.setFixedWidth(1)
        rule.setProperty("role", "rule")
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.stack, 1)
        below.addWidget(rule)
        below.addWidget(self.side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addLayout(below, 1)

    def _make_nothing(self) -> QWidget:
        self._nothing = label("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._everything = QPushButton(self.tr("Show all runs"))
        self._everything.clicked.connect(self.bar.want_all)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setSpacing(Length.medium)
        column.addStretch(1)
        column.addWidget(self._nothing)
        column.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return made

    def _connect(self) -> None:
        table = self.table
        self.runs.changed.connect(self._refresh)
        self.bar.changed.connect(lambda _wanted: self._filter())
        self.bar.search.went_down.connect(table.setFocus)
        table.sought.connect(self.search)
        table.selected.connect(self._selected)
        table.chosen.connect(lambda _index: self._show_curves())
        table.acts |= {key_of(name): partial(self._act, name) for name in self.actions_of_runs.by_name} | {
            "run_curves": self._show_curves,
            "run_sooner": lambda: self.queue.move_chosen(-1),
            "run_later": lambda: self.queue.move_chosen(1),
            "run_unqueue": self.queue.take_out,
        }
        self.chart.view.opened.connect(self._opened_from_chart)
        self.view.edited.connect(self.turn)
        self.queue.changed.connect(self._queue_changed)
        self.queue.refused.connect(self._refuse)
        self.side.noted.connect(self.runs.look)
        self.notice.acted.connect(self.undo_delete)

    def _slots(self) -> dict[str, Callable[[], object]]:
        def row() -> RunRow:
            return self.table.chosen_rows[0]

        def paths() -> list[str]:
            return [row.path for row in self.table.chosen_rows]

        def alive() -> list[str]:
            return [row.path for row in self.table.chosen_rows if row.summary.is_alive]

        return {
            "curves": lambda: self.curves_wanted.emit(row().path),
            "compare": lambda: self.compare_wanted.emit(paths()),
            "network": lambda: self.network_wanted.emit(row()),
            "again": lambda: self.again_wanted.emit(row()),
            "go_on": lambda: self.go_on_wanted.emit(paths()),
            "stop": lambda: self.stop_wanted.emit(alive()),
            "delete": self.delete_chosen,
            "weights": lambda: ask_to_save(row(), self, self._saved),
            "folder": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(row().path)),
            "path": lambda: self._copy("\n".join(paths())),
        }

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied {path}").format(path=text.replace("\n", ", ")))

    def _show_curves(self) -> None:
        self._act("curves" if len(self.table.chosen_rows) == 1 else "compare")

    def _act(self, name: str) -> None:
        action = self.actions_of_runs.by_name[name]
        if action.isEnabled():
            action.trigger()

    # -- what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.runs.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looking.stop()
        self.side.save()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def look(self) -> None:
        """Something of the runs is other now."""
        if self.isVisible():
            self.runs.look()

    def search(self) -> None:
        """Go to the search field."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def want_tag(self, tag: str) -> None:
        """Show the runs with a tag and no others, as soon as they are known."""
        self.bar.want_tag(tag)
        self.runs.look()

    def turn(self, view: object) -> None:
        """Show the table or the chart."""
        self.view.show_value(view)
        self._filter()

    def _refresh(self) -> None:
        rows = self.runs.rows
        self.bar.offer(rows)
        is_going = any(row.summary.is_alive or row.turn for row in rows)
        if is_going and self.isVisible():
            self._looking.start()
        elif not is_going:
            self._looking.stop()
        self._filter()

    def _filter(self) -> None:
        rows, wanted = self.runs.rows, self.bar.wanted
        shown = [row for row in rows if wanted.leaves(row)]
        whole = str(len(rows)) if len(shown) == len(rows) else None
        self.count.setText(whole or self.tr("{shown} of {all}").format(shown=len(shown), all=len(rows)))
        self.table.show_rows(shown)
        if shown and not self._has_begun:
            self._has_begun = True
            self.table.select([shown[0].path])
        self.chart.show_rows(shown)
        self._everything.setVisible(bool(rows))
        if rows:
            self._nothing.setText(self.tr("No run matches these filters."))
        elif self.runs.is_read:
            none = self.tr("There are no runs yet. Open a network and press {train}.")
            self._nothing.setText(none.format(train=keymap().tip(self.tr("Train"), "train")))
        else:
            self._nothing.setText(self.tr("Reading the runs …"))
        self.stack.setCurrentIndex((1 if self.view.value == "Chart" else 0) if shown else 2)

    def _selected(self) -> None:
        rows = self.table.chosen_rows
        self.actions_of_runs.refresh(rows)
        self.queue.show_queue(rows)
        self.side.show_rows(rows)

    def _opened_from_chart(self, path: str) -> None:
        self.turn("Table")
        self.table.select([path])
        self.table.setFocus()

    # -- what is done

    def _queue_changed(self) -> None:
        self.queue_changed.emit()
        self.runs.look()

    def delete_chosen(self) -> None:
        """Move the selected runs to the trash; Undo brings them back as long as nothing else was deleted."""
        rows = self.table.chosen_rows
        deleted = []
        try:
            for row in rows:
                deleted.append(delete(row.path))
        except Problem as problem:
            self._refuse(problem)
        if deleted:
            self._deleted = deleted
            told = self.tr("Deleted {name}.").format(name=rows[0].name)
            if len(deleted) > 1:
                told = words.plural("Deleted {count} run.", "Deleted {count} runs.", len(deleted))
            if any(one.is_beside for one in deleted):
                told = f"{told} " + self.tr("The system takes them in no trash: they lie in {folder}.").format(
                    folder=deleted[0].path.parent / FOLDER
                )
            self.notice.tell(told, "success", self.tr("Undo"))
        self._queue_changed()

    def _saved(self, told: Problem | Path) -> None:
        if isinstance(told, Problem):
            self._refuse(told)
        else:
            self.said.emit(self.tr("Saved {path}").format(path=told))

    def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        deleted, self._deleted = self._deleted, []
        self.notice.hide()
        try:
            for one in deleted:
                bring_back(one)
        except Problem as problem:
            self._refuse(problem)
        self.runs.look()

    def _refuse(self, problem: Problem) -> None:
        self.notice.tell(words.problem(problem), "danger")
