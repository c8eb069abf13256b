"""The inspector's page of one node, or of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from visionlab.blocks.base import Block
from visionlab.blocks.group import part_at, title_at
from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.folding import SEP
from visionlab.cost.grouping import member_path
from visionlab.fields import Spec
from visionlab.graph import edits
from visionlab.layers.base import Part
from visionlab.problem import Phrase
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.ghost import Preview
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels import node_figures
from visionlab.ui.panels.common import Pictogram, label, leave_undo_to_window
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.form import FieldForm
from visionlab.ui.panels.shared_form import SharedForm
from visionlab.ui.repairs import RepairList
from visionlab.ui.theme import Length

_LONGEST_TITLE = 80

Rows = tuple[Figure, ...]


class NodePage(QWidget):
    """Title, fields, shapes and cost of the selection. The editors of a type of block are made once and kept."""

    #: the id of a composite block whose inside is wanted
    enter_requested = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._id = ""
        #: the nodes of the document whose figures are shown; of what is inside a block there are none
        self._ids: tuple[str, ...] = ()
        self._forms: dict[tuple[tuple[tuple[Spec, ...], ...], str], FieldForm] = {}
        self._shown: list[FieldForm] = []
        self.pictogram = Pictogram()
        self.title = QLineEdit()
        self.title.setProperty("role", "title")
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setToolTip(self.tr("Click to give this block a title of your own"))
        self.kind = label("", "small")
        self.kind.setContentsMargins(Length.small, 0, 0, 0)
        self.about = label("", "muted", wrap=True)
        self.notice = _Notice()
        self.repairs = RepairList(document)
        self.enter = QPushButton(self.tr("Open inside"))
        self.enter.setToolTip(self.tr("See the layers that this block is made of (double click on the block)"))
        keep_icon(self.enter.setIcon, "enter")
        self.fields_heading = label(self.tr("Fields"), "heading")
        self.shapes_heading = label(self.tr("Shapes"), "heading")
        self.shapes = Figures()
        self.costs_heading = label(self.tr("Cost"), "heading")
        self.costs = Figures()
        self.live_heading = label("", "heading")
        self.live = Figures()
        self._lay_out()
        self.title.textEdited.connect(self._rename)
        self.title.editingFinished.connect(self._end_title)
        leave_undo_to_window(self.title)
        document.live.changed.connect(self._show_live)
        document.ghost.changed.connect(self._show_figures)
        self.enter.clicked.connect(lambda: self.enter_requested.emit(self._id))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.kind)
        head = QHBoxLayout()
        head.setSpacing(Length.small)
        head.addWidget(self.pictogram)
        head.addLayout(names, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Length.large, Length.medium, Length.large, Length.large)
        layout.setSpacing(Length.small)
        layout.addLayout(head)
        layout.addWidget(self.about)
        layout.addWidget(self.notice)
        layout.addWidget(self.repairs)
        layout.addWidget(self.enter)
        layout.addSpacing(Length.tiny)
        layout.addWidget(self.fields_heading)
        self._place = layout.count()
        layout.addSpacing(Length.tiny)
        for heading, figures in (
            (self.shapes_heading, self.shapes),
            (self.costs_heading, self.costs),
            (self.live_heading, self.live),
        ):
            heading.setBuddy(figures)
            layout.addWidget(heading)
            layout.addWidget(figures)
            layout.addSpacing(Length.tiny)
        layout.addStretch(1)

    def show_node(self, id: str) -> None:
        """Show a node of the document, to be edited."""
        graph, report = self._document.graph, self._document.report
        node, told = graph.nodes[id], report.nodes[id]
        self._id, self._ids = id, (id,)
        self._show_head(node.block, node.title, read_only=False)
        self._bind((id,), (node.block,), read_only=node.block.is_foreign)
        self.enter.setVisible(told.recording is not None and bool(told.recording.steps))
        if told.problem is not None:
            self.notice.say(words.problem(told.problem), is_problem=True)
        elif told.is_waiting:
            above = node_figures.culprit(graph, report, id)
            name = node_figures.called(graph, above) if above is not None else self.tr("its input")
            self.notice.say(self.tr("Waits for {title}").format(title=name), is_problem=False)
        else:
            self.notice.hide()
        self.repairs.show_for(None if told.problem is None else id)
        self._show_figures()
        self._show_live()

    def show_inside(self, told: NodeReport, way: Sequence[str] = ()) -> None:
        """Show a part inside a block; `way` leads to it from the node. Only in groups its fields can be edited."""
        self._id, self._ids = told.id, ()
        self._show_head(told.block, "", read_only=True)
        path = member_path(self._document.report, way)
        if path is None:
            self.kind.setText(self.tr("{name} · inside a block, read only").format(name=told.id.rpartition(SEP)[2]))
            self._bind((told.id,), (told.block,), read_only=True)
        else:
            whole = self._document.graph.nodes[way[0]]
            inside = self.tr("inside {group}").format(group=whole.title or words.part_title(whole.block))
            self.kind.setText(" · ".join(filter(None, [title_at(whole.block, path), inside])))
            self._bind((way[0],), (whole.block,), False, path)
        self.kind.show()
        self.enter.setVisible(isinstance(told.block, Block) and told.recording is not None)
        self.notice.hide()
        self.repairs.show_for(None)
        # opened in place, a part is told of as one of the network; looked into, as one of its block
        is_inside = len(way) != told.id.count(SEP) + 1
        self._show_rows(node_figures.shapes(told), node_figures.costs(told, self._document.report, is_inside))
        self._show_live()

    def show_nodes(self, ids: list[str]) -> None:
        """Show several nodes: their sums, and the fields that all of them have."""
        graph = self._document.graph
        blocks = [graph.nodes[id].block for id in ids]
        kinds = {type(block) for block in blocks}
        self._id, self._ids = "", tuple(ids)
        self.title.setText(self.tr("{count} blocks").format(count=len(ids)))
        self.title.setReadOnly(True)
        titles = {words.part_title(block) for block in blocks}
        self.kind.setText(titles.pop() if len(titles) == 1 else words.part_title(type(blocks[0])))
        self.kind.setVisible(len(kinds) == 1)
        self.pictogram.setVisible(len(kinds) == 1)
        self.pictogram.show_part(type(blocks[0]))
        self.about.setVisible(False)
        self.enter.hide()
        self.notice.hide()
        self.repairs.show_for(None)
        self._bind(tuple(ids), tuple(blocks), read_only=any(block.is_foreign for block in blocks))
        self._show_figures()
        self._show_live()

    def _show_head(self, block: Part, title: str, read_only: bool) -> None:
        self.pictogram.show()
        self.pictogram.show_part(type(block))
        name = words.part_title(block)
        # while a person types, a blank at the end is theirs
        is_shown = self.title.text() == title or (self.title.hasFocus() and self.title.text().strip() == title)
        if not is_shown or self.title.isReadOnly() != read_only:
            self.title.setText(name if read_only else title)
            self.title.setCursorPosition(0)
        self.title.setReadOnly(read_only)
        self.title.setPlaceholderText(name)
        # a title of one's own hides what the block is, so that it is said below
        self.kind.setText(name)
        self.kind.setVisible(bool(title) and title != name)
        about = words.about(block)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _bind(
        self, ids: tuple[str, ...], blocks: tuple[Part, ...], read_only: bool, path: tuple[int, ...] = ()
    ) -> None:
        shown = [part_at(block, path) for block in blocks]
        kinds = tuple(dict.fromkeys(block.declared for block in shown))
        forms = [self._form_for(kinds)]
        # a block that holds another one shows that one's fields too, where all hold the same kind
        for spec in kinds[0] if len(kinds) == 1 else ():
            held = {block.value_of(spec.name).declared for block in shown if spec.kind == "nested"}
            if len(held) == 1:
                forms.append(self._form_for((held.pop(),), spec.name, below=forms[0]))
        for form in self._shown:
            if form not in forms:
                form.hide()
        self._shown = forms
        for form in forms:
            form.bind(ids, blocks, read_only, path)
            form.show()
        self.fields_heading.setVisible(any(form.rows for form in forms))
        self.fields_heading.setText(self.tr("Fields") if len(kinds) == 1 else self.tr("Fields that all of them have"))

    def _form_for(
        self, kinds: tuple[tuple[Spec, ...], ...], within: str = "", below: FieldForm | None = None
    ) -> FieldForm:
        """The editors of a kind's fields, or of those that several kinds share."""
        form = self._forms.get((kinds, within))
        if form is None:
            form = SharedForm(self._document, kinds) if len(kinds) > 1 else FieldForm(self._document, kinds[0], within)
            self._forms[kinds, within] = form
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(self._place if below is None else layout.indexOf(below) + 1, form)
        return form

    @property
    def form(self) -> FieldForm | None:
        """The editors of the block's own fields, now shown."""
        return self._shown[0] if self._shown else None

    @property
    def inner_form(self) -> FieldForm | None:
        """The editors of the block that it holds."""
        return self._shown[1] if len(self._shown) > 1 else None

    def _show_figures(self, preview: Preview | None = None) -> None:
        """Of the nodes as they are, or as they would be after an edit that is only thought of."""
        report = self._document.report
        if not self._ids or not all(id in report.nodes for id in self._ids):
            return
        now = self._figures_in(report)
        if preview is not None and all(id in preview.report.nodes for id in self._ids):
            self._show_rows(*self._figures_in(preview.report), *now)
        else:
            self._show_rows(*now)

    def _figures_in(self, report: Report) -> tuple[Rows, Rows]:
        nodes = [report.nodes[id] for id in self._ids]
        if len(nodes) > 1:
            return (), node_figures.sums(nodes, report)
        return node_figures.shapes(nodes[0]), node_figures.costs(nodes[0], report)

    def _show_rows(self, shapes: Rows, costs: Rows, shapes_now: Rows = (), costs_now: Rows = ()) -> None:
        for widget in (self.shapes_heading, self.shapes):
            widget.setVisible(bool(shapes))
        self.costs_heading.setText(self.tr("Cost") if shapes else self.tr("Cost, together"))
        self.shapes.show_rows(*shapes, than=shapes_now)
        self.costs.show_rows(*costs, than=costs_now)

    def _show_live(self) -> None:
        """What a run tells of the node, while there is such a run; of what is inside a block it tells nothing."""
        view = None if self.title.isReadOnly() else self._document.live.view
        rows = node_figures.live(view, self._id) if view is not None and self._id in view else ()
        self.live_heading.setVisible(bool(rows))
        self.live.setVisible(bool(rows))
        if view is not None and rows:
            self.live_heading.setText(self.tr("In training, step {step}").format(step=numbers.exact(view.step)))
            self.live.show_rows(*rows)

    def _rename(self, title: str) -> None:
        id = self._id
        self._document.edit(Phrase("Rename"), lambda graph: edits.rename(graph, id, title.strip()), key=("title", id))

    def _end_title(self) -> None:
        self._document.close_burst()
        if not self.title.isReadOnly():
            self.title.setText(self.title.text().strip())


class _Notice(QFrame):
    """Why a node does not work."""

    def __init__(self) -> None:
        super().__init__()
        self.text = label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        layout.addWidget(self.text)
        self.hide()

    def say(self, sentence: str, is_problem: bool) -> None:
        role = "notice" if is_problem else "card"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
        if self.text.text() != sentence:
            self.text.setText(sentence)
        self.show()
