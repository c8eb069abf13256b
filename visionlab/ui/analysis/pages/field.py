"""The receptive field page: what one output pixel of the selected block sees of the picture."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label
from visionlab.ui.settings import Settings


class FieldPage(Page):
    """A line of words."""

    name = "field"
    rank = 40
    heading = "Receptive field"
    about = "What one output pixel of the selected block sees of the picture"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.sentence = label()
        QVBoxLayout(self).addWidget(self.sentence)
        document.selection.changed.connect(lambda _ids: self.refresh())

    def refresh(self) -> None:
        window = None
        id = self.document.selection.single
        if id is not None:
            window = self.document.report.nodes[id].window
        self.sentence.setText("" if window is None else f"{window.size} {window.stride} {window.start}")
