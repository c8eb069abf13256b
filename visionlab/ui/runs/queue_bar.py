"""The queue's own row: how many runs go on at once, whether it is held, and where the selected ones stand in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from visionlab.problem import Problem
from visionlab.runs.queue import MOST_AT_ONCE, Queue
from visionlab.ui import words
from visionlab.ui.icons import ICON_SIZE, keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.choice import Choice
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.theme import Length, room

_MENU_WIDTH = 132


class QueueBar(QWidget):
    """Changes the queue; whoever starts runs is told by `changed`."""

    changed = Signal()
    #: a Problem
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: list[RunRow] = []
        self.count = label("", "muted")
        self.sooner = self._tool("chevron-up", self.tr("Sooner"), lambda: self.move_chosen(-1))
        self.later = self._tool("chevron-down", self.tr("Later"), lambda: self.move_chosen(1))
        self.remove = self._tool("close", self.tr("Take out of the queue; the run stays in the list"), self.take_out)
        self.hold = QToolButton()
        self.hold.setText(self.tr("Hold"))
        self.hold.setCheckable(True)
        self.hold.setProperty("segment", True)
        self.hold.setToolTip(tooltip(self.tr("Begin nothing that waits until this is let go")))
        self.hold.clicked.connect(lambda is_on: self._do(lambda queue: queue.hold(is_on)))
        self.at_once = Choice(
            self.tr("Runs at once"),
            self.tr(
                "How many runs go on at once. As many as fit: by processor threads and free memory, of the GPU too"
            ),
        )
        self.at_once.setFixedWidth(room(_MENU_WIDTH))
        self.at_once.activated.connect(lambda _index: self._do(lambda queue: queue.allow(int(self.at_once.key))))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.tiny)
        for widget in (self.count, self.sooner, self.later, self.remove, self.hold, self.at_once):
            row.addWidget(widget)
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()
        self.show_queue([])

    def _tell_keys(self) -> None:
        for button, name in ((self.sooner, "run_sooner"), (self.later, "run_later"), (self.remove, "run_unqueue")):
            button.setToolTip(tooltip(keymap().tip(button.accessibleName(), name)))

    def _tool(self, icon: str, tip: str, act: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        keep_icon(made.setIcon, icon)
        made.setIconSize(ICON_SIZE * 0.7)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: act())
        return made

    def show_queue(self, chosen: Sequence[RunRow]) -> None:
        """Show the queue as it is on disk, with these runs selected."""
        waiting = Queue().read()
        self._chosen = [row for row in chosen if row.turn]
        titles = {str(count): self.tr("{count} at once").format(count=count) for count in range(1, MOST_AT_ONCE + 1)}
        self.at_once.offer(titles | {"0": self.tr("As many as fit")}, str(waiting.at_once))
        count = len(waiting.ids)
        told = words.plural("{count} waits", "{count} wait", count)
        self.count.setText(f"{told} · {self.tr('held')}" if waiting.is_held and count else told)
        self.hold.setChecked(waiting.is_held)
        for widget in (self.count, self.sooner, self.later, self.remove):
            widget.setVisible(bool(count))
        self.hold.setVisible(bool(count) or waiting.is_held)
        turns = [row.turn for row in self._chosen]
        self.sooner.setEnabled(len(turns) == 1 and turns[0] > 1)
        self.later.setEnabled(len(turns) == 1 and turns[0] < count)
        self.remove.setEnabled(bool(turns))

    def move_chosen(self, by: int) -> None:
        """Let the selected run come sooner or later."""
        if (self.sooner if by < 0 else self.later).isEnabled():
            self._do(lambda queue: queue.move(self._chosen[0].summary.id, by))

    def take_out(self) -> None:
        """Let the selected runs wait no longer."""
        self._do(lambda queue: queue.remove([row.summary.id for row in self._chosen]))

    def _do(self, change: Callable[[Queue], None]) -> None:
        try:
            change(Queue())
        except Problem as problem:
            self.refused.emit(problem)
        self.changed.emit()
