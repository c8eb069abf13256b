"""The settings of a run as rows of label and editor, all made from the fields of `RunSettings`."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from visionlab.fields import Spec, specs
from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.icons import icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import NumberEditor, make_editor
from visionlab.ui.theme import Length, theme

#: what a person changes often; the rest is in the fold
MAIN = ("epochs", "batch_size", "optimizer", "learning_rate", "schedule", "limit", "device")
_LABEL_WIDTH = 92
#: a whole number with a wider range (image limit, seed) is typed: a slider over it would mean nothing
_SLIDING = 1_000_000


class SettingsForm(QWidget):
    """Shows one RunSettings value and makes the next."""

    #: RunSettings
    edited = Signal(object)

    def __init__(self, settings: RunSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        by_name = {spec.name: spec for spec in specs(RunSettings)}
        self.rows = {spec.name: SettingRow(self, spec) for spec in by_name.values()}
        self.fold = QToolButton()
        self.fold.setText(self.tr("Advanced"))
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._fold)
        theme().changed.connect(self._paint_fold)
        self._advanced = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Length.tiny)
        layout.addLayout(self._grid([name for name in MAIN if name in by_name]))
        layout.addWidget(self.fold)
        self._advanced.setLayout(self._grid([name for name in by_name if name not in MAIN]))
        layout.addWidget(self._advanced)
        layout.addStretch(1)
        self._fold(False)
        self.show_settings(settings)

    def _grid(self, names: list[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Length.small)
        grid.setVerticalSpacing(Length.tiny)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for place, name in enumerate(names):
            row = self.rows[name]
            grid.addWidget(row.label, 2 * place, 0)
            grid.addWidget(row.editor, 2 * place, 1)
            grid.addWidget(row.problem, 2 * place + 1, 0, 1, 2)
        return grid

    def _fold(self, opened: bool) -> None:
        self._advanced.setVisible(opened)
        self._paint_fold()

    def _paint_fold(self) -> None:
        self.fold.setIcon(icon("chevron-down" if self.fold.isChecked() else "chevron-right", "muted"))

    def show_settings(self, settings: RunSettings) -> None:
        """Show other settings."""
        self.settings = settings
        for name, row in self.rows.items():
            row.editor.show_value(getattr(settings, name))
            row.refuse("")
        self._hide_idle()

    def _hide_idle(self) -> None:
        """Fields that mean nothing for the present choices are off."""
        is_sgd = self.settings.optimizer == "sgd"
        is_stepped = self.settings.schedule == "step"
        for name, means in (("nesterov", is_sgd), ("milestones", is_stepped), ("step_factor", is_stepped)):
            if name in self.rows:
                self.rows[name].set_enabled(means)

    def commit(self, name: str, value: object) -> None:
        """Change one setting."""
        try:
            settings = self.settings.with_(**{name: value})
        except Problem as problem:
            self.rows[name].refuse(words.problem(problem))
            return
        self.show_settings(settings)
        self.edited.emit(settings)


class SettingRow:
    """The widgets of one setting."""

    def __init__(self, form: SettingsForm, spec: Spec) -> None:
        self.editor = make_editor(spec)
        if isinstance(self.editor, NumberEditor) and spec.high > _SLIDING:
            self.editor.slider.hide()
            self.editor.box.setMaximumWidth(16_777_215)
        self.label: QLabel = label(words.label(spec), "muted")
        self.label.setBuddy(self.editor)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        limits = form.tr("Takes {limits}.").format(limits=f"{words.text(spec.expected)} {spec.unit}".strip())
        tip = tooltip(words.tip(spec), limits)
        self.label.setToolTip(tip)
        self.editor.setToolTip(tip)
        self.editor.edited.connect(lambda value: form.commit(spec.name, value))
        self.editor.refused.connect(self.refuse)

    def refuse(self, sentence: str) -> None:
        """Say why a value was not taken; empty when all is well."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def set_enabled(self, on: bool) -> None:
        """Whether the setting means anything now."""
        self.editor.setEnabled(on)
        self.label.setEnabled(on)
