"""The inspector's page of the whole network, shown while nothing is selected."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, shape_text
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.node_figures import called, convention
from visionlab.ui.panels.stochastic_depth import StochasticDepthRow
from visionlab.ui.repairs import RepairList
from visionlab.ui.theme import Length, theme

_MOST_PROBLEMS = 8
_MOST_NODES = 5


class NetworkPage(QWidget):
    """What the network is and costs, what is wrong with it, and where its cost lies."""

    #: the id of a node that was clicked
    node_requested = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.title = label("", "title", wrap=True)
        self.problems = QLabel()
        self.problems.setTextFormat(Qt.TextFormat.RichText)
        self.problems.setWordWrap(True)
        self.problems.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.problems.setSizePolicy(policy)
        self.notice = QFrame()
        self.notice.setProperty("role", "notice")
        within = QVBoxLayout(self.notice)
        within.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        within.addWidget(self.problems)
        self.repairs = RepairList(document)
        self.facts, self.costs, self.memory, self.dearest = Figures(), Figures(), Figures(), Figures()
        self._headings = {
            self.costs: label(self.tr("Cost"), "heading"),
            self.memory: label(self.tr("Memory, one image, fp32"), "heading"),
            self.dearest: label(self.tr("Most expensive by MACs"), "heading"),
        }
        self.survival = StochasticDepthRow(document)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Length.large, Length.medium, Length.large, Length.large)
        layout.setSpacing(Length.small)
        layout.addWidget(self.title)
        layout.addWidget(self.notice)
        layout.addWidget(self.repairs)
        layout.addWidget(self.facts)
        layout.addWidget(self.survival)
        for figures, heading in self._headings.items():
            layout.addSpacing(Length.tiny)
            heading.setBuddy(figures)
            layout.addWidget(heading)
            layout.addWidget(figures)
        layout.addStretch(1)
        self.problems.linkActivated.connect(self.node_requested)
        self.dearest.clicked.connect(self.node_requested)
        theme().changed.connect(self._show_problems)

    def refresh(self) -> None:
        """Show the document as it is."""
        graph, report = self._document.graph, self._document.report
        name = self._document.title if graph.nodes else self.tr("Network")
        if self.title.text() != name:
            self.title.setText(name)
        self._show_problems()
        self.facts.show_rows(*self._facts(graph, report))
        self.survival.refresh()
        self.costs.show_rows(*self._costs(report))
        self.memory.show_rows(*self._memory(report))
        dearest = self._dearest(graph, report)
        self.dearest.show_rows(*dearest)
        for figures, heading in self._headings.items():
            is_there = bool(figures.rows) and bool(graph.nodes)
            figures.setVisible(is_there)
            heading.setVisible(is_there)

    def _show_problems(self) -> None:
        graph, problems = self._document.graph, self._document.report.problems
        self.notice.setVisible(bool(problems))
        self.repairs.show_for(problems[0][0] if graph.nodes and problems else None)
        colour = theme().colour("danger").name()
        lines = []
        for id, problem in problems[:_MOST_PROBLEMS]:
            sentence = escape(words.problem(problem))
            if id in graph.nodes:
                name = escape(called(graph, id))
                link = f"<a href='{escape(id, quote=True)}' style='color: {colour}'>{name}</a>"
                sentence = f"{link}: {sentence}"
            lines.append(f"<p style='margin: 0 0 4px 0'>{sentence}</p>")
        if len(problems) > _MOST_PROBLEMS:
            more = self.tr("and {count} more").format(count=len(problems) - _MOST_PROBLEMS)
            lines.append(f"<p style='margin: 0'>{escape(more)}</p>")
        text = "".join(lines)
        if self.problems.text() != text:
            self.problems.setText(text)

    def _facts(self, graph: Graph, report: Report) -> tuple[Figure, ...]:
        classes = report.classes
        return (
            Figure(self.tr("Input"), shape_text(report.input_shape), tip=self.tr("channels × height × width")),
            Figure(self.tr("Classes"), "—" if classes is None else numbers.exact(classes)),
            Figure(self.tr("Blocks"), numbers.exact(len(graph.nodes)), tip=self.tr("Blocks on the canvas")),
            Figure(
                self.tr("Layers"),
                numbers.exact(report.recording.layers),
                tip=self.tr("Layers that these blocks are made of, activations and pools included"),
            ),
        )

    def _costs(self, report: Report) -> tuple[Figure, ...]:
        return (
            Figure(self.tr("Parameters"), numbers.exact(report.parameters)),
            Figure(self.tr("MACs"), numbers.count(report.macs), tip=f"{numbers.exact(report.macs)}\n{convention()}"),
            Figure(
                self.tr("Activations"),
                numbers.count(report.activations),
                tip=self.tr("{exact} elements of convolution and linear outputs, one image").format(
                    exact=numbers.exact(report.activations)
                ),
            ),
        )

    def _memory(self, report: Report) -> tuple[Figure, ...]:
        told = report.memory
        return (
            Figure(self.tr("Weights"), numbers.size(told.weights), tip=_bytes(told.weights)),
            Figure(
                self.tr("Forward, at most"),
                numbers.size(told.forward_peak),
                tip=_bytes(told.forward_peak)
                + "\n"
                + self.tr("Weights and all that is alive at once without gradients"),
            ),
            Figure(
                self.tr("Kept for training"),
                numbers.size(told.saved_for_backward),
                tip=_bytes(told.saved_for_backward)
                + "\n"
                + self.tr("What autograd keeps of one image until the backward pass, besides parameters"),
            ),
            Figure(
                self.tr("Training, in all"),
                numbers.size(told.training),
                tip=_bytes(told.training)
                + "\n"
                + self.tr("Weights, gradients, SGD's momentum, and what autograd keeps of one image"),
            ),
        )

    def _dearest(self, graph: Graph, report: Report) -> tuple[Figure, ...]:
        counted = (node for node in report.nodes.values() if node.macs and not node.block.is_auxiliary)
        nodes = sorted(counted, key=lambda node: -node.macs)
        return tuple(
            Figure(
                _described(graph, node.id),
                numbers.count(node.macs),
                numbers.share(node.macs, report.macs),
                node.macs / report.macs,
                tip=self.tr("Click to select"),
                key=node.id,
            )
            for node in nodes[:_MOST_NODES]
        )


def _described(graph: Graph, id: str) -> str:
    """A node's own title; without one, its kind with its key fields, since a network has many of a kind."""
    node = graph.nodes[id]
    return node.title or " · ".join(filter(None, (called(graph, id), words.text(node.block.caption()))))


def _bytes(number: int) -> str:
    return QCoreApplication.translate("NetworkPage", "{number} bytes").format(number=numbers.exact(number))
