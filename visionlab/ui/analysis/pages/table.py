"""The table page: what every block and layer costs, as on a printed table; and the share of each type of layer."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report
from visionlab.cost.kinds import by_kind
from visionlab.cost.table import Row
from visionlab.exchange.table_csv import csv_text, layer_line, markdown_text, tab_text
from visionlab.problem import Problem
from visionlab.project.files import write
from visionlab.ui import ask, numbers, words
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.table_bar import BLOCKS, KINDS, LAYERS, VIEWS, TableBar
from visionlab.ui.analysis.table_kinds import KindModel
from visionlab.ui.analysis.table_tree import TableTree
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.document import Change, Document
from visionlab.ui.panels.common import label
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_SHOWN = "table_view"
#: after the last edit, when the menu of types is made: nobody opens it while a slider is dragged
_OFFER_MS = 150


class TablePage(Page):
    """A tree by block, a list of all layers, and the types of layers."""

    name = "table"
    rank = 10
    heading = "Table"
    about = "Shape, memory, parameters with their formula and MACs of every block and layer"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.bar = TableBar()
        self.tree = TableTree()
        self.tree.setAccessibleName(self.tr("Blocks and layers"))
        self.kinds = KindModel(self)
        self._report: Report | None = None
        self._is_new = True
        self._offering = QTimer(self, singleShot=True, interval=_OFFER_MS)
        self._lay_out()
        self._connect()
        wanted = settings.text(_SHOWN)
        self.view = wanted if wanted in VIEWS else BLOCKS
        self.bar.show_view(self.view)

    def _lay_out(self) -> None:
        self._nothing = label("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._everything = QPushButton(self.tr("Show all layers"))
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setSpacing(Length.medium)
        column.addStretch(1)
        column.addWidget(self._nothing)
        column.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.stack = QStackedWidget()
        for widget in (self.tree, self._empty):
            self.stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.stack, 1)

    def _connect(self) -> None:
        bar, tree = self.bar, self.tree
        bar.turned.connect(self.turn)
        bar.changed.connect(self._filter)
        bar.search.went_down.connect(self._into_rows)
        bar.expand.clicked.connect(tree.expandAll)
        bar.collapse.clicked.connect(tree.collapse_blocks)
        bar.copy.clicked.connect(self._copy)
        bar.save.clicked.connect(self.ask_save)
        self._everything.clicked.connect(lambda: bar.want(None))
        tree.sought.connect(lambda: bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        tree.picked.connect(self.pick)
        tree.selectionModel().selectionChanged.connect(lambda _new, _old: self._say())
        self.document.selection.changed.connect(lambda _ids: self._follow())
        self.document.changed.connect(self._note)
        self._offering.timeout.connect(lambda: bar.show_kinds(by_kind(self.document.report.training)))

    @cached_property
    def types(self) -> TableView:
        """The table of types, made when it is first looked at."""
        made = TableView(self.kinds, is_tree=False)
        made.setAccessibleName(self.tr("Types of layers"))
        made.chosen.connect(self._show_kind)
        self.stack.addWidget(made)
        return made

    # -- what is shown

    def turn(self, view: str) -> None:
        """Show another view."""
        self.view = view
        self.settings.put(_SHOWN, view)
        self.bar.show_view(view)
        self.refresh()
        (self.types if view == KINDS else self.tree).setFocus()

    def refresh(self) -> None:
        document = self.document
        graph, report = document.graph, document.report
        if self.view == KINDS:
            self.kinds.show_network(report)
        else:
            if report is not self._report:
                self._offering.start()
            arrangement = self.view == LAYERS, self.bar.wanted
            if self._is_new:
                self.tree.open_network(graph, report, *arrangement)
            elif report is not self._report:
                self.tree.show_network(graph, report)
            self._report, self._is_new = report, False
            self.tree.arrange(*arrangement)
            self._follow()
        self._show_state()

    def _note(self, change: Change) -> None:
        self._is_new |= change.is_new

    def _filter(self) -> None:
        self.tree.arrange(self.view == LAYERS, self.bar.wanted)
        self._follow()
        self._show_state()

    def _show_state(self) -> None:
        is_empty = not self.document.graph.nodes
        is_filtered = self.view != KINDS and not self.bar.wanted.is_all
        rows = self.kinds if self.view == KINDS else self.tree.rows
        has_rows = bool(rows.rowCount())
        page = self.tree if self.view != KINDS else self.types
        self.stack.setCurrentWidget(page if has_rows else self._empty)
        self._everything.setVisible(is_filtered and not is_empty)
        if not has_rows:
            nothing = self.tr("No layer matches the filter.")
            none_works = self.tr("No block works yet.")
            self._nothing.setText(
                self.tr("There is no network.") if is_empty else nothing if is_filtered else none_works
            )
        for button in (self.bar.copy, self.bar.save):
            button.setEnabled(has_rows)
        self._say()

    def _say(self) -> None:
        """What the selected rows come to, or those that the filter leaves."""
        rows, sentence = self.tree.rows, ""
        if self.view != KINDS:
            chosen = self._chosen()
            if len(chosen) > 1:
                sentence = self._sum(self.tr("{count} selected").format(count=len(chosen)), chosen)
            elif not rows.wanted.is_all:
                count = self.tr("{count} of {all} layers").format(
                    count=numbers.exact(len(rows.kept)), all=numbers.exact(rows.layer_count)
                )
                sentence = self._sum(count, rows.kept)
        self.bar.sentence.setText(sentence)
        self.bar.sentence.setToolTip(sentence)

    def _chosen(self) -> list[Row]:
        """The selected rows, without those inside of another one."""
        indexes = self.tree.selected_rows()
        if len(indexes) < 2:
            return []
        found = {row.path: row for row in map(self.tree.rows.row, indexes)}
        return [row for path, row in found.items() if not any(path[:depth] in found for depth in range(len(path)))]

    def _sum(self, count: str, rows: list[Row]) -> str:
        whole = self.tree.rows.whole
        rows = [row for row in rows if not row.is_auxiliary]
        parameters, macs = sum(row.parameters for row in rows), sum(row.macs for row in rows)
        told = self.tr("{count}: {parameters} parameters ({part}), {macs} MACs ({share})")
        return told.format(
            count=count,
            parameters=numbers.count(parameters),
            part=numbers.share(parameters, whole.parameters),
            macs=numbers.count(macs),
            share=numbers.share(macs, whole.macs),
        )

    # -- selection

    def _follow(self) -> None:
        """Show the document's selection."""
        if self.isVisible() and self.view != KINDS:
            self.tree.show_selection(self.document.selection.ids)

    def _into_rows(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.tree.rows.index(0, 0))

    def _show_kind(self, index: QModelIndex) -> None:
        """The layers of a type, those that cost most first."""
        self.bar.want(self.kinds.kind(index))
        self.turn(LAYERS)

    # -- out of here

    def _copy(self) -> None:
        shown = self.types if self.view == KINDS else self.tree
        if shown.selectionModel().hasSelection():
            shown.copy()
            self.said.emit(self.tr("Copied the selected rows"))
        else:
            head, lines = self._lines()
            QGuiApplication.clipboard().setText(tab_text([tuple(head), *lines]))
            self.said.emit(words.plural("Copied {count} row", "Copied {count} rows", len(lines)))

    def _lines(self):  # type: ignore[no-untyped-def]
        """The head and the values of all that is shown: every layer, whether its block is open or not."""
        if self.view == KINDS:
            kinds = self.kinds
            return kinds.head, [kinds.record(kinds.index(row, 0)) for row in range(kinds.rowCount())]
        rows = self.tree.rows
        return rows.head, [layer_line(row, rows.whole) for row in rows.shown_rows()]

    def ask_save(self) -> None:
        """Let the person choose a file, and write what is shown."""
        formats = [self.tr("Table (*.csv)")]
        if self.view != KINDS:
            formats.append(self.tr("Markdown (*.md)"))
        stem = "".join(c if c.isalnum() or c in " -_." else "_" for c in self.document.name) or "network"
        folder = self.settings.text("folder")
        folder = folder if folder and Path(folder).is_dir() else str(Path.home())
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Save the table"), str(Path(folder) / f"{stem}.csv"), ";;".join(formats)
        )
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(".csv" if chosen == formats[0] else ".md"))

    def save(self, path: Path) -> None:
        """Write what is shown, as Markdown where the name ends so and else as CSV."""
        rows = self.tree.rows
        is_markdown = path.suffix.lower() in (".md", ".markdown") and self.view != KINDS
        try:
            write(path, markdown_text(rows.shown_rows(), rows.whole) if is_markdown else csv_text(*self._lines()))
        except Problem as problem:
            ask.refuse(self, words.problem(problem))
            return
        self.said.emit(self.tr("Saved {path}").format(path=path))
