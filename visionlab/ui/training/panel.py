"""The training panel: settings and buttons on the left, the run's status and curves beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.runs.recipe import recipe
from visionlab.runs.settings import RunSettings
from visionlab.ui import words
from visionlab.ui.document import Document
from visionlab.ui.live.watching import Watching
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length
from visionlab.ui.training.buttons import RunButtons
from visionlab.ui.training.data_row import DataRow, mismatch
from visionlab.ui.training.fit import Fit, fit
from visionlab.ui.training.offers import Offer, offers_for
from visionlab.ui.training.overlay import MOST, Overlay
from visionlab.ui.training.queueing import wants_to_queue
from visionlab.ui.training.run_picker import RunPicker
from visionlab.ui.training.runner import Runner
from visionlab.ui.training.settings_form import SettingsForm
from visionlab.ui.training.status import Notice, StatusRow, heading
from visionlab.ui.training.weights_row import WeightsRow
from visionlab.ui.training.worker import Plan

if TYPE_CHECKING:
    from visionlab.ui.training.curves import Curves
    from visionlab.ui.training.record import Batch, RunRecord

_LEFT_WIDTH = 316
#: words and bar are renewed this often (ms); the curves look after themselves
_STATUS_MS = 200
_REMEMBERED = "training"


class TrainingPanel(QWidget):
    """Trains the document's network and shows how that goes."""

    #: a run begins or ends
    running_changed = Signal(bool)
    #: the id of the run whose curves are shown now
    shown_changed = Signal(str)
    #: a sentence for the status bar
    said = Signal(str)
    #: the id of a node to select and bring into view
    node_wanted = Signal(str)
    #: the curves are to have the whole window, or no longer
    whole_wanted = Signal(bool)

    def __init__(self, document: Document, parent: QWidget | None = None, python: str = "") -> None:
        super().__init__(parent)
        self._document = document
        self._runner = Runner(python, self)
        self._watching = Watching(document, self)
        self.settings = _remembered()
        self.fit: Fit | None = None
        #: the run that goes on, or went on last in this session
        self.live: RunRecord | None = None
        self.shown: RunRecord | None = None
        #: process id of the child that trains; for tests and the curious
        self.child: int | None = None
        self._live_path = ""
        self._is_running = False
        self._is_stopping = False
        #: parameters of the network that was sent to be trained, to be compared with torch's count
        self._expected: int | None = None
        #: that network; None for a run that was not started here
        self._sent: Graph | None = None
        self._curves: Curves | None = None
        self._lay_out()
        self._status_timer = QTimer(self)
        self._status_timer.setInterval(_STATUS_MS)
        self._status_timer.timeout.connect(self._show_status)
        document.changed.connect(lambda _change: self._refresh_fit())
        self._connect()
        self._refresh()

    # -- the widgets

    def _lay_out(self) -> None:
        self.buttons = RunButtons()
        self.train_button, self.pause_button, self.stop_button = (
            self.buttons.train,
            self.buttons.pause,
            self.buttons.stop,
        )
        self.train_button.clicked.connect(lambda: self.train())
        self.pause_button.clicked.connect(lambda: self.pause_or_resume())
        self.stop_button.clicked.connect(lambda: self.stop())
        self.buttons.queue.clicked.connect(lambda: self.enqueue())
        self.data_row = DataRow()
        self.form = SettingsForm(self.settings, self._document)
        self.weights_row = WeightsRow()
        self.data_row.edited.connect(self._change)
        self.weights_row.edited.connect(self._change)
        self.data_row.described.connect(self._refresh_fit)
        self.data_row.retarget_wanted.connect(self._retarget)
        self.form.edited.connect(self.use)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Length.small, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.data_row)
        column.addWidget(self.weights_row)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        left = QVBoxLayout()
        left.setSpacing(Length.small)
        left.addWidget(scroll, 1)
        left.addWidget(self.buttons)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(_LEFT_WIDTH)
        self.status = StatusRow()
        self.overlaid = Overlay(self.status.history, lambda: (self._live_path, self.live), self)
        self.picker = RunPicker(self)
        self.picker.chosen.connect(self.overlay)
        self.notice = Notice()
        self.notice.acted.connect(self._resume_live)
        self._right = QVBoxLayout()
        self._right.setSpacing(Length.small)
        self._right.addWidget(self.status)
        self._right.addWidget(self.notice)
        self._right.addStretch(1)
        rule = QFrame()
        rule.setFixedWidth(1)
        rule.setProperty("role", "rule")
        self._columns = outer = QHBoxLayout(self)
        outer.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        outer.setSpacing(Length.medium)
        outer.addWidget(holder)
        outer.addWidget(rule)
        outer.addLayout(self._right, 1)
        self.setMinimumHeight(180)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._curves is None:
            # pyqtgraph takes a third of a second: what can be painted without it is painted first
            QTimer.singleShot(0, self, self.make_curves)
        self._show_status()

    def make_curves(self) -> Curves:
        """The curves, made when first needed."""
        if self._curves is None:
            from visionlab.ui.training.curves import Curves

            self._curves = Curves()
            self._curves.said.connect(self.said)
            self._curves.tools.whole_button.toggled.connect(self.whole_wanted)
            self._curves.tools.runs_button.clicked.connect(self._pick_runs)
            self._right.takeAt(self._right.count() - 1)
            self._right.addWidget(self._curves, 1)
            self._columns.addWidget(self._curves.tools)
            if self.overlaid.paths:
                self._show_overlay()
            else:
                self._curves.show_record(self.shown)
        return self._curves

    def _pick_runs(self) -> None:
        present = (self._live_path,) if self.live is not None and self.shown is self.live else ()
        self.picker.open_at(self.make_curves().tools.runs_button, self.overlaid.paths or present)
        self.runner.list.emit()

    def leave_whole(self) -> None:
        """The curves no longer have the whole window."""
        if self._curves is not None:
            self._curves.tools.whole_button.setChecked(False)

    # -- settings

    def use(self, settings: RunSettings) -> None:
        self.settings = settings
        self._refresh()

    def _change(self, changes: dict[str, object]) -> None:
        try:
            self.use(self.settings.with_(**changes))
        except Problem as problem:
            self.said.emit(words.problem(problem))

    def _retarget(self, shape: Shape | None, classes: int | None) -> None:
        from visionlab.presets.retarget import retarget

        label = self.tr("Retarget to {data}").format(data=self.data_row.name)
        self._document.edit(label, lambda graph: retarget(graph, shape, classes))

    def _refresh(self) -> None:
        """Everything that follows from the network, the settings and whether a run goes on."""
        if self.form.settings != self.settings:
            self.form.show_settings(self.settings)
        self.data_row.show_settings(self.settings)
        self.weights_row.show_settings(self.settings)
        self._refresh_fit()

    def _refresh_fit(self) -> None:
        """What follows from the network; called at each edit, so that it must be quick."""
        data = self.data_row.description
        self.fit = fit(self._document.report, data, self.settings) if data is not None else None
        self.data_row.show_fit(self.fit)
        self._refresh_buttons()

    def reason_not_to_train(self) -> str:
        """Why Train is off; empty when it is on."""
        report = self._document.report
        if report.problems:
            id, problem = report.problems[0]
            told = words.problem(problem)
            node = self._document.graph.nodes.get(id)
            name = (node.title or node.block.title) if node is not None else ""
            return f"{words.text(name)}: {told}" if name and name not in told else told
        if self.fit is None:
            return self.data_row.reason
        if not self.fit.fits:
            return mismatch(self, self.fit, self.data_row.name)
        return ""

    def _refresh_buttons(self) -> None:
        state = self.live.state if self.live is not None else ""
        self.buttons.show_state(self.reason_not_to_train(), self._is_running, self._is_stopping, state)

    # -- running

    @property
    def is_running(self) -> bool:
        """Whether a run goes on, or is being started."""
        return self._is_running

    def train(self) -> None:
        """Train the present network; while a run goes on, offer to queue it."""
        if self._is_running and not self.reason_not_to_train():
            if wants_to_queue(self):
                self.enqueue()
            return
        plan = self._plan()
        if plan is None:
            return
        self._expected = self._document.report.parameters
        self._sent = plan.graph
        # first the child, which works meanwhile; what it tells comes by the event loop, after this
        self.runner.start.emit(plan)
        self._begin()
        self.remember()

    def enqueue(self) -> None:
        """Put the present network into the queue, where it waits for room."""
        plan = self._plan()
        if plan is not None:
            self.runner.enqueue.emit([plan])
            self.said.emit(self.tr("Added to the queue: {network}").format(network=plan.settings.network))
            self.remember()

    def _plan(self) -> Plan | None:
        """What is to be trained; None, and the reason said, where that is not possible."""
        reason = self.reason_not_to_train()
        if reason:
            self.said.emit(reason)
            return None
        settings = self.settings.with_(network=self._document.name or self.tr("Untitled"))
        return Plan(settings, self._document.graph)

    @property
    def runner(self) -> Runner:
        """The worker's thread, which runs from now on."""
        self._runner.open()
        return self._runner

    def _begin(self) -> None:
        self._is_running, self._is_stopping = True, False
        self.notice.hide()
        self._refresh_buttons()
        self.running_changed.emit(True)

    def show_run(self, path: str) -> None:
        """Show a run's curves by themselves: live from now on where it goes on."""
        self.overlay(())
        self.runner.watch.emit(path)

    def go_on(self, paths: list[str]) -> None:
        """Go on with runs: with a single one at once where none goes on, else by way of the queue."""
        if self._is_running or len(paths) > 1:
            self.runner.enqueue.emit(paths)
        else:
            self._begin()
            self.runner.resume.emit(paths[0])

    def stop_runs(self, paths: list[str]) -> None:
        """Ask runs to stop."""
        for path in paths:
            if path == self._live_path:
                self.stop()
            else:
                self.runner.request_of.emit(path, "stop")

    def stop(self) -> None:
        """Ask the run to stop. It keeps its last weights and can be gone on with."""
        if self._is_running and not self._is_stopping:
            self._is_stopping = True
            self._runner.request.emit("stop")
            self._refresh_buttons()

    def pause_or_resume(self) -> None:
        """Pause the run, or let a paused one go on."""
        if self._is_running and self.live is not None:
            self._runner.request.emit("resume" if self.live.state == "paused" else "pause")

    def attach_running(self) -> None:
        """Follow the newest run that still goes on, from an earlier session or another window."""
        self.runner.attach.emit()
        self._runner.list.emit()

    def prime(self) -> None:
        """Have a child ready, so that the next click on Train answers at once."""
        if not self._is_running:
            self.runner.prime.emit()

    def shutdown(self, keep_running: bool) -> None:
        """Before the window closes: a run that goes on is left alone, or asked to stop."""
        self.leave_whole()
        if not keep_running:
            self.stop()
        self.remember()
        self._status_timer.stop()
        self._runner.close()

    def remember(self) -> None:
        """Keep the settings for the next start, but for those that belong to one network."""
        store = Settings()
        store.put(_REMEMBERED, json.dumps(self.settings.with_(network="", weights="").to_json()))

    def _connect(self) -> None:
        runner, history = self._runner, self.status.history
        runner.followed.connect(self._followed)
        runner.started.connect(self._started)
        runner.happened.connect(self._happened)
        runner.refused.connect(self._refused)
        runner.listed.connect(lambda summaries: history.show_runs(summaries, self._live_path))
        runner.listed.connect(self.picker.show_runs)
        runner.recalling.connect(self._recalling)
        runner.recalled.connect(self._recalled)
        runner.network_read.connect(self._watching.know)
        self._watching.wanted.connect(runner.read_network)
        history.present_wanted.connect(lambda: self._show(self.live))
        history.record_wanted.connect(self._show)
        self.overlaid.unread_wanted.connect(lambda path: self.runner.recall.emit(path))
        history.unread_wanted.connect(runner.watch)

    # -- what the worker tells

    def _started(self, process: int) -> None:
        self.child = process

    def _followed(self, path: str, settings: RunSettings) -> None:
        from visionlab.ui.training.record import RunRecord

        if self.live is not None and self.live.outcome is not None:
            self.status.history.adopt(self._live_path, self.live)
        self._live_path = path
        self.status.history.forget(path)
        self.live = RunRecord(Path(path).name, settings)
        self._is_stopping = False
        if not self._is_running:  # found, rather than started here
            self._expected = self._sent = None
            self._begin()
            self.said.emit(self.tr("Following the run of {network}").format(network=settings.network))
        self.overlaid.with_live()
        if self.overlaid.paths:
            self._show_overlay()
        else:
            self._show(self.live)
        self.status.history.setCurrentIndex(0)
        self._status_timer.start()
        self._runner.list.emit()

    def _happened(self, batch: Batch) -> None:
        live = self.live
        if live is None or batch.run != live.run:
            return
        before, warned, was_built = live.state, len(live.warnings), live.built is not None
        live.apply(batch)
        if self._curves is not None:
            self._curves.refresh()
        self._watching.show_record(self.shown)
        if live.built is not None and not was_built:
            self._compare(live)
        if len(live.warnings) > warned:
            self.notice.tell(" ".join(live.warnings), "warning")
        if live.outcome is not None:
            self._ended(live)
        elif live.state != before:
            self._refresh_buttons()
            self._show_status()
            if live.built is not None:
                self.data_row.refresh_place()

    def _compare(self, live: RunRecord) -> None:
        """torch's count of the parameters must be the window's own."""
        if live.built is not None and self._expected is not None and live.built.parameters != self._expected:
            live.warnings.append(
                self.tr("torch counts {theirs} parameters and VisionLab {ours}: please report this network.").format(
                    theirs=f"{live.built.parameters:,}", ours=f"{self._expected:,}"
                )
            )

    def _ended(self, live: RunRecord) -> None:
        outcome = live.outcome
        assert outcome is not None
        self._is_running = self._is_stopping = False
        self.child = None
        self._status_timer.stop()
        self._show_status()
        self._refresh()
        self.said.emit(str(outcome))
        told = [str(outcome), *live.warnings]
        kind = ("warning" if live.warnings else "success") if outcome.is_success else "danger"
        found: list[Offer] = []
        if self._sent is not None and self._sent == self._document.graph:
            said, found = offers_for(
                outcome,
                self._document,
                self.node_wanted.emit,
                lambda changes: self._train_again(live.settings.with_(**changes)),
            )
            told.insert(1, said)
        self.notice.tell(" ".join(filter(None, told)), kind, self._way_on(live), found)
        self.running_changed.emit(False)
        self._runner.list.emit()
        self._runner.prime.emit()

    def _train_again(self, settings: RunSettings) -> None:
        self.use(settings)
        self.train()

    def _way_on(self, live: RunRecord) -> str:
        """The words on the button that goes on with a run; empty when that is not possible, or would diverge again."""
        assert live.outcome is not None
        can = live.outcome.kind not in ("finished", "diverged") and RunFolder(Path(self._live_path)).state is not None
        return self.tr("Go on with it") if can else ""

    def _resume_live(self) -> None:
        if not self._is_running and self._live_path:
            self._begin()
            self._runner.resume.emit(self._live_path)

    def _refused(self, problem: Problem) -> None:
        sentence = words.problem(problem)
        self.said.emit(sentence)
        self.notice.tell(sentence, "danger")
        if self._is_running and (self.live is None or self.live.outcome is not None):
            self._is_running = self._is_stopping = False
            self._refresh_buttons()
            self.running_changed.emit(False)

    # -- showing

    def overlay(self, paths: Sequence[str]) -> None:
        """Show the curves of these runs together, the first as the one to compare with; unread ones are read.

        With no path, the run of this session is shown by itself again.
        """
        if paths:
            if len(paths) > MOST:
                self.said.emit(
                    self.tr("The first {most} runs are shown: more could not be told apart").format(most=MOST)
                )
            self.overlaid.show(paths)
            self._show_overlay()
        else:
            self._show(self.live)

    def _show_overlay(self) -> None:
        records = self.overlaid.records()
        self.shown = self.live if self.live in records else next(iter(records), None)
        self._watching.show_record(self.shown)
        if self._curves is not None:
            self._curves.show_runs(records)
        self._show_status()

    def _show(self, record: RunRecord | None) -> None:
        self.overlaid.clear()
        self.shown = record
        self._watching.show_record(record)
        if record is not None:
            self.shown_changed.emit(record.run)
        if self._curves is not None:
            self._curves.show_record(record)
        self._show_status()

    def _show_status(self) -> None:
        if self.isVisible() or not self._is_running:
            self.status.show_record(self.shown)

    def _recalling(self, path: str, settings: RunSettings) -> None:
        record = self.status.history.begin(path, settings)
        if path in self.overlaid.paths:
            self._show_overlay()
        else:
            self._show(record)

    def _recalled(self, batch: Batch) -> None:
        record = self.status.history.add(batch)
        if self._curves is not None:
            self._curves.refresh()
        if record is not None and self.shown is record:
            self._watching.show_record(record)
            self._show_status()

    def heading(self) -> str:
        """What is going on, for the window's title or status bar; empty without a run."""
        return heading(self.live) if self.live is not None and self._is_running else ""


def _remembered() -> RunSettings:
    """The settings of the last time; anything unreadable is as good as absent."""
    text = Settings().text(_REMEMBERED)
    try:
        return RunSettings.from_json(json.loads(text)).with_(network="")
    except (ValueError, Problem):
        return recipe("fast").on(RunSettings())
