"""What can be done with the selected runs: each action's words, and when it is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from visionlab.runs.summary import State
from visionlab.ui.icons import keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.runs.reading import RunRow

#: more curves than these cannot be told apart
MOST_COMPARED = 12
#: states from which a run can begin or go on
_RESTING: tuple[State, ...] = ("new", "stopped", "failed", "lost")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Runs", text)


@dataclass(frozen=True, slots=True)
class Told:
    """One action."""

    name: str
    text: str
    tip: str
    is_on: Callable[[Sequence[RunRow]], bool]
    icon: str = ""


def _one(rows: Sequence[RunRow]) -> bool:
    return len(rows) == 1


#: in the order of the row of buttons; an empty name is a line between
ACTIONS: tuple[Told, ...] = (
    Told("curves", "Curves", "Show the run in the training panel, live while it goes on", _one, "chart"),
    Told(
        "compare",
        "Compare",
        "Lay the curves of the selected runs over each other",
        lambda rows: 2 <= len(rows) <= MOST_COMPARED,
        "compare",
    ),
    Told("network", "Open network", "Open the network exactly as it was trained", _one, "open"),
    Told("again", "Train again", "Open its network and put its settings into the training panel", _one, "redo"),
    Told("", "", "", _one),
    Told(
        "go_on",
        "Go on",
        "Train on from the last checkpoint; while another run goes on, wait in the queue for it",
        lambda rows: bool(rows) and all(row.summary.state in _RESTING for row in rows),
        "train",
    ),
    Told(
        "stop",
        "Stop",
        "Stop; what was learned so far is kept",
        lambda rows: any(row.summary.is_alive for row in rows),
        "stop",
    ),
    Told("", "", "", _one),
    Told(
        "delete",
        "Delete",
        "Move to the trash",
        lambda rows: bool(rows) and not any(row.summary.is_alive for row in rows),
        "delete",
    ),
    Told("weights", "Save weights…", "Write the learned weights into a safetensors file", _one, "save"),
    Told("folder", "Open folder", "Show the run's folder in the file manager", _one, "folder"),
    Told("path", "Copy path", "Put the path of the run's folder on the clipboard", bool, "duplicate"),
)

#: those that stand as buttons above the table too
BUTTONS = ("curves", "compare", "network", "again", "go_on", "stop", "delete")


def key_of(name: str) -> str:
    """What an action is called in the list of keys; the key that deletes blocks deletes runs."""
    return name if name == "delete" else f"run_{name}"


class RunActions(QObject):
    """The actions as Qt has them; their keys work in the table only, which hears them itself."""

    def __init__(self, parent: QObject, slots: dict[str, Callable[[], object]]) -> None:
        super().__init__(parent)
        self.by_name: dict[str, QAction] = {}
        #: in order, None for a line between
        self.offered: list[QAction | None] = []
        for told in ACTIONS:
            if not told.name:
                self.offered.append(None)
                continue
            action = QAction(_tr(told.text), parent)
            if told.icon:
                keep_icon(action.setIcon, told.icon)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, slot=slots[told.name]: slot())
            self.by_name[told.name] = action
            self.offered.append(action)
        keymap().changed.connect(self._take_keys)
        self._take_keys()

    def _take_keys(self) -> None:
        for told in ACTIONS:
            if told.name:
                action, key = self.by_name[told.name], key_of(told.name)
                action.setShortcuts([QKeySequence(one) for one in keymap().keys(key)])
                action.setToolTip(keymap().tip(_tr(told.tip), key))

    def refresh(self, rows: Sequence[RunRow]) -> None:
        """On or off, for these selected runs."""
        for told in ACTIONS:
            if told.name:
                self.by_name[told.name].setEnabled(told.is_on(rows))
