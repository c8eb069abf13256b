"""The page that sets networks side by side: the open one, presets, files and earlier versions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from visionlab import project
from visionlab.cost.analysis import analyse
from visionlab.cost.compare import are_akin, changes
from visionlab.fields import Spec
from visionlab.graph.model import Graph
from visionlab.presets.registry import preset, presets
from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.analysis.compare_add import AddList, Offer
from visionlab.ui.analysis.compare_changes import ChangesList, note
from visionlab.ui.analysis.compare_model import Entry, EntryModel
from visionlab.ui.analysis.compare_view import CompareView, StageLegend
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.document import Change, Document, Other
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_MEASURES = {"macs": "MACs", "parameters": "Parameters"}
_BARS = Spec("bars", "choice", "MACs", "Bars", options=tuple(_MEASURES.values()))
_REMEMBERED, _SHARES, _ALONE = "compare_bars", "compare_shares", "compare_alone"
#: who says on the cards what was changed
_TELLER = "changes"
_CHANGES_WIDTH, _LEAST_CHANGES = 320, 200


class ComparePage(Page):
    """A row for each network; beside them, what the open one has that an earlier version has not."""

    name = "compare"
    rank = 65
    heading = "Side by side"
    about = "This network beside presets, files and its own earlier versions: totals, stages and what was changed"
    is_conditional = True

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.model = EntryModel()
        self.view = CompareView(self.model)
        self.add_list = AddList(self)
        self.add_button = QPushButton(self.tr("Add…"))
        self.open_button = QPushButton(self.tr("Open"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.bars = SegmentEditor(_BARS)
        self.shares = QCheckBox(self.tr("As shares"))
        self.both = QCheckBox(self.tr("Both canvases"))
        self.changes = ChangesList()
        self.told = label("", "heading")
        self.hint = label("", "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.model.add(Entry("present", None, "", "", document.graph, document.report))
        self._lay_out()
        self._connect()
        wanted = settings.text(_REMEMBERED)
        self.shares.setChecked(settings.text(_SHARES) == "yes")
        self.both.setChecked(settings.text(_ALONE) != "yes")
        self._show_bars(wanted if wanted in _MEASURES else "macs")
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _lay_out(self) -> None:
        keep_icon(self.add_button.setIcon, "plus", "muted")
        self.add_button.setIconSize(QSize(Length.medium, Length.medium))
        self.add_button.setToolTip(tooltip(self.tr("Set a preset, a file or an earlier version beside this network")))
        self.bars.setToolTip(tooltip(self.tr("What the bars are of")))
        self.shares.setToolTip(tooltip(self.tr("Each bar is of its own network, rather than all on one scale")))
        self.both.setToolTip(tooltip(self.tr("Draw the selected network beside this one, and ring what was changed")))
        head = QHBoxLayout()
        head.setContentsMargins(Length.medium, Length.tiny, Length.medium, Length.tiny)
        head.setSpacing(Length.small)
        for widget in (self.add_button, self.open_button, self.remove_button):
            head.addWidget(widget)
        head.addWidget(self.both)
        head.addStretch(1)
        head.addWidget(StageLegend())
        head.addWidget(self.shares)
        head.addWidget(self.bars)
        beside = QVBoxLayout()
        beside.setContentsMargins(Length.medium, Length.small, Length.small, 0)
        beside.setSpacing(Length.tiny)
        beside.addWidget(self.told)
        beside.addWidget(self.hint, 1)
        beside.addWidget(self.changes, 1)
        self._beside = QWidget()
        self._beside.setLayout(beside)
        self._beside.setMinimumWidth(_LEAST_CHANGES)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.view)
        split.addWidget(self._beside)
        split.setStretchFactor(0, 1)
        split.setSizes([3 * _CHANGES_WIDTH, _CHANGES_WIDTH])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(split, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.add_list.open_below(self.add_button, self._offers()))
        self.add_list.chosen.connect(self._take)
        self.open_button.clicked.connect(lambda: self._open(self.row))
        self.remove_button.clicked.connect(lambda: self.remove(self.row))
        self.view.chosen.connect(self._open)
        self.view.unwanted.connect(self.remove)
        self.view.selectionModel().currentChanged.connect(lambda _new, _old: self._show_row())
        self.bars.edited.connect(self._bars_chosen)
        self.shares.toggled.connect(self._shares_chosen)
        self.both.toggled.connect(self._both_chosen)
        self.changes.picked.connect(self._pick_change)
        self.document.changed.connect(self._forget_versions)

    # -- what is shown

    @property
    def row(self) -> int:
        """The row that is looked at; 0 is the open network."""
        return max(0, self.view.currentIndex().row())

    def refresh(self) -> None:
        document, own = self.document, self.model.entries[0]
        own.graph, own.report = document.graph, document.report
        own.title = document.name or self.tr("This network")
        own.caption = self.tr("open") if own.report.is_complete else self.tr("open, has problems")
        if not own.graph.nodes:
            own.caption = self.tr("empty")
        self.model.show_situation(self.conditions.situation)
        self._show_row()

    def _show_row(self) -> None:
        """What can be done with the row, and what was changed since."""
        entry = self.model.entries[self.row]
        self.remove_button.setEnabled(entry.kind != "present")
        self.open_button.setEnabled(entry.kind == "preset")
        self.remove_button.setToolTip(tooltip(self.tr("Take this row away (Delete)")))
        self.open_button.setToolTip(tooltip(self.tr("Open this preset in the place of the network (Enter)")))
        after = self.document.graph
        is_told = entry.kind == "version" or (entry.kind != "present" and are_akin(entry.graph, after))
        rows = changes(entry.graph, after) if is_told else ()
        self.changes.show_changes(rows)
        self.changes.setVisible(bool(rows))
        self.told.setText(self.tr("Changed since {title}").format(title=entry.title) if is_told else self.tr("Changes"))
        self.hint.setText(self._hint(entry, is_told))
        self.hint.setVisible(not rows)
        if self.isVisible():
            notes = {row.id: note(row) for row in rows}
            self.document.notes.set({id: one for id, one in notes.items() if id in after.nodes}, _TELLER)
            is_beside = entry.kind != "present" and self.both.isChecked()
            told = f"{entry.title}, {entry.caption}" if entry.caption else entry.title
            self.document.beside.set(Other(told, entry.graph, entry.report, notes, is_told) if is_beside else None)

    def _pick_change(self, id: str, is_removed: bool) -> None:
        """Show a block on both canvases; what was removed is on one."""
        if not is_removed:
            self.pick([id])
        self.document.beside.wanted.emit(id)

    def _both_chosen(self, is_both: bool) -> None:
        self.settings.put(_ALONE, "" if is_both else "yes")
        self._show_row()

    def _hint(self, entry: Entry, is_told: bool) -> str:
        if is_told:
            return self.tr("The same blocks, wired in the same way.")
        if entry.kind != "present":
            return self.tr("Another network: it shares too few blocks with the open one to tell what was changed.")
        if len(self.model.entries) == 1:
            return self.tr("Add a preset, a file or an earlier version to set it beside this network.")
        return self.tr("Select another row to see what was changed since.")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.document.notes.set({}, _TELLER)
        self.document.beside.set(None)

    def _bars_chosen(self, title: object) -> None:
        measure = next(key for key, one in _MEASURES.items() if one == title)
        self.settings.put(_REMEMBERED, measure)
        self._show_bars(measure)

    def _shares_chosen(self, is_share: bool) -> None:
        self.settings.put(_SHARES, "yes" if is_share else "")
        self._show_bars(self.model.measure)

    def _show_bars(self, measure: str) -> None:
        self.bars.show_value(_MEASURES[measure])
        self.model.show_bars(measure, self.shares.isChecked())

    # -- rows come and go

    def _offers(self) -> list[Offer]:
        offers = [Offer("file", "", self.tr("A file…"), self.tr("open vlab"))]
        versions = self._versions()
        if versions:
            offers += [Offer("", None, self.tr("Versions of this network")), *reversed(versions)]
        offers.append(Offer("", None, self.tr("Presets")))
        offers += [Offer("preset", one.id, f"{one.title}  {one.year}", one.id) for one in presets().values()]
        return offers

    def _versions(self) -> list[Offer]:
        """The versions that undo and redo lead to, the present one left out."""
        found = []
        for number, (told, graph) in enumerate(self.document.versions()):
            if graph is not self.document.graph:
                title = self.tr("As it was opened")
                if told:
                    title = self.tr("Version {number}: {edit}").format(number=number, edit=told)
                found.append(Offer("version", graph, title))
        return found

    def _take(self, offer: Offer) -> None:
        if offer.kind == "file":
            self.ask_file()
        elif offer.kind == "preset":
            self.add_preset(str(offer.key))
        elif isinstance(offer.key, Graph):
            self._add("version", offer.key, offer.title, self.tr("version"), offer.key)

    def add_preset(self, id: str) -> None:
        """Set a preset beside the network."""
        found = preset(id)
        self._add("preset", id, found.title, self.tr("preset, {year}").format(year=found.year), found.graph())

    def ask_file(self) -> None:
        """Let the person choose a file."""
        folder = self.settings.text("folder")
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Set a network beside this one"),
            folder if folder and Path(folder).is_dir() else str(Path.home()),
            self.tr("VisionLab networks (*.vlab)"),
        )
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Set the network of a file beside this one; a bad one is refused in a sentence."""
        try:
            graph = project.load(path).graph
        except Problem as problem:
            self.said.emit(words.problem(problem))
            return
        row = self.model.find("file", str(path))
        if row is not None:
            self.model.remove(row)  # it may have been saved again since
        self._add("file", str(path), path.stem, self.tr("file"), graph)

    def _add(self, kind: str, key: object, title: str, caption: str, graph: Graph) -> None:
        row = self.model.find(kind, key)
        if row is None:
            row = self.model.add(Entry(kind, key, title, caption, graph, analyse(graph))).row()
            # the scale of all bars may be another
            self.model.show_situation(self.conditions.situation)
        self.view.setCurrentIndex(self.model.index(row, 0))
        self.view.setFocus()
        self._show_row()

    def remove(self, row: int) -> None:
        """Take a row away; the open network stays."""
        self.model.remove(row)
        self.model.show_situation(self.conditions.situation)
        self._show_row()

    def _open(self, row: int) -> None:
        entry = self.model.entries[row]
        if entry.kind == "preset":
            self.preset_wanted.emit(str(entry.key))

    def _forget_versions(self, change: Change) -> None:
        """Versions are of the network that was open."""
        if change.is_new:
            for row in reversed(range(len(self.model.entries))):
                if self.model.entries[row].kind == "version":
                    self.model.remove(row)
