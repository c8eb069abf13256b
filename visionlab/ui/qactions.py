"""The table of actions as Qt has it: each knows the key it has now, and why it is off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from visionlab.ui.actions import ACTIONS, CANVAS, Told, words
from visionlab.ui.icons import keep_icon
from visionlab.ui.keymap import keymap


class Action(QAction):
    """An entry of the table. Its tool tip says what it does and by which key, or why it cannot."""

    def __init__(self, told: Told, parent: QObject) -> None:
        super().__init__(words(told.text), parent)
        self.told = told
        #: why it is off; empty where it is on, or nobody said why
        self.reason = ""
        self._advice = ""
        Context = Qt.ShortcutContext
        self.setShortcutContext(Context.WidgetShortcut if told.place == CANVAS else Context.WindowShortcut)
        self.setCheckable(told.is_switch)
        keymap().changed.connect(self._take_keys)
        self._take_keys()

    def draw(self) -> None:
        """Have an icon, in the theme's colours from now on. A menu's are drawn after the first paint."""
        if self.told.icon and self.icon().isNull():
            keep_icon(self.setIcon, self.told.icon, self.told.colour)
            # one in the colour of a filled button is not seen on a menu
            self.setIconVisibleInMenu(self.told.colour == "text")

    def allow(self, is_on: bool, reason: str = "") -> None:
        """Turn on or off; `reason` is why it is off."""
        reason = "" if is_on else reason
        if (is_on, reason) != (self.isEnabled(), self.reason):
            self.setEnabled(is_on)
            self.reason = reason
            self._retell()

    def advise(self, advice: str) -> None:
        """Say something else in the tool tip than what it does; empty for nothing else."""
        self._advice = advice
        self._retell()

    def _take_keys(self) -> None:
        self.setShortcuts([QKeySequence(key) for key in keymap().keys(self.told.name)])
        self._retell()

    def _retell(self) -> None:
        does = words(self.told.tip) or words(self.told.text).rstrip("…")
        self.setToolTip(self.reason or self._advice or keymap().tip(does, self.told.name))


def make_actions(parent: QObject, slots: dict[str, Callable[[], object]]) -> dict[str, Action]:
    """An action for each entry that has a slot."""
    made: dict[str, Action] = {}
    for told in ACTIONS:
        if told.name in slots:
            action = made[told.name] = Action(told, parent)
            action.triggered.connect(lambda _checked=False, slot=slots[told.name]: slot())
    return made
