"""What the page of runs asks of the window: networks to open, curves to show, runs to go on with or to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from visionlab import project
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.ui.keymap import keymap
from visionlab.ui.runs.page import RunsPage
from visionlab.ui.runs.reading import RunRow

if TYPE_CHECKING:
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window


class RunsDesk(QObject):
    """Lives beside the page, which knows nothing of the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.page = page = RunsPage()
        page.curves_wanted.connect(self._show_curves)
        page.compare_wanted.connect(self._compare)
        page.network_wanted.connect(self._open)
        page.again_wanted.connect(self._train_again)
        page.go_on_wanted.connect(lambda paths: self._panel.go_on(paths))
        page.stop_wanted.connect(lambda paths: self._panel.stop_runs(paths))
        page.queue_changed.connect(lambda: self._panel.runner.pump.emit())
        page.said.connect(window.say)
        self._panel.runner.shifted.connect(page.look)

    @property
    def _panel(self) -> TrainingPanel:
        return self._window.load_training()  # type: ignore[return-value]

    def _show_curves(self, path: str) -> None:
        self._panel.show_run(path)
        self._window.show_training()

    def _compare(self, paths: list[str]) -> None:
        self._panel.overlay(paths)
        self._window.show_training()

    def _open(self, row: RunRow) -> bool:
        """Open a run's network as it was trained; whether that was done."""
        window, folder = self._window, RunFolder(row.summary.path)
        try:
            graph = project.loads(folder.network_text(), folder.network).graph
        except Problem as problem:
            window.files.refuse(problem)
            return False
        window.files.open_graph(graph, row.name)
        return window.document.graph is graph

    def _train_again(self, row: RunRow) -> None:
        if self._open(row):
            self._panel.setup.use(row.settings.with_(network=""))
            self._window.show_training()
            train = keymap().tip(self.tr("Train"), "train")
            self._window.say(self.tr("Change what you like, then press {train}").format(train=train))
