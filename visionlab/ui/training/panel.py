"""The training panel: settings and buttons on the left, the run's status and curves beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.live.watching import Watching
from visionlab.ui.theme import Length, room
from visionlab.ui.training.buttons import RunButtons
from visionlab.ui.training.display import Display
from visionlab.ui.training.offers import Offer, offers_for
from visionlab.ui.training.queueing import wants_to_queue
from visionlab.ui.training.runner import Runner
from visionlab.ui.training.setup import Setup
from visionlab.ui.training.status import heading

if TYPE_CHECKING:
    from visionlab.ui.training.record import Batch, RunRecord

_LEFT_WIDTH = 316
#: words and bar are renewed this often (ms); the curves look after themselves
_STATUS_MS = 200


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
        #: the run that goes on, or went on last in this session
        self.live: RunRecord | None = None
        #: process id of the child that trains; for tests and the curious
        self.child: int | None = None
        self._live_path = ""
        self._is_running = False
        self._is_stopping = False
        #: parameters of the network that was sent to be trained, to be compared with torch's count
        self._expected: int | None = None
        #: that network; None for a run that was not started here
        self._sent: Graph | None = None
        self.setup = Setup(document)
        self.display = Display(self._watching, lambda: (self._live_path, self.live))
        self.buttons = RunButtons()
        self._lay_out()
        self._status_timer = QTimer(self)
        self._status_timer.setInterval(_STATUS_MS)
        self._status_timer.timeout.connect(self.display.show_status)
        self._connect()
        self.setup.refresh()

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setFixedWidth(max(room(_LEFT_WIDTH), self.buttons.sizeHint().width()))
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Length.small)
        left.addWidget(self.setup, 1)
        left.addWidget(self.buttons)
        rule = QFrame()
        rule.setFixedWidth(1)
        rule.setProperty("role", "rule")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        outer.setSpacing(Length.medium)
        outer.addWidget(holder)
        outer.addWidget(rule)
        outer.addWidget(self.display, 1)
        self.setMinimumHeight(180)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        runner, display, buttons = self._runner, self.display, self.buttons
        buttons.train.clicked.connect(lambda: self.train())
        buttons.pause.clicked.connect(lambda: self.pause_or_resume())
        buttons.stop.clicked.connect(lambda: self.stop())
        buttons.queue.clicked.connect(lambda: self.enqueue())
        self.setup.changed.connect(self._refresh_buttons)
        self.setup.said.connect(self.said)
        display.said.connect(self.said)
        display.shown_changed.connect(self.shown_changed)
        display.whole_wanted.connect(self.whole_wanted)
        display.list_wanted.connect(lambda: self.runner.list.emit())
        display.notice.acted.connect(self._resume_live)
        display.overlaid.unread_wanted.connect(lambda path: self.runner.recall.emit(path))
        display.status.history.unread_wanted.connect(runner.watch)
        runner.followed.connect(self._followed)
        runner.started.connect(self._started)
        runner.happened.connect(self._happened)
        runner.refused.connect(self._refused)
        runner.listed.connect(lambda summaries: display.status.history.show_runs(summaries, self._live_path))
        runner.listed.connect(display.picker.show_runs)
        runner.recalling.connect(display.recalling)
        runner.recalled.connect(display.recalled)
        runner.network_read.connect(self._watching.know)
        self._watching.wanted.connect(runner.read_network)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # pyqtgraph takes a third of a second: what can be painted without it is painted first
        QTimer.singleShot(0, self, self.display.make_curves)
        self.display.show_status()

    # -- what the window asks of it

    @property
    def settings(self) -> RunSettings:
        """The settings of the next run."""
        return self.setup.settings

    @property
    def live_path(self) -> str:
        """The folder of the run that goes on, or went on last in this session; empty for none."""
        return self._live_path

    @property
    def shown(self) -> RunRecord | None:
        """The run whose curves are shown."""
        return self.display.shown

    def overlay(self, paths: Sequence[str]) -> None:
        """Show the curves of these runs together; with no path, the run of this session by itself."""
        self.display.overlay(paths)

    def turn_whole(self) -> None:
        """Give the curves the whole window, or end that."""
        button = self.display.make_curves().tools.whole_button
        if button.isEnabled():
            button.click()
        else:
            self.said.emit(self.tr("There are no curves yet"))

    def leave_whole(self) -> None:
        """The curves no longer have the whole window."""
        self.display.leave_whole()

    def _refresh_buttons(self) -> None:
        state = self.live.state if self.live is not None else ""
        self.buttons.show_state(self.setup.reason_not_to_train(), self._is_running, self._is_stopping, state)

    # -- running

    @property
    def is_running(self) -> bool:
        """Whether a run goes on, or is being started."""
        return self._is_running

    def train(self) -> None:
        """Train the present network; while a run goes on, offer to queue it."""
        if self._is_running and not self.setup.reason_not_to_train():
            if wants_to_queue(self):
                self.enqueue()
            return
        plan = self.setup.plan()
        if plan is None:
            return
        self._expected = self._document.report.parameters
        self._sent = plan.graph
        # first the child, which works meanwhile; what it tells comes by the event loop, after this
        self.runner.start.emit(plan)
        self._begin()
        self.setup.remember()

    def enqueue(self) -> None:
        """Put the present network into the queue, where it waits for room."""
        plan = self.setup.plan()
        if plan is not None:
            self.runner.enqueue.emit([plan])
            self.said.emit(self.tr("Added to the queue: {network}").format(network=plan.settings.network))
            self.setup.remember()

    @property
    def runner(self) -> Runner:
        """The worker's thread, which runs from now on."""
        self._runner.open()
        return self._runner

    def _begin(self) -> None:
        self._is_running, self._is_stopping = True, False
        self.display.notice.hide()
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
        self.setup.remember()
        self._status_timer.stop()
        self._runner.close()

    # -- what the worker tells

    def _started(self, process: int) -> None:
        self.child = process

    def _followed(self, path: str, settings: RunSettings) -> None:
        from visionlab.ui.training.record import RunRecord

        if self.live is not None and self.live.outcome is not None:
            self.display.status.history.adopt(self._live_path, self.live)
        self._live_path = path
        self.display.status.history.forget(path)
        self.live = RunRecord(Path(path).name, settings)
        self._is_stopping = False
        if not self._is_running:  # found, rather than started here
            self._expected = self._sent = None
            self._begin()
            self.said.emit(self.tr("Following the run of {network}").format(network=settings.network))
        self.display.overlaid.with_live()
        if self.display.overlaid.paths:
            self.display.show_overlay()
        else:
            self.display.show_record(self.live)
        self.display.status.history.setCurrentIndex(0)
        self._status_timer.start()
        self._runner.list.emit()

    def _happened(self, batch: Batch) -> None:
        live = self.live
        if live is None or batch.run != live.run:
            return
        before, warned, was_built = live.state, len(live.warnings), live.built is not None
        live.apply(batch)
        self.display.refresh()
        if live.built is not None and not was_built:
            self._compare(live)
        if len(live.warnings) > warned:
            self.display.notice.tell(" ".join(map(words.text, live.warnings)), "warning")
        if live.outcome is not None:
            self._ended(live)
        elif live.state != before:
            self._refresh_buttons()
            self.display.show_status()
            if live.built is not None:
                self.setup.data_row.refresh_place()

    def _compare(self, live: RunRecord) -> None:
        """torch's count of the parameters must be the window's own."""
        if live.built is not None and self._expected is not None and live.built.parameters != self._expected:
            live.warnings.append(
                self.tr("torch counts {theirs} parameters and VisionLab {ours}: please report this network.").format(
                    theirs=numbers.exact(live.built.parameters), ours=numbers.exact(self._expected)
                )
            )

    def _ended(self, live: RunRecord) -> None:
        outcome = live.outcome
        assert outcome is not None
        self._is_running = self._is_stopping = False
        self.child = None
        self._status_timer.stop()
        self.display.show_status()
        self.setup.refresh()
        sentence = words.outcome(outcome)
        self.said.emit(sentence)
        told = [sentence, *map(words.text, live.warnings)]
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
        self.display.notice.tell(" ".join(filter(None, told)), kind, self._way_on(live), found)
        self.running_changed.emit(False)
        self._runner.list.emit()
        self._runner.prime.emit()

    def _train_again(self, settings: RunSettings) -> None:
        self.setup.use(settings)
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
        self.display.notice.tell(sentence, "danger")
        if self._is_running and (self.live is None or self.live.outcome is not None):
            self._is_running = self._is_stopping = False
            self._refresh_buttons()
            self.running_changed.emit(False)

    def heading(self) -> str:
        """What is going on, for the window's title or status bar; empty without a run."""
        return heading(self.live) if self.live is not None and self._is_running else ""
