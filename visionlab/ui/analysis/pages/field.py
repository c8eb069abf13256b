"""The receptive field page: what one output pixel of the selected block sees of the picture."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from visionlab.cost.field import instead
from visionlab.ui import numbers
from visionlab.ui.analysis.field_view import FieldView
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, shape_text
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.node_figures import called
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_WORDS_WIDTH = 360


class FieldPage(Page):
    """The picture on the left, figures and the lesson of small convolutions on the right."""

    name = "field"
    rank = 40
    heading = "Receptive field"
    about = "What one output pixel of the selected block sees of the picture"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.view = FieldView()
        self.title = label("", "title", wrap=True)
        self.figures = Figures()
        self.lesson = label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(Length.small)
        words.addWidget(self.title)
        words.addWidget(self.figures)
        words.addWidget(self.lesson)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.medium, Length.small, Length.large, Length.medium)
        row.setSpacing(Length.large)
        row.addWidget(self.view, 1)
        row.addLayout(words, 1)
        self.figures.setMaximumWidth(2 * _WORDS_WIDTH)
        self.view.moved.connect(lambda _row, _column: self._tell())
        document.selection.changed.connect(lambda _ids: self.refresh() if self.isVisible() else None)

    def refresh(self) -> None:
        report = self.document.report
        id = self._shown()
        node = report.nodes.get(id) if id else None
        shape = report.input_shape or (3, 1, 1)
        self.view.show_window(shape, node.shape if node else None, node.window if node else None)
        self._tell()

    def _shown(self) -> str | None:
        """The selected node; of several, the last along the network; without any, the last with maps."""
        nodes, graph = self.document.report.nodes, self.document.graph
        chosen = [id for id in graph.order if id in self.document.selection.ids and id in nodes]
        if chosen:
            return chosen[-1]
        shaped = ((id, nodes[id].shape) for id in reversed(graph.order))
        return next((id for id, shape in shaped if shape is not None and len(shape) == 3), None)

    def _tell(self) -> None:
        id = self._shown()
        node = self.document.report.nodes.get(id) if id else None
        if id is None or node is None or node.window is None:
            is_there = bool(self.document.graph.nodes)
            self.title.setText(self.tr("This block sees nothing yet") if is_there else self.tr("There is no network"))
            self.figures.show_rows()
            self.lesson.setText("")
            return
        self.title.setText(called(self.document.graph, id))
        self.figures.show_rows(*self._figures())
        self.lesson.setText(self._lesson())

    def _figures(self) -> tuple[Figure, ...]:
        id = self._shown()
        assert id is not None
        node, box = self.document.report.nodes[id], self.view.box
        window, picture = node.window, self.document.report.input_shape
        assert window is not None and box is not None
        row, column = self.view.at
        rows = [
            Figure(self.tr("Output"), shape_text(node.shape)),
            Figure(self.tr("Receptive field"), "×".join(map(str, window.size)) + self.tr(" px")),
            Figure(self.tr("Stride on the picture"), "×".join(map(str, window.stride)) + self.tr(" px")),
            Figure(
                self.tr("Centre of pixel ({row}, {column})").format(row=row, column=column),
                "; ".join(numbers.written(part, "g") for part in box.centre),
                tip=self.tr("Row and column on the picture, from its upper left corner"),
            ),
        ]
        if picture is not None:
            inside = box.within(picture[1], picture[2]).area
            rows += [
                Figure(self.tr("Of the picture it sees"), numbers.share(inside, picture[1] * picture[2])),
                Figure(self.tr("Of the field in the border"), numbers.share(box.area - inside, box.area)),
            ]
        return tuple(rows)

    def _lesson(self) -> str:
        chosen = self.document.selection.ids
        told = instead(self.document.graph, self.document.report, chosen) if chosen else None
        if told is None or told.window.size == (1, 1):
            return self.tr("Select blocks that follow one another to compare them with one large convolution.")
        size = "×".join(map(str, told.window.size))
        here = self.tr("This block sees") if len(chosen) == 1 else self.tr("These {count} blocks see")
        return self.tr(
            "{here} {size} of what enters with {parameters} parameters; one {size} convolution from {into} to {out} "
            "channels would take {weights} weights."
        ).format(
            here=here.format(count=len(chosen)),
            size=size,
            parameters=numbers.exact(told.parameters),
            into=told.into,
            out=told.out,
            weights=numbers.exact(told.weights),
        )
