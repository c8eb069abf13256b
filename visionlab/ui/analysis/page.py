"""What every page of the analysis dock is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Signal

from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.paged import PageBase
from visionlab.ui.settings import Settings

__all__ = ["Conditions", "Page"]


class Page(PageBase):
    """One page of the analysis."""

    #: whether batch size, precision and optimizer matter to it
    is_conditional: ClassVar[bool] = False

    #: the id of a preset to open
    preset_wanted = Signal(str)
    #: the ids of nodes that a person picked here, for the canvas to show
    picked = Signal(object)
    #: a Graph to open as a new document, and its name
    graph_wanted = Signal(object, str)

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__()
        self.document = document
        self.conditions = conditions
        self.settings = settings

    def pick(self, ids: Iterable[str]) -> None:
        """Select nodes as a person picked them here."""
        picked = list(ids)
        self.document.selection.set(picked)
        self.picked.emit(picked)
