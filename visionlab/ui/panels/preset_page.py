"""A preset's page: who made it and what was new, its fields with what they cost, and what its sources print."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report, analyse
from visionlab.fields import Fields, integer, specs
from visionlab.graph.model import EMPTY, Graph
from visionlab.layers.base import Shape
from visionlab.presets.base import Options, Preset
from visionlab.problem import Problem
from visionlab.ui import numbers, words
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.form import ValueForm
from visionlab.ui.panels.preset_card import picture
from visionlab.ui.panels.printed_table import PrintedTable
from visionlab.ui.panels.thumbnail import Sketch, sketch
from visionlab.ui.theme import Length, theme

WIDTH = 352
_PICTURE, _CLOSE = 116, 24


@dataclass(frozen=True, slots=True)
class Task(Fields):
    """What a network is opened for: the pictures it is to see and the classes it is to tell apart."""

    title = "Preset"

    resolution: int = integer(224, 1, 4096, unit="px", label="Resolution", tip="Height and width of the pictures")
    channels: int = integer(3, 1, 1024, label="Channels", tip="3 for colour pictures, 1 for grey ones")
    classes: int = integer(1000, 1, 1_000_000, label="Classes", tip="One score a class")


class PresetPage(QFrame):
    """One preset, to be fitted and opened. The widgets are made once; the editors of a family's options are kept."""

    #: the preset's id, input, classes and options; None for what is as it was
    opened = Signal(str, object, object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Chosen network"))
        self.preset: Preset | None = None
        self._own_task = self._task = Task()
        self._own_options = self._options = Options()
        self._own = analyse(EMPTY)
        self.title = label("", "title", wrap=True)
        self.rank = label("", "award")
        self.summary = label("", wrap=True)
        self.authors = label("", "muted", wrap=True)
        self.paper = label("", "small", wrap=True)
        self.picture = _Picture()
        self.task_form = ValueForm(Task())
        self.options_form: ValueForm | None = None
        self._option_forms: dict[type[Options], ValueForm] = {}
        self.notice = label("", "notice", wrap=True)
        self.notice.setMargin(Length.small)
        self.costs = Figures()
        self.table: PrintedTable | None = None
        self._area = scrolled(self._content())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._area, 1)
        layout.addWidget(self._buttons())
        self.task_form.edited.connect(self._set_task)
        # a slider that is dragged tells of every place it passes: the last one is counted
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)

    def _head(self) -> QHBoxLayout:
        close = QToolButton()
        close.setProperty("small", True)
        close.setFixedSize(_CLOSE, _CLOSE)
        close.setToolTip(self.tr("Close this page (Esc)"))
        close.setAccessibleName(self.tr("Close this page"))
        keep_icon(close.setIcon, "close", "muted")
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(Length.large, Length.medium, Length.medium, Length.small)
        row.addWidget(self.title, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _content(self) -> QWidget:
        self._published = label(self.tr("Published beside built"), "heading")
        made = QWidget()
        self._column = QVBoxLayout(made)
        self._column.setContentsMargins(Length.large, 0, Length.large, Length.large)
        self._column.setSpacing(Length.small)
        self._column.addWidget(self.rank, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.summary, self.authors, self.paper, self.picture):
            self._column.addWidget(widget)
        self._column.addSpacing(Length.tiny)
        self._column.addWidget(label(self.tr("Fields"), "heading"))
        self._column.addWidget(self.task_form)
        self._place = self._column.count()
        self._column.addWidget(self.notice)
        self._column.addSpacing(Length.tiny)
        self._column.addWidget(label(self.tr("Cost with these fields"), "heading"))
        self._column.addWidget(self.costs)
        self._column.addSpacing(Length.tiny)
        self._column.addWidget(self._published)
        self._column.addStretch(1)
        return made

    def _buttons(self) -> QFrame:
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("primary", True)
        keep_icon(self.open.setIcon, "enter", "on_accent")
        self.open.clicked.connect(self._open)
        self.reset = QPushButton(self.tr("Reset fields"))
        self.reset.setToolTip(self.tr("All fields as the source has them"))
        self.reset.clicked.connect(self._reset)
        bar = QFrame()
        bar.setProperty("role", "foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(Length.large, Length.medium, Length.large, Length.medium)
        row.setSpacing(Length.small)
        row.addWidget(self.open, 1)
        row.addWidget(self.reset)
        return bar

    def show_preset(self, preset: Preset) -> None:
        """Show a preset as its source has it."""
        self.preset = preset
        channels, side, _width = preset.input
        self._own_task = self._task = Task(side, channels, preset.classes)
        self._own_options = self._options = preset.options
        graph = preset.graph()
        self._own = analyse(graph)
        for shown, text in (
            (self.title, words.text(preset.title)),
            (self.rank, words.text(preset.rank)),
            (self.summary, words.summary(preset)),
            (self.authors, f"{preset.authors} ({preset.year})" if preset.paper else ""),
            (self.paper, preset.paper),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        self.task_form.start(self._task)
        self._show_options(preset.options)
        self._show_table(preset)
        self._show(graph, self._own)
        self._area.verticalScrollBar().setValue(0)

    def _show_options(self, options: Options) -> None:
        form = self._option_forms.get(type(options))
        if form is None and specs(type(options)):
            form = self._option_forms[type(options)] = ValueForm(options)
            form.edited.connect(self._set_options)
            self._column.insertWidget(self._place, form)
        if self.options_form is not None:
            self.options_form.hide()
        self.options_form = form
        if form is not None:
            form.start(options)
            form.show()

    def _show_table(self, preset: Preset) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.table = PrintedTable(preset.figures, self._own.recording) if preset.figures else None
        self._published.setVisible(self.table is not None)
        if self.table is not None:
            self._column.insertWidget(self._column.count() - 1, self.table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- fields

    @property
    def is_changed(self) -> bool:
        """Whether a field is not as the source has it."""
        return (self._task, self._options) != (self._own_task, self._own_options)

    def _set_task(self, task: Task) -> None:
        self._task = task
        self._counting.start()

    def _set_options(self, options: Options) -> None:
        self._options = options
        self._counting.start()

    def _wish(self) -> tuple[Shape | None, int | None, Options | None]:
        """Input, classes and options; None for what is as it was."""
        task, own = self._task, self._own_task
        has_own_pictures = (task.resolution, task.channels) == (own.resolution, own.channels)
        return (
            None if has_own_pictures else (task.channels, task.resolution, task.resolution),
            None if task.classes == own.classes else task.classes,
            None if self._options == self._own_options else self._options,
        )

    def _count(self) -> None:
        assert self.preset is not None
        try:
            graph = self.preset.graph(*self._wish())
        except Problem as problem:
            self._refuse(problem)
        else:
            self._show(graph, analyse(graph))

    def _show(self, graph: Graph, report: Report) -> None:
        if not report.is_complete:
            self._refuse(report.problems[0][1])
            return
        self.notice.hide()
        self.open.setEnabled(True)
        self.open.setToolTip(self.tr("Open it on the canvas as it is here"))
        self.reset.setEnabled(self.is_changed)
        self.picture.show_sketch(sketch(graph, report))
        self.costs.show_rows(*self._costs(report))

    def _refuse(self, problem: Problem) -> None:
        sentence = words.problem(problem)
        self.notice.setText(sentence)
        self.notice.show()
        self.open.setEnabled(False)
        self.open.setToolTip(tooltip(sentence))
        self.reset.setEnabled(True)
        self.costs.show_rows(*(Figure(row.name, "—") for row in self.costs.rows))

    def _costs(self, report: Report) -> tuple[Figure, ...]:
        """What the network costs, and how much more or less than as the source has it."""
        now, own = report.memory, self._own.memory
        rows = (
            (self.tr("Parameters"), report.parameters, self._own.parameters, numbers.count),
            (self.tr("MACs"), report.macs, self._own.macs, numbers.count),
            (self.tr("Weights"), now.weights, own.weights, numbers.size),
            (self.tr("Forward, at most"), now.forward_peak, own.forward_peak, numbers.size),
            (self.tr("Kept for training"), now.saved_for_backward, own.saved_for_backward, numbers.size),
        )
        return tuple(
            Figure(name, say(count, 4), numbers.change(before, count, say), tip=numbers.exact(count))
            for name, count, before, say in rows
        )

    def _reset(self) -> None:
        self._task, self._options = self._own_task, self._own_options
        self.task_form.start(self._task)
        if self.options_form is not None:
            self.options_form.start(self._options)
        self._count()

    def _open(self) -> None:
        assert self.preset is not None
        self.opened.emit(self.preset.id, *self._wish())


class _Picture(QWidget):
    """The network as it would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self._sketch: Sketch | None = None
        self.setFixedHeight(_PICTURE)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2 * Length.large, _PICTURE)

    def show_sketch(self, sketch: Sketch) -> None:
        """Show this network."""
        if sketch != self._sketch:
            self._sketch = sketch
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(box, Length.radius, Length.radius)
        painter.fillPath(shape, theme().colour("canvas"))
        if self._sketch is not None:
            painter.drawPixmap(box.topLeft(), picture(self._sketch, box, self.devicePixelRatioF()))
        painter.end()
