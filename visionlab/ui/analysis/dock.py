"""The dock below the canvas that holds the analysis; its panel is made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from visionlab.ui.paged import PagedDock

if TYPE_CHECKING:
    from visionlab.ui.analysis.panel import AnalysisPanel
    from visionlab.ui.window import Window


class AnalysisDock(PagedDock):
    """The pages of the analysis."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "analysis", window.tr("Analysis"))

    @property
    def panel(self) -> AnalysisPanel:
        """The panel, made when first needed."""
        return cast("AnalysisPanel", self.ready())

    def make_panel(self) -> AnalysisPanel:
        from visionlab.ui.analysis.panel import AnalysisPanel

        window = self._window
        panel = AnalysisPanel(window.document, window.conditions, window.settings)
        panel.picked.connect(lambda ids: window.canvas.reveal(ids))
        panel.preset_wanted.connect(window.files.open_preset)
        panel.graph_wanted.connect(window.files.open_graph)
        return panel
