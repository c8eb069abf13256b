"""The memory page: what training takes and where it fits, and which blocks keep most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from visionlab.cost.devices import allowance_source, devices, machine_memory, machine_room
from visionlab.cost.memory import Memory
from visionlab.ui import numbers, words
from visionlab.ui.analysis.measured_memory import MeasuredRun, MeasuredRuns
from visionlab.ui.analysis.memory_bar import MemoryBar, MemoryRows, Portion
from visionlab.ui.analysis.memory_lines import FitModel, FitRow, KeptModel, KeptRow
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, scrolled
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.node_figures import called
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

#: the id of this machine among those of the GPUs
HERE = ""
_CHOSEN = "memory_device"
_LEAST = 420
#: runs are looked at again so often (ms) while the page is seen
_LOOK = 5000
_Flag = QItemSelectionModel.SelectionFlag


class MemoryPage(Page):
    """Portions on the left, devices in the middle, blocks on the right."""

    name = "memory"
    rank = 20
    heading = "Memory"
    about = "What training takes, the largest batch that fits on known devices, and the blocks that keep most"
    is_conditional = True

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        chosen = settings.text(_CHOSEN, "t4")
        #: the device that the portions are shown against
        self.chosen = chosen if chosen in devices() else HERE
        self.measured = MeasuredRuns(self)
        self._looking = QTimer(self, interval=_LOOK)
        self._make()
        self._lay_out()
        self._connect()

    # -- the widgets

    def _make(self) -> None:
        self.title = label("", "heading")
        self.bar, self.rows = MemoryBar(), MemoryRows()
        self.forward = Figures()
        self.sentence = label("", "muted", wrap=True)
        self.fits, self.kept = FitModel(self), KeptModel(self)
        self.device_table = TableView(self.fits, is_tree=False)
        self.device_table.setAccessibleName(self.tr("Devices"))
        self.device_table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.block_table = TableView(self.kept, is_tree=False)
        self.block_table.setAccessibleName(self.tr("Blocks by what they keep"))
        self.block_table.sortByColumn(1, Qt.SortOrder.DescendingOrder)

    def _lay_out(self) -> None:
        aside = QVBoxLayout()
        aside.setSpacing(Length.tiny)
        aside.addWidget(self.forward)
        aside.addWidget(self.sentence)
        aside.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(Length.large)
        below.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignTop)
        below.addLayout(aside, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(Length.medium, Length.small, Length.small, Length.small)
        column.setSpacing(Length.small)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addLayout(below)
        column.addStretch(1)
        area = scrolled(inner)
        area.setMinimumWidth(room(_LEAST))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(area, 9)
        row.addWidget(self.device_table, 9)
        row.addWidget(self.block_table, 7)

    def _connect(self) -> None:
        document = self.document
        self.device_table.selectionModel().currentRowChanged.connect(lambda now, _old: self._choose(now.row()))
        self.block_table.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell_selection())
        document.selection.changed.connect(lambda _ids: self._follow_selection())
        self.measured.changed.connect(self._show_measured)
        self._looking.timeout.connect(self._look)

    # -- what is shown

    def refresh(self) -> None:
        held = self._memory()
        self.fits.show_rows([self._machine_row(), *(self._gpu_row(id, held) for id in [*devices()][::-1])])
        self._mark_chosen()
        self._show_portions(held)
        self.kept.show_rows(self._kept_rows(held))
        self._follow_selection()
        self._show_measured()

    def _memory(self) -> Memory:
        return self.document.report.memory_in(self.conditions.situation)

    def _machine_memory(self) -> Memory:
        """As `_memory`, in fp32: on a processor the trainer knows no other."""
        return self.document.report.memory_in(self.conditions.situation.with_(precision="fp32"))

    def _show_portions(self, held: Memory) -> None:
        is_here = self.chosen == HERE
        held = self._machine_memory() if is_here else held
        portions = [
            Portion(self.tr("Weights"), held.learned, 1, self.tr("The parameters, in fp32")),
            Portion(self.tr("Gradients"), held.gradients, 2, self.tr("One number for each parameter, in fp32")),
            Portion(self.tr("Optimizer"), held.optimizer, 3, self._optimizer_tip()),
            Portion(
                self.tr("Kept for backward"),
                held.saved_for_backward,
                4,
                self._kept_tip(held.is_mixed),
            ),
        ]
        if is_here:
            name, capacity = self.tr("this machine"), machine_room()
        else:
            device = devices()[self.chosen]
            name, capacity = device.title, device.capacity_bytes
            tip = " ".join((allowance_source("context"), allowance_source("workspace")))
            portions.append(Portion(self.tr("Workspace"), device.reserved_bytes, 0, tip))
        for widget in (self.bar, self.rows):
            widget.show_portions(portions)
        self.bar.show_capacity(capacity)
        told = self.tr("{taken} on {device}").format(taken=numbers.size(self.bar.whole), device=name)
        of = self.tr("{taken} of {capacity} on {device}")
        self.title.setText(
            told
            if capacity is None
            else of.format(taken=numbers.size(self.bar.whole), capacity=numbers.size(capacity), device=name)
        )
        tip = self.tr("The weights, and the most that is alive at once in a forward pass without gradients")
        self.forward.show_rows(Figure(self.tr("Forward only"), numbers.size(held.forward_peak), tip=tip))

    def _kept_tip(self, is_mixed: bool) -> str:
        told = self.tr("What autograd keeps of a batch of {count} until the backward pass")
        copies = self.tr("The 16-bit copies of the weights are among it") if is_mixed else ""
        return f"{told.format(count=self.conditions.situation.batch)}\n{copies}".strip()

    def _optimizer_tip(self) -> str:
        situation = self.conditions.situation
        told = self.tr("{optimizer} keeps so many numbers for each parameter: {count}")
        return told.format(optimizer=situation.optimizer, count=situation.optimizer_states)

    # -- devices

    def _machine_row(self) -> FitRow:
        memory, room, held = machine_memory() or 0, machine_room() or 0, self._machine_memory()
        about = [self.tr("A fifth of the main memory is left to the system and other programs")]
        if self.conditions.situation.is_mixed:
            about.append(self.tr("It trains in fp32: mixed precision works on cuda only"))
        return FitRow(
            HERE, self.tr("This machine"), tuple(about), memory, room, held.training, held.largest_batch(room)
        )

    def _gpu_row(self, id: str, held: Memory) -> FitRow:
        device = devices()[id]
        told = self.tr("{reserved} are left to the CUDA context and to what cuDNN and cuBLAS work in")
        about = (told.format(reserved=numbers.size(device.reserved_bytes)), *filter(None, [words.text(device.note)]))
        room = device.room_bytes
        return FitRow(
            id, device.title, about, device.capacity_bytes, room, held.training, held.largest_batch(room)
        )  # fmt: skip

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.fits.rows) and self.fits.rows[number].id != self.chosen:
            self.chosen = self.fits.rows[number].id
            self.settings.put(_CHOSEN, self.chosen)
            self._show_portions(self._memory())

    def _mark_chosen(self) -> None:
        place = self.fits.find(self.chosen)
        if place.row() != self.device_table.currentIndex().row():
            self.device_table.selectionModel().setCurrentIndex(place, _Flag.ClearAndSelect | _Flag.Rows)

    # -- blocks

    def _kept_rows(self, held: Memory) -> Sequence[KeptRow]:
        graph, kept = self.document.graph, iter(held.kept_by_step())
        return [
            KeptRow(
                id,
                called(graph, id),
                type(node.block),
                None if node.shape is None else next(kept),
                node.problem is not None,
            )
            for id, node in self.document.report.nodes.items()
        ]

    def _tell_selection(self) -> None:
        chosen = {self.kept.rows[index.row()].id for index in self.block_table.selectionModel().selectedRows()}
        if chosen:
            self.pick(chosen)

    def _follow_selection(self) -> None:
        """Select the rows of the document's nodes, unless just these are selected."""
        if not self.isVisible():
            return
        ids, model = self.document.selection.ids, self.block_table.selectionModel()
        if {self.kept.rows[index.row()].id for index in model.selectedRows()} == ids:
            return
        wanted = QItemSelection()
        found = [self.kept.index(at, 0) for at, row in enumerate(self.kept.rows) if row.id in ids]
        for index in found:
            wanted.select(index, index)
        model.select(wanted, _Flag.ClearAndSelect | _Flag.Rows)
        if found:
            model.setCurrentIndex(found[0], _Flag.NoUpdate)
            self.block_table.scrollTo(found[0])

    # -- what runs measured

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # once it is laid out
        QTimer.singleShot(0, self, lambda: self.device_table.scrollTo(self.device_table.currentIndex()))
        self._look()
        self._looking.start()

    def _look(self) -> None:
        if self.isVisible():
            self.measured.look()
        else:
            self._looking.stop()

    def _show_measured(self) -> None:
        report = self.document.report
        own = next((run for run in self.measured.runs if run.foreseen_by(report) == run.foreseen), None)
        if not report.training.steps:
            self.sentence.setText(self.tr("There is no network."))
        elif own is not None:
            self.sentence.setText(self._measured_words(own))
        else:
            self.sentence.setText(
                self.tr(
                    "Not measured: a run of this network on a GPU tells here what a step took. On a processor PyTorch "
                    "keeps no count."
                )
            )

    def _measured_words(self, run: MeasuredRun) -> str:
        more = run.measured / run.foreseen - 1
        told = self.tr(
            "Measured by the run {network}: a step of {count} images took {measured}, {more} % {than} than the "
            "{foreseen} foreseen without workspace."
        )
        return told.format(
            network=run.network,
            count=run.used.images,
            measured=numbers.size(run.measured),
            more=numbers.written(abs(100 * more), ".1f"),
            than=self.tr("more") if more >= 0 else self.tr("less"),
            foreseen=numbers.size(run.foreseen),
        )
