"""The dock below the canvas that holds the results of training; its panel is made when first shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from visionlab.ui.paged import PagedDock

if TYPE_CHECKING:
    from visionlab.ui.results.panel import ResultsPanel
    from visionlab.ui.window import Window

#: what may be dropped on the window as a picture
PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm")


class ResultsDock(PagedDock):
    """The pages of the results."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "results", window.tr("Results"))
        #: the run that the training panel shows
        self._followed = ""

    @property
    def panel(self) -> ResultsPanel:
        """The panel, made when first needed."""
        return cast("ResultsPanel", self.ready())

    def make_panel(self) -> ResultsPanel:
        from visionlab.ui.results.panel import ResultsPanel

        panel = ResultsPanel(self._window.document, self._window.settings)
        panel.results.listed.connect(lambda: self.follow(self._followed))
        return panel

    def follow(self, run: str) -> None:
        """Show the run of this name, once it has weights: the training panel shows it."""
        self._followed = run
        if self._panel is not None and run:
            self.panel.results.follow(run)

    def look(self) -> None:
        """A run has ended: there is more to show."""
        if self.isVisible():
            self.panel.results.look()

    def try_picture(self, path: Path) -> None:
        """Ask the shown network about a picture that was dropped on the window."""
        self.bring()
        self.panel.try_picture(str(path))
