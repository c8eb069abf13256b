"""The settings of a run as rows of label and editor, all made from the fields of `RunSettings`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from visionlab.fields import Spec, specs
from visionlab.problem import Problem
from visionlab.runs.recipe import recipes, with_epochs
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.document import Document
from visionlab.ui.icons import icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import make_editor
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.theme import Length, room, theme
from visionlab.ui.training.recipe_row import RecipeRow

#: what a person changes often
MAIN = ("epochs", "batch_size", "optimizer", "learning_rate", "schedule", "limit", "device")
#: the rest, each group in a fold
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Length": ("accumulate", "early_stopping"),
    "Optimizer": ("momentum", "nesterov", "clip_norm", "initialisation"),
    "Schedule": ("warmup_epochs", "milestones", "step_factor", "patience"),
    "Regularisation": (
        "weight_decay", "decay_norms", "decay_depthwise", "label_smoothing", "class_weights", "ema", "mixup", "cutmix",
    ),
    "Augmentation": (
        "flip", "crop", "crop_padding", "smallest_area", "colour", "cutout",
    ),
    "Data": (
        "resize", "validation_share", "test_share", "split_seed", "validate_every", "validation_images", "workers",
    ),
    "Device": ("precision", "compile", "processes", "threads", "seed"),
    "Keeping": (
        "checkpoint_seconds", "checkpoints_kept", "watch_blocks", "tensorboard",
    ),
}  # fmt: skip
#: of rows and of the menus above them
LABEL_WIDTH = 116
#: a whole number with a wider range (image limit, seed) is typed: a slider over it would mean nothing
_SLIDING = 1_000_000
#: behind the name of what is not as the recipe has it
_CHANGED = " •"


class SettingsForm(QWidget):
    """Shows one RunSettings value and makes the next."""

    #: RunSettings
    edited = Signal(object)

    def __init__(self, settings: RunSettings, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.rows = {spec.name: SettingRow(self, spec) for spec in specs(RunSettings)}
        self.recipe = RecipeRow(document, room(LABEL_WIDTH))
        self.recipe.chosen.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Length.tiny)
        layout.addWidget(self.recipe)
        layout.addLayout(self._grid(MAIN))
        #: by the names of their groups
        self.folds = {name: Fold(words.text(name), self._grid(fields)) for name, fields in GROUPS.items()}
        for fold in self.folds.values():
            layout.addWidget(fold)
        layout.addStretch(1)
        self.show_settings(settings)

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Length.small)
        grid.setVerticalSpacing(Length.tiny)
        grid.setColumnMinimumWidth(0, room(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        for place, name in enumerate(names):
            row = self.rows[name]
            grid.addWidget(row.label, 2 * place, 0)
            grid.addWidget(row.editor, 2 * place, 1)
            grid.addWidget(row.problem, 2 * place + 1, 0, 1, 2)
        return grid

    def show_settings(self, settings: RunSettings) -> None:
        """Show other settings."""
        self.settings = settings
        recipe = recipes().get(settings.recipe)
        changed = recipe.changed(settings) if recipe else ()
        for name, row in self.rows.items():
            row.editor.show_value(getattr(settings, name))
            row.refuse("")
            row.mark(name in changed)
        for name, fold in self.folds.items():
            fold.mark(not set(GROUPS[name]).isdisjoint(changed))
        self.recipe.show_settings(settings)
        self._hide_idle()

    def _hide_idle(self) -> None:
        """Fields that mean nothing for the present choices are off."""
        now = self.settings
        is_plateau = now.schedule == "plateau"
        means = {
            "nesterov": now.optimizer == "sgd" and now.momentum > 0,
            "milestones": now.schedule == "step",
            "step_factor": now.schedule == "step" or is_plateau,
            "patience": is_plateau,
            "decay_norms": now.weight_decay > 0,
            "decay_depthwise": now.weight_decay > 0,
            "crop_padding": now.crop,
        }
        for name, is_heeded in means.items():
            self.rows[name].set_enabled(is_heeded)

    def commit(self, name: str, value: object) -> None:
        """Change one setting; with the number of epochs what the recipe counts in them."""
        try:
            settings = self.settings.with_(**{name: value})
            if name == "epochs":
                settings = with_epochs(self.settings, settings.epochs)
        except Problem as problem:
            self.rows[name].refuse(words.problem(problem))
            return
        self._change(settings)

    def _follow(self, id: str) -> None:
        recipe = recipes().get(id)
        self._change(recipe.on(self.settings) if recipe else self.settings.with_(recipe=""))

    def _change(self, settings: RunSettings) -> None:
        self.show_settings(settings)
        self.edited.emit(settings)


class Fold(QWidget):
    """Rows under a heading that opens and closes."""

    def __init__(self, title: str, rows: QGridLayout) -> None:
        super().__init__()
        self._title = title
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setProperty("fold", True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._open)
        theme().changed.connect(self._paint)
        self._inside = QWidget()
        self._inside.setLayout(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Length.tiny)
        layout.addWidget(self.button)
        layout.addWidget(self._inside)
        self.mark(False)
        self._open(False)

    def mark(self, is_changed: bool) -> None:
        """Whether anything inside is not as the recipe has it."""
        self.button.setText(self._title + _CHANGED if is_changed else self._title)

    def _open(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._paint()

    def _paint(self) -> None:
        self.button.setIcon(icon("chevron-down" if self.button.isChecked() else "chevron-right", "muted"))


class SettingRow:
    """The widgets of one setting."""

    def __init__(self, form: SettingsForm, spec: Spec) -> None:
        self._name = words.label(spec)
        self.editor = make_editor(spec)
        if isinstance(self.editor, NumberEditor) and spec.high > _SLIDING:
            self.editor.slider.hide()
            self.editor.box.setMaximumWidth(16_777_215)
        self.label: QLabel = label(self._name, "muted")
        self.label.setBuddy(self.editor)
        self.problem = label("", "danger", wrap=True)
        self.problem.hide()
        limits = form.tr("Takes {limits}.").format(
            limits=f"{words.text(spec.expected)} {words.text(spec.unit)}".strip()
        )
        tip = tooltip(words.tip(spec), limits)
        self.label.setToolTip(tip)
        self.editor.setToolTip(tip)
        self.editor.follow(lambda value: form.commit(spec.name, value))
        self.editor.refused.connect(self.refuse)

    def refuse(self, sentence: str) -> None:
        """Say why a value was not taken; empty when all is well."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def mark(self, is_changed: bool) -> None:
        """Whether the setting is not as the recipe has it."""
        self.label.setText(self._name + _CHANGED if is_changed else self._name)

    def set_enabled(self, on: bool) -> None:
        """Whether the setting means anything now."""
        self.editor.setEnabled(on)
        self.label.setEnabled(on)
