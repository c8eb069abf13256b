"""The time page: what the network takes on this machine and on known GPUs, and what each block and layer takes."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report
from visionlab.cost.devices import machine_memory
from visionlab.cost.roofline import Pace, Seconds, Times, layer_times, step_times, total
from visionlab.cost.situation import Situation
from visionlab.fields import Spec
from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.analysis.machine import remember
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.stopwatch import Stopwatch
from visionlab.ui.analysis.table_view import TableView
from visionlab.ui.analysis.time_bar import MeasureButton
from visionlab.ui.analysis.time_lines import TimeModel, TimeRow, duration
from visionlab.ui.analysis.time_machines import Machines
from visionlab.ui.analysis.time_measured import Measured, job, measured
from visionlab.ui.conditions import HERE
from visionlab.ui.document import Change, Document, Note
from visionlab.ui.panels.common import label
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.panels.node_figures import called
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

FORWARD, TRAINING = PASSES = ("Forward", "Training")
BLOCKS, LAYERS = VIEWS = ("Blocks", "Layers")
_PASS = Spec("pass", "choice", TRAINING, "Pass", options=PASSES)
_VIEW = Spec("view", "choice", BLOCKS, "View", options=VIEWS)
#: remembered in the window's settings
_SHOWN_PASS, _SHOWN_VIEW = "time_pass", "time_view"
#: of the main memory, a training may take so much
_ROOM = 0.8
_Flag = QItemSelectionModel.SelectionFlag


class TimePage(Page):
    """Machines on the left; on the right the blocks or layers on the chosen one."""

    name = "time"
    rank = 30
    heading = "Time"
    about = "How long the network takes on this machine and on known GPUs, block by block, estimated and measured"
    is_conditional = True

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.measured: Measured | None = None
        self.stopwatch = Stopwatch(self)
        self.pass_ = FORWARD if settings.text(_SHOWN_PASS) == FORWARD else TRAINING
        self.view = LAYERS if settings.text(_SHOWN_VIEW) == LAYERS else BLOCKS
        #: what is being measured
        self._measuring: tuple[Report, Situation] | None = None
        self._make()
        self._lay_out()
        self._connect()

    # -- the widgets

    def _make(self) -> None:
        self.machines = Machines(self.conditions)
        self.times = TimeModel(self)
        self.table = TableView(self.times, is_tree=False)
        self.table.setAccessibleName(self.tr("Time of blocks and layers"))
        self.machine_sentence, self.sentence = ElidedLabel("muted"), ElidedLabel("muted")
        self.calibrate = MeasureButton(self.tr("Measure this machine"))
        self.measure = MeasureButton(self.tr("Measure the network"))
        self.passes, self.views = SegmentEditor(_PASS), SegmentEditor(_VIEW)
        self.passes.show_value(self.pass_)
        self.views.show_value(self.view)
        self.on_cards = QCheckBox(self.tr("On the canvas"))
        self.on_cards.setToolTip(self.tr("What was measured, and the estimate, on the cards of the blocks"))
        self.on_cards.setChecked(True)
        self.on_cards.hide()
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        empty = QWidget()
        QVBoxLayout(empty).addWidget(self.nothing)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)
        left = _column(_row(self.machine_sentence, self.calibrate), self.machines)
        right = _column(_row(self.passes, self.views, self.sentence, self.on_cards, self.measure), self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(left, 11)
        row.addWidget(right, 10)

    def _connect(self) -> None:
        document, watch = self.document, self.stopwatch
        self.machines.picked.connect(self.conditions.choose)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell_selection())
        document.selection.changed.connect(lambda _ids: self._follow_selection())
        document.changed.connect(self._keep_measured)
        self.passes.edited.connect(lambda value: self._turn(str(value), self.view))
        self.views.edited.connect(lambda value: self._turn(self.pass_, str(value)))
        self.on_cards.toggled.connect(lambda _on: self._note())
        self.calibrate.wanted.connect(self.measure_machine)
        self.measure.wanted.connect(self.measure_network)
        for button in (self.calibrate, self.measure):
            button.cancelled.connect(watch.cancel)
        watch.changed.connect(self._show_buttons)
        watch.progressed.connect(lambda done, of: self._going_on().show_busy(done, of))
        watch.finished.connect(self._take)
        watch.failed.connect(self.said)

    # -- what is shown

    def refresh(self) -> None:
        self._show_times()
        self._show_buttons()
        self.machines.show_network(self.document.report.training, self.conditions.situation)

    def _turn(self, pass_: str, view: str) -> None:
        self.pass_, self.view = pass_, view
        self.settings.put(_SHOWN_PASS, pass_)
        self.settings.put(_SHOWN_VIEW, view)
        self.passes.show_value(pass_)
        self.views.show_value(view)
        self._show_times()

    # -- blocks and layers on the chosen machine

    def _show_times(self) -> None:
        pace, report = self.conditions.pace(self.conditions.device), self.document.report
        nothing = ""
        if not self.document.graph.nodes:
            nothing = self.tr("There is no network.")
        elif pace is None:
            nothing = self.tr("This machine has not been measured: do that once, or choose a GPU on the left.")
        self.nothing.setText(nothing)
        self.stack.setCurrentIndex(1 if nothing else 0)
        self.times.show_rows([] if nothing or pace is None else self._rows(pace))
        self.sentence.setText("" if nothing or not report.training.steps else self._told())
        self.sentence.setToolTip(self.sentence.text())
        self._follow_selection()
        self._note()

    def _rows(self, pace: Pace) -> list[TimeRow]:
        graph, report, batch = self.document.graph, self.document.report, self.conditions.situation.batch
        states = self.conditions.situation.optimizer_states
        steps = report.training.steps
        ids = [id for id, node in report.nodes.items() if node.shape is not None]
        broken = [
            TimeRow(id, (), called(graph, id), type(node.block), None, is_wrong=node.problem is not None)
            for id, node in report.nodes.items()
            if node.shape is None
        ]
        listed = step_times(report.training, batch, states, pace)
        if self.view == BLOCKS:
            found = [
                TimeRow(id, (), called(graph, id), type(graph.nodes[id].block), self._share(times), self._real(id))
                for id, times in zip(ids, listed, strict=True)
            ]
        else:
            named = {step.name: id for step, id in zip(steps, ids, strict=True)}
            titles = {name: called(graph, id) for name, id in named.items()}
            found = []
            for (name, *path), part, times in layer_times(report.training, batch, states, pace):
                id = named[name]
                real = None if path else self._real(id)
                found.append(TimeRow(id, tuple(path), titles[name], type(part), self._share(times), real))
        whole = total(listed)
        return [TimeRow("", (), self.tr("Network"), None, self._share(whole), self._real_whole()), *found, *broken]

    def _share(self, times: Times) -> Seconds:
        """Of one image."""
        told, batch = times.training if self.pass_ == TRAINING else times.forward, self.conditions.situation.batch
        return Seconds(told[0] / batch, told[1] / batch, told[2] / batch)

    def _real(self, id: str) -> float | None:
        """The measured time of a block, where it is of this machine and situation."""
        found = self.measured
        if found is None or self.machines.choice != HERE or found.situation != self.conditions.situation:
            return None
        return found.of(self.document.report.nodes[id], self.pass_ == TRAINING)

    def _real_whole(self) -> float | None:
        """The same of the network."""
        found = self.measured
        if found is None or self.machines.choice != HERE or found.situation != self.conditions.situation:
            return None
        if found.report is not self.document.report:
            return None
        return found.training if self.pass_ == TRAINING else found.forward

    def _told(self) -> str:
        """The sentence above the table; it gives its place to the check box of what was measured."""
        situation, found = self.conditions.situation, self.measured
        if found is not None and found.situation != situation:
            return self.tr("Measured in another situation: measure again")
        if found is not None or situation.batch == 1:
            return ""
        told = self.tr("A batch of {count}: {time}")
        return told.format(count=numbers.exact(situation.batch), time=duration(self.times.whole * situation.batch))

    # -- selection

    def _tell_selection(self) -> None:
        chosen = {self.times.rows[index.row()].id for index in self.table.selectionModel().selectedRows()} - {""}
        if chosen:
            self.pick(chosen)

    def _follow_selection(self) -> None:
        """Select the rows of the document's nodes, unless rows of just these are."""
        if not self.isVisible():
            return
        ids, model = self.document.selection.ids, self.table.selectionModel()
        if {self.times.rows[index.row()].id for index in model.selectedRows()} == ids:
            return
        wanted = QItemSelection()
        found = [self.times.index(at, 0) for at, row in enumerate(self.times.rows) if row.id in ids]
        for index in found:
            wanted.select(index, index)
        model.select(wanted, _Flag.ClearAndSelect | _Flag.Rows)
        if found:
            model.setCurrentIndex(found[0], _Flag.NoUpdate)
            self.table.scrollTo(found[0])

    # -- measuring

    def _show_buttons(self) -> None:
        going = self.stopwatch.kind
        for button, kind in ((self.calibrate, "calibrate"), (self.measure, "measure")):
            if going == kind and not button.is_busy:
                button.show_busy()
        busy = self.tr("Wait until the other measurement is over") if going else ""
        hindrance = self.document.report.hindrance
        if going != "calibrate":
            again = self.tr("Measure it again, when it has nothing else to do")
            first = self.tr("How fast it computes and moves numbers: about ten seconds, once for all networks")
            is_first = self.conditions.here is None
            self.calibrate.show_idle(busy, first if is_first else again, is_first)
        if going != "measure":
            tip = self.tr("Run and train it for a few rounds on this machine, and time each block")
            self.measure.show_idle(busy or (words.problem(hindrance[1]) if hindrance else ""), tip)
        if going == "calibrate":
            told = self.tr("Measuring this machine")
        elif self.conditions.here is None:
            told = self.tr("This machine has not been measured")
        else:
            told = self.tr("{device}, measured on {date}").format(
                device=self.conditions.here.device, date=self.machines.date
            )
        self.machine_sentence.setText(told)
        self.machine_sentence.setToolTip(told)

    def _going_on(self) -> MeasureButton:
        return self.calibrate if self.stopwatch.kind == "calibrate" else self.measure

    def measure_machine(self) -> None:
        """Measure how fast this machine is."""
        self.stopwatch.start("calibrate", {"settings": RunSettings().to_json()})

    def measure_network(self) -> None:
        """Measure the network on this machine."""
        report, situation = self.document.report, self.conditions.situation
        need, have = report.memory_in(situation).training, machine_memory()
        is_cpu = self.conditions.here is None or self.conditions.here.device.startswith("cpu")
        if have is not None and is_cpu and need > _ROOM * have:
            told = self.tr("Training a batch of {count} takes {need}, and this machine has {have}: set a smaller batch")
            self.said.emit(told.format(count=situation.batch, need=numbers.size(need), have=numbers.size(have)))
            return
        try:
            asked = job(self.document.graph, report, situation)
        except Problem as problem:
            self.said.emit(words.problem(problem))
            return
        self._measuring = (report, situation)
        self.stopwatch.start("measure", asked)

    def _keep_measured(self, change: Change) -> None:
        """What was measured stays known of blocks that are what they were; of another network it says nothing."""
        if change.is_new:
            if self.stopwatch.kind == "measure":
                self.stopwatch.cancel()
            self.measured = self._measuring = None
        self._note()

    def _note(self) -> None:
        """Say on the cards what was measured, beside the estimate."""
        pace, report = self.conditions.pace(HERE), self.document.report
        found, situation = self.measured, self.conditions.situation
        is_known = found is not None and found.situation == situation
        self.on_cards.setVisible(is_known)
        if found is None or not is_known or not self.on_cards.isChecked():
            self.document.notes.set({})
            return
        told: dict[str, Note] = {}
        estimates = {}
        if pace is not None:
            listed = step_times(report.training, situation.batch, situation.optimizer_states, pace)
            ids = (id for id, node in report.nodes.items() if node.shape is not None)
            estimates = dict(zip(ids, map(self._share, listed), strict=True))
        for id, node in report.nodes.items():
            real = found.of(node, self.pass_ == TRAINING)
            if real is not None:
                estimate = self.tr("estimate {time}").format(time=duration(estimates[id].total)) if estimates else ""
                told[id] = Note(duration(real), estimate)
        self.document.notes.set(told)

    def _take(self, kind: str, told: dict[str, object]) -> None:
        """Take up what was found."""
        if kind == "calibrate":
            try:
                self.conditions.take_here(remember(told))
            except Problem as problem:
                self.said.emit(words.problem(problem))
            report, situation = self.document.report, self.conditions.situation
            self.machines.show_network(report.training, situation, is_urgent=True)
        elif self._measuring is not None:
            self.measured = measured(*self._measuring, told)
            self._measuring = None
        self.conditions.choose(HERE)
        self._show_times()
        self._show_buttons()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(Length.medium, Length.tiny, Length.small, Length.tiny)
    row.setSpacing(Length.small)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
    return row


def _column(head: QHBoxLayout, body: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addWidget(body, 1)
    return made
