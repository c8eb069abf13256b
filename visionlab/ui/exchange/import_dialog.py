"""Brings a network in: what is asked, how far it is, and what became of it. A child process does the work."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from visionlab import project
from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import Told
from visionlab.problem import Problem
from visionlab.ui import ask, words
from visionlab.ui.exchange.import_form import ImportForm
from visionlab.ui.exchange.import_report import ImportReport
from visionlab.ui.exchange.waiting import WaitingDialog
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length, room

_WIDTH, _REPORT_HEIGHT = 560, 460


class ImportDialog(WaitingDialog):
    """Asks, waits, tells. Nothing changes until the person opens what came in."""

    #: the graph that came in, and its name
    open_wanted = Signal(object, str)

    def __init__(
        self, folder: str, trusted: set[str] | None = None, parent: QWidget | None = None, python: str = sys.executable
    ) -> None:
        """`trusted` are the sources of code that the person has agreed to run before; it is added to."""
        super().__init__(parent, python)
        self.setWindowTitle(self.tr("Import a network"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._trusted = set() if trusted is None else trusted
        self._opened: tuple[object, str] = (None, "")
        self.report: ImportReport | None = None
        self.form = ImportForm(folder)
        self.sentence = label("", "danger", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(Length.small)
        self.progress.setAccessibleName(self.tr("Import"))
        self.step = label("", "muted")
        self.start = QPushButton(self.tr("Import"))
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.form.file.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_state()
        self.resize(room(_WIDTH), self.sizeHint().height())

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.form)
        column.addWidget(self.sentence)
        column.addWidget(self.step)
        column.addWidget(self.progress)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.start)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Length.huge, Length.large, Length.huge, Length.large)
        outer.setSpacing(Length.large)
        outer.addWidget(self._pages, 1)
        outer.addLayout(buttons)
        self.setMinimumWidth(room(_WIDTH))

    def _connect(self) -> None:
        self.form.changed.connect(self._show_state)
        self.start.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        child = self._child
        child.changed.connect(self._show_state)
        child.progressed.connect(self._progressed)
        child.finished.connect(lambda _kind, told: self._finished(told))
        child.failed.connect(self._fail)

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed by these names."""
        self.form.offer(names)

    def _show_state(self) -> None:
        self.form.setEnabled(not self.is_busy)
        self.progress.setVisible(self.is_busy)
        self.step.setVisible(self.is_busy)
        self.start.setEnabled(self.report is not None or (self.form.is_ready and not self.is_busy))

    def _go_on(self) -> None:
        if self.report is not None:
            self.open_wanted.emit(*self._opened)
        elif self._may_run():
            self._fail("")
            self._progressed(0, 0)
            self._child.start("import", self.form.job)

    def _may_run(self) -> bool:
        """Whether the source is no code, or the person agrees to run it."""
        source = str(self.form.job["source"])
        if not self.form.runs_code or source in self._trusted:
            return True
        answer = ask.choose(
            self,
            self.tr("Run the Python code of “{source}”?").format(source=source),
            self.tr("To be imported it is run in a process of its own, which can do what you can. Run what you trust."),
            [(self.tr("Run it"), ask.Role.AcceptRole), (self.tr("Cancel"), ask.Role.RejectRole)],
        )
        if answer == 0:
            self._trusted.add(source)
        return answer == 0

    def _progressed(self, done: int, total: int) -> None:
        steps = (self.tr("Making the network"), self.tr("Following a picture through it"), self.tr("Finding blocks"))
        self.step.setText(steps[min(done, len(steps) - 1)])
        self.progress.setRange(0, total if done else 0)  # nobody knows how long a library takes to be loaded
        self.progress.setValue(done)

    def _fail(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _finished(self, found: dict[str, object]) -> None:
        told = Told.from_json(found["told"])  # type: ignore[arg-type]
        try:
            graph = project.loads(str(found["document"]), told.name).graph
        except Problem as problem:
            self._fail(words.problem(problem))
            return
        self._opened = (graph, told.name)
        self.report = ImportReport(told, analyse(graph))
        self._pages.addWidget(self.report)
        self._pages.setCurrentWidget(self.report)
        self.start.setText(self.tr("Open"))
        self.cancel.setText(self.tr("Close"))
        self.resize(self.width(), max(self.height(), _REPORT_HEIGHT))
        self._show_state()
        self.start.setFocus()
