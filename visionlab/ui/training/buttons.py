"""Train, Queue, Pause and Stop, each with its reason when it is off."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from visionlab.ui.icons import ICON_SIZE, keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length


class RunButtons(QWidget):
    """The four buttons in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train = QPushButton(self.tr("Train"))
        self.train.setProperty("primary", True)
        self.queue = QToolButton()
        self.queue.setAccessibleName(self.tr("Add to queue"))
        self.pause = QPushButton(self.tr("Pause"))
        self.stop = QPushButton(self.tr("Stop"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        for button, name, colour in (
            (self.train, "train", "on_accent"),
            (self.queue, "queue", "text"),
            (self.pause, "pause", "text"),
            (self.stop, "stop", "text"),
        ):
            keep_icon(button.setIcon, name, colour)
            button.setIconSize(ICON_SIZE * 0.8)
            row.addWidget(button)
        self.train.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, reason: str, is_running: bool, is_stopping: bool, state: str) -> None:
        """`reason` is why Train is off, empty when it is on; `state` is that of the run that goes on."""
        self.train.setEnabled(not reason)
        waits = self.tr("A run is going on: this network can wait in the queue")
        self.train.setToolTip(tooltip(reason or (waits if is_running else self.tr("Train this network"))))
        self.queue.setEnabled(not reason)
        queued = keymap().tip(self.tr("Add to queue: trained as soon as there is room"), "enqueue")
        self.queue.setToolTip(tooltip(reason or queued))
        idle = "" if is_running else self.tr("No run is going on")
        can_pause = is_running and state in ("training", "paused") and not is_stopping
        self.pause.setText(self.tr("Go on") if is_running and state == "paused" else self.tr("Pause"))
        self.pause.setEnabled(can_pause)
        self.pause.setToolTip(idle or self.tr("Pause after the present step, or go on"))
        self.stop.setText(self.tr("Stopping") if is_stopping else self.tr("Stop"))
        self.stop.setEnabled(is_running and not is_stopping)
        self.stop.setToolTip(idle or self.tr("Stop; what was learned so far is kept"))
