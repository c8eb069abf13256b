"""The dock below the canvas that holds the analysis; its panel is made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from visionlab.ui.analysis.panel import AnalysisPanel
    from visionlab.ui.window import Window

_LEAST = 240


class AnalysisDock(QDockWidget):
    """Shown and hidden by its action; beside the training panel as a tab when both are there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.tr("Analysis"), window)
        self._window = window
        self._panel: AnalysisPanel | None = None
        self.setObjectName("analysis")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setTitleBarWidget(QWidget())
        self.setWidget(QWidget())
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)
        self.hide()

    @property
    def panel(self) -> AnalysisPanel:
        """The panel, made when first needed."""
        if self._panel is None:
            from visionlab.ui.analysis.panel import AnalysisPanel

            window = self._window
            self._panel = AnalysisPanel(window.document, window.conditions, window.settings)
            self._panel.said.connect(window.say)
            self._panel.picked.connect(lambda ids: window.canvas.reveal(ids))
            self._panel.preset_wanted.connect(window.files.open_preset)
            self._panel.graph_wanted.connect(window.files.open_graph)
            self._panel.close_requested.connect(self.hide)
            self.setWidget(self._panel)
        return self._panel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.show()  # made now where a remembered layout shows the dock

    def toggle(self) -> None:
        """Show the analysis, or hide it."""
        if self.isVisible():
            self.hide()
            return
        self.show()
        self.raise_()
        height = max(_LEAST, self._window.height() * 2 // 5)
        self._window.resizeDocks([self], [height], Qt.Orientation.Vertical)
