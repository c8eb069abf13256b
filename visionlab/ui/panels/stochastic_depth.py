"""Stochastic depth of a whole network, set in one place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from visionlab.presets.decay import Decay, decay_of, has_survivors, linear_decay
from visionlab.problem import Phrase
from visionlab.ui import words
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import make_editor
from visionlab.ui.theme import Length


class StochasticDepthRow(QWidget):
    """The survival of the last residual block, from which those of all others follow; hidden where there are none."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        spec = Decay.spec("last")
        self.editor = make_editor(spec)
        name = label(words.label(spec), "muted")
        name.setBuddy(self.editor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(name)
        row.addWidget(self.editor, 1)
        for widget in (name, self.editor):
            widget.setToolTip(tooltip(words.tip(spec)))
        self.editor.edited.connect(self._spread)
        self.editor.scrubbed.connect(lambda last: document.ghost.propose(lambda graph: linear_decay(graph, last)))
        self.editor.left.connect(document.ghost.withdraw)
        self.editor.finished.connect(document.close_burst)

    def refresh(self) -> None:
        """Show the network's decay; nothing where its survivals follow no line."""
        graph = self._document.graph
        self.setVisible(has_survivors(graph))
        decay = decay_of(graph)
        self.editor.show_value(None if decay is None else decay.last)

    def _spread(self, last: float) -> None:
        self._document.edit(Phrase("Stochastic depth"), lambda graph: linear_decay(graph, last), key="decay")
