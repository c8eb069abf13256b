"""Starts experiments: their runs go into the queue, and the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from visionlab.presets.experiment import Experiment
from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.experiments.dialog import ExperimentDialog
from visionlab.ui.experiments.plans import plans, settings_of
from visionlab.ui.training.worker import Plan

if TYPE_CHECKING:
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window


class ExperimentDesk(QObject):
    """Lives beside the gallery, which knows nothing of runs."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        #: what was just put into the queue, to know its folders when they are told
        self._begun: list[Plan] = []
        self._panel.runner.queued.connect(self._show)

    @property
    def _panel(self) -> TrainingPanel:
        return self._window.load_training()  # type: ignore[return-value]

    def ask(self, experiment: Experiment) -> None:
        """Tell what it does, and start it if the person wants that."""
        dialog = ExperimentDialog(experiment, self._window)
        if dialog.exec():
            self.start(experiment, dialog.settings)

    def start(self, experiment: Experiment, settings: RunSettings | None = None) -> None:
        """Queue its runs, as it is or with other settings."""
        try:
            settings = settings or settings_of(experiment, experiment.epochs, experiment.limit)
            self._begun = plans(experiment, settings)
        except Problem as problem:
            self._window.files.refuse(problem)
            return
        self._panel.runner.enqueue.emit(self._begun)

    def _show(self, plans: object, paths: list[str]) -> None:
        """The runs have folders now: show them in the table, and their curves below, over each other as they come."""
        if plans is not self._begun:
            return
        window = self._window
        if window.pages.currentWidget() is not window.runs:
            window.show_runs()
        window.runs.want_tag(self._begun[0].tags[0])
        self._panel.overlay(paths)
        window.show_training()
        window.say(
            words.plural("{count} run was put into the queue", "{count} runs were put into the queue", len(self._begun))
        )
