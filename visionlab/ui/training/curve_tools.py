"""The column of buttons beside the curves: axes, smoothing, which charts, which runs, export."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from visionlab.ui.icons import ICON_SIZE, keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.theme import room
from visionlab.ui.training.axis import Axis
from visionlab.ui.training.look import AXES, SMALL, STRONGEST, Look

_WIDTH, _NARROW = 108, 38


class CurveTools(QWidget):
    """Shows a Look, and tells of another one that a person wants."""

    #: a Look
    edited = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(room(_WIDTH))
        self._words = {
            "steps": self.tr("Steps"),
            "epochs": self.tr("Epochs"),
            "time": self.tr("Time"),
            "images": self.tr("Images"),
            "rate": self.tr("Learning rate"),
            "speed": self.tr("Images per second"),
            "gradient": self.tr("Gradient norm"),
            "memory": self.tr("Memory"),
        }
        self._make()
        self._lay_out()
        self.show_look(look)

    def _make(self) -> None:
        self.live_button = self._toggle(
            self.tr("Live"),
            self.tr(
                "Show the whole run and follow its end (a double click on a chart does so too). Drag to pan, turn the "
                "wheel to zoom."
            ),
        )
        self.live_button.setChecked(True)
        self.axis_button = self._menu_button(self.tr("What x counts; time is without pauses, with validation"))
        group = QActionGroup(self)
        self.axis_actions: dict[str, QAction] = {}
        for name in AXES:
            action = group.addAction(self._words[name])
            action.setCheckable(True)
            action.triggered.connect(lambda _on, name=name: self._edit(axis=name))
            self.axis_actions[name] = action
        self.axis_button.menu().addActions(group.actions())
        self.log_x_button = self._toggle(self.tr("log x"), self.tr("Logarithmic x axis"))
        self.log_x_button.clicked.connect(lambda on: self._edit(log_x=on))
        self.log_y_button = self._toggle(
            self.tr("log y"), self.tr("Logarithmic axis of loss, learning rate and gradient norm")
        )
        self.log_y_button.clicked.connect(lambda on: self._edit(log_y=on))
        tip = self.tr(
            "Smoothing of loss, speed and gradient norm: a mean around each step, with the steps themselves faint "
            "behind it. At the left end there is none."
        )
        self.smoothing_label = label(self.tr("Smoothing"), "small")
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, STRONGEST)
        self.smoothing.setPageStep(10)
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        for widget in (self.smoothing, self.smoothing_label):
            widget.setToolTip(tooltip(tip))
        self.smoothing.valueChanged.connect(lambda value: self._edit(smoothing=value))
        self.charts_button = self._menu_button(self.tr("Which small charts are shown"))
        self.charts_button.setText(self.tr("Charts"))
        self.chart_actions: dict[str, QAction] = {}
        for name in SMALL:
            action = self.charts_button.menu().addAction(self._words[name])
            action.setCheckable(True)
            action.triggered.connect(self._choose_charts)
            self.chart_actions[name] = action
        self.runs_button = QToolButton()
        self.runs_button.setText(self.tr("Runs…"))
        self.runs_button.setToolTip(tooltip(self.tr("Lay the curves of several runs over each other")))
        self.save_button = self._icon_button("export", self.tr("Save or copy the curves"))
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save_button.setMenu(QMenu(self))
        self.whole_button = self._icon_button("whole", self.tr("Give the curves the whole window, or end that"))
        self.whole_button.setCheckable(True)
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()

    def _tell_keys(self) -> None:
        self.whole_button.setToolTip(tooltip(keymap().tip(self.whole_button.accessibleName(), "whole_curves")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(_pair(self.live_button, self.whole_button))
        column.addWidget(self.axis_button)
        column.addLayout(_pair(self.log_x_button, self.log_y_button))
        column.addWidget(self.smoothing_label)
        column.addWidget(self.smoothing)
        column.addWidget(self.charts_button)
        column.addLayout(_pair(self.runs_button, self.save_button))
        column.addStretch(1)
        for button in self.findChildren(QToolButton):
            button.setProperty("segment", True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (self.whole_button, self.save_button):
            button.setFixedWidth(_NARROW)

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tooltip(tip))
        button.setCheckable(True)
        return button

    def _menu_button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tooltip(tip))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(self))
        return button

    def _icon_button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        keep_icon(button.setIcon, icon)
        button.setIconSize(ICON_SIZE * 0.8)
        button.setToolTip(tooltip(tip))
        button.setAccessibleName(tip)
        return button

    # what a person does

    def _edit(self, **changes: object) -> None:
        look = dataclasses.replace(self._look, **changes)  # type: ignore[arg-type]
        if look != self._look:
            self._look = look
            self.edited.emit(look)

    def _choose_charts(self) -> None:
        self._edit(small=tuple(name for name, action in self.chart_actions.items() if action.isChecked()))

    # what is shown

    def show_look(self, look: Look) -> None:
        """Have the buttons stand as a look says."""
        self._look = look
        self.axis_actions[look.axis].setChecked(True)
        self.log_x_button.setChecked(look.log_x)
        self.log_y_button.setChecked(look.log_y)
        self.smoothing.setValue(look.smoothing)
        for name, action in self.chart_actions.items():
            action.setChecked(name in look.small)
        self.show_unit(Axis(look.axis, look.log_x))  # type: ignore[arg-type]

    def show_has_runs(self, has_runs: bool) -> None:
        """Without curves, runs can be chosen and nothing else."""
        for widget in (*self.findChildren(QToolButton), self.smoothing, self.smoothing_label):
            widget.setEnabled(has_runs or widget is self.runs_button)

    def show_unit(self, axis: Axis) -> None:
        """Say what x counts, and the unit of time."""
        word = self._words[axis.kind]
        self.axis_button.setText(f"{word} ({axis.unit_name})" if axis.kind == "time" else word)


def _pair(one: QWidget, other: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(one)
    row.addWidget(other)
    return row
