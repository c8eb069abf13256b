"""The sweep page: a width multiplier, a resolution or another number over the whole network, and what it costs."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report
from visionlab.cost.situation import Situation
from visionlab.fields import Spec
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph
from visionlab.presets.sweep import Axis, swept
from visionlab.problem import Phrase
from visionlab.ui import numbers, words
from visionlab.ui.analysis import plot
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.sweep_view import Curve, Panel, Sweep, SweepView
from visionlab.ui.analysis.sweeping import QUANTITIES, Outcome, Sweeping
from visionlab.ui.document import Document
from visionlab.ui.panels import scale
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.panels.inputs import Menu, NumberBox, Slider
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

_SIDE, _BOX = 344, 68
_SCALES = ("Relative", "Absolute")
_SPEC = Spec("scale", "choice", _SCALES[0], "Scale", options=_SCALES)


class SweepPage(Page):
    """The number and its value on the left, the curves on the right."""

    name = "sweep"
    rank = 55
    heading = "Sweep"
    about = "Turn one number over the whole network - width, resolution, depth - and see the curve of its cost"
    is_conditional = True

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self.sweeping = Sweeping(self)
        #: what is swept, once it is known for the present network, and the value looked at
        self.axis: Axis | None = None
        self.value = 1.0
        self.values: tuple[float, ...] = ()
        self._report: Report | None = None
        self._situation: Situation | None = None
        #: ranges that a person has set, by axis
        self._ranges: dict[str, tuple[float, float]] = {}
        self._wanted = settings.text("sweep_axis") or "width"
        self._keeps_value = False
        self.menu = Menu()
        self.first, self.last = _Box(self.tr("From")), _Box(self.tr("To"))
        self.slider = Slider(1)
        self.box = _Box(self.tr("Value"), is_live=True)
        self.scale = SegmentEditor(_SPEC)
        self.figures = Figures()
        self.reach = label("", "muted")
        #: why there is no network at the value looked at
        self.sentence = label("", "danger", wrap=True)
        self.apply_button = QPushButton(self.tr("Apply"))
        self.view = SweepView()
        self._lay_out()
        self._connect()

    # -- what is on the page

    def _lay_out(self) -> None:
        self.menu.setAccessibleName(self.tr("What is swept"))
        self.slider.setAccessibleName(self.tr("Value"))
        self.slider.setToolTip(tooltip(self.tr("The value looked at; the network stays as it is until you apply it")))
        self.box.setToolTip(self.slider.toolTip())
        self.first.setToolTip(tooltip(self.tr("The curves start here")))
        self.last.setToolTip(tooltip(self.tr("The curves end here")))
        self.scale.setToolTip(
            tooltip(self.tr("Relative: times the network as it is. Absolute: each quantity on a scale of its own"))
        )
        self.apply_button.setProperty("primary", True)
        # it stands where the figures do, which there are none of then
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.sentence.hide()
        self.apply_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, Length.tiny, 0)
        column.setSpacing(Length.tiny)
        value = _row(label(self.tr("Value"), "muted"), self.box, self.apply_button, self.reach, stretch=self.reach)
        column.addLayout(_row(self.menu, self.scale, stretch=self.menu))
        column.addLayout(_row(self.first, self.slider, self.last, stretch=self.slider))
        column.addLayout(value)
        column.addWidget(self.figures)
        column.addWidget(self.sentence)
        column.addStretch(1)
        scroll = scrolled(side)
        scroll.setFixedWidth(room(_SIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.large, Length.tiny, Length.small, Length.tiny)
        row.setSpacing(Length.medium)
        row.addWidget(scroll)
        row.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.scale.show_value(self.settings.text("sweep_scale") or _SCALES[0])
        self.scale.edited.connect(self._scale_chosen)
        self.menu.activated.connect(self._axis_chosen)
        self.first.chosen.connect(lambda value: self._range_chosen(value, None))
        self.last.chosen.connect(lambda value: self._range_chosen(None, value))
        self.slider.valueChanged.connect(self._slid)
        self.box.chosen.connect(self.look_at)
        self.view.chosen.connect(self.look_at)
        self.apply_button.clicked.connect(self.apply)
        self.sweeping.opened.connect(self._opened)
        self.sweeping.learned.connect(self._show)

    def refresh(self) -> None:
        report, situation = self.document.report, self.conditions.situation
        if report is self._report and situation == self._situation:
            self.sweeping.resume()
            return
        is_same = report is self._report
        self._report, self._situation = report, situation
        if is_same:
            self._count()
        elif report.is_complete:
            self.axis = None
            self._enable()
            self.sweeping.open(self.document.graph)
        else:
            self.axis = None
            self.sweeping.pause()
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sweeping.pause()

    def _opened(self) -> None:
        """It is known what can be swept over this network."""
        axes = self.sweeping.axes
        self.menu.clear()
        for number, axis in enumerate(axes):
            self.menu.addItem(words.text(axis.label), axis.name)
            self.menu.setItemData(number, tooltip(words.text(axis.tip)), Qt.ItemDataRole.ToolTipRole)
        names = [axis.name for axis in axes]
        number = names.index(self._wanted) if self._wanted in names else 0
        self.menu.setCurrentIndex(number if axes else -1)
        self._take(axes[number] if axes else None)

    def _take(self, axis: Axis | None) -> None:
        is_kept = self._keeps_value and axis is not None and axis.low <= self.value <= axis.high
        self.axis = axis
        if axis is None:
            self._show()
            return
        self._keeps_value = True
        if not is_kept:
            self.value = axis.now
        self.menu.setToolTip(tooltip(words.text(axis.tip)))
        for box in (self.first, self.last, self.box):
            box.set_axis(axis)
        self._count()

    def _count(self) -> None:
        """Have the outcomes worked out that are not known yet."""
        axis = self.axis
        if axis is None or self._situation is None:
            return
        first, last = self._ranges.get(axis.name, (axis.first, axis.last))
        if not first <= axis.now <= last:
            first, last = axis.first, axis.last
        self.first.show_value(first)
        self.last.show_value(last)
        self.values = axis.points(first, last)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(self.values) - 1)
        self.sweeping.want(axis, tuple(dict.fromkeys((axis.now, self.value, *self.values))), self._situation)
        self._show()

    # -- what a person does

    def _axis_chosen(self, number: int) -> None:
        axis = self.sweeping.axes[number]
        if axis is not self.axis:
            self._wanted = axis.name
            self.settings.put("sweep_axis", axis.name)
            self._keeps_value = False
            self._take(axis)

    def _range_chosen(self, first: float | None, last: float | None) -> None:
        """The range keeps the present value in it."""
        axis = self.axis
        if axis is None:
            return
        before = self.values[0], self.values[-1]
        low = before[0] if first is None else min(first, axis.now)
        high = before[1] if last is None else max(last, axis.now)
        if (low, high) != before and low < high:
            self._ranges[axis.name] = low, high
        self._count()

    def _scale_chosen(self, value: object) -> None:
        self.scale.show_value(value)
        self.settings.put("sweep_scale", str(value))
        self._show()

    def _slid(self, position: int) -> None:
        if self.values and position != scale.nearest(self.values, self.value):
            self.look_at(self.values[position])

    def look_at(self, value: float) -> None:
        """Show what the network would cost at a value."""
        if self.axis is not None:
            self.value = value
            self.sweeping.hurry(value)
            self._show()

    def apply(self) -> None:
        """Make the network the one that is looked at: one undo step."""
        axis, value = self.axis, self.value
        if axis is None:
            return

        def edit(graph: Graph) -> Graph:
            after = swept(graph, axis, value)
            return after if after.nodes.keys() == graph.nodes.keys() else edits.move(after, layout(after))

        self._keeps_value = False
        label = Phrase("Sweep {name} to {value}", name=words.Small(axis.label), value=_phrase(axis, value))
        self.document.close_burst()
        if self.document.edit(label, edit):
            self.said.emit(
                self.tr("{name} is {value} now; undo goes back").format(
                    name=words.text(axis.label), value=_told(axis, value)
                )
            )

    # -- showing

    def _show(self) -> None:
        axis = self.axis
        self._enable()
        if axis is None:
            self.figures.show_rows()
            self.reach.setText("")
            self.sentence.hide()
            self.view.show_sweep(Sweep(plot.Axis("", 0.0, 1.0, str), nothing=self._nothing()), 0.0)
            return
        self.box.show_value(self.value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(scale.nearest(self.values, self.value))
        here, now = self.sweeping.known.get(self.value), self.sweeping.known.get(axis.now)
        self._show_figures(here, now)
        problem = here.problem if here is not None else None
        self.sentence.setText(words.problem(problem) if problem is not None else "")
        self.figures.setVisible(problem is None)
        self.sentence.setVisible(problem is not None)
        self.reach.setText(self._reach(axis))
        self.view.show_sweep(self._sweep(axis, now), self.value)

    def _nothing(self) -> str:
        if not self.document.graph.nodes:
            return self.tr("There is no network.")
        if not self.document.report.is_complete:
            return self.tr("Once the network has no problems, it can be swept here.")
        return self.tr("Nothing in this network can be swept.")

    def _enable(self) -> None:
        axis = self.axis
        for widget in (self.menu, self.first, self.last, self.slider, self.box, self.scale):
            widget.setEnabled(axis is not None)
        here = self.sweeping.known.get(self.value)
        works = axis is not None and here is not None and here.problem is None
        self.apply_button.setEnabled(works and axis is not None and self.value != axis.now)
        self.apply_button.setToolTip(
            tooltip(self.tr("Change the network so: one step, which undo takes back"))
            if self.apply_button.isEnabled()
            else tooltip(self.tr("Choose a value other than the network's own, at which it works"))
        )

    def _show_figures(self, here: Outcome | None, now: Outcome | None) -> None:
        rows = []
        for name in QUANTITIES:
            cost, base = (outcome.costs.get(name) if outcome is not None else None for outcome in (here, now))
            told = "—" if cost is None else _say(name, cost)
            ratio = f"{numbers.written(cost / base, '.3g')}×" if cost is not None and base else ""
            tip = self.tr("Exactly {number}").format(number=numbers.exact(cost)) if cost is not None else ""
            rows.append(Figure(_called(name), told, ratio, tip=tip))
        self.figures.show_rows(*rows)

    def _reach(self, axis: Axis) -> str:
        """How much of the network it changes."""
        if axis.name == "resolution":
            return ""
        return self.tr("in {count} of {all} blocks").format(count=axis.count, all=len(self.document.graph.nodes))

    def _sweep(self, axis: Axis, now: Outcome | None) -> Sweep:
        known = {value: self.sweeping.known[value] for value in self.values if value in self.sweeping.known}
        if self.value in self.sweeping.known:
            known[self.value] = self.sweeping.known[self.value]
        gaps = tuple(
            (value, words.problem(outcome.problem))
            for value, outcome in known.items()
            if outcome.problem is not None and value in self.values
        )
        name = (
            words.text(axis.label) if axis.unit in ("", "×") else f"{words.text(axis.label)}, {words.text(axis.unit)}"
        )
        low, high = self.values[0], self.values[-1]
        is_log = axis.is_log and low > 0
        if low == high:
            high = low + 1
        x = plot.Axis(name, low, high, _times, is_log=is_log, is_whole=axis.is_whole and not is_log)
        panels = self._panels(known, now) if now is not None and now.problem is None else ()
        return Sweep(x, self.values, panels, axis.now, gaps)

    def _panels(self, known: dict[float, Outcome], now: Outcome) -> tuple[Panel, ...]:
        is_relative = self.scale.value == _SCALES[0]
        curves = []
        for shade, name in enumerate(QUANTITIES):
            unit = max(1, now.costs[name]) if is_relative else 1
            points = tuple(
                (value, outcome.costs[name] / unit)
                for value, outcome in sorted(known.items())
                if outcome.problem is None
            )
            curves.append(Curve(_called(name), shade, points))
        if is_relative:
            return (Panel(tuple(curves), lambda value: f"{_times(value)}×", 1.0),)
        return tuple(
            Panel((curve,), lambda value, name=name: _say(name, value), now.costs[name])  # type: ignore[misc]
            for curve, name in zip(curves, QUANTITIES, strict=True)
        )


class _Box(NumberBox):
    """A box for a value of an axis."""

    chosen = Signal(float)

    def __init__(self, name: str, is_live: bool = False) -> None:
        """`is_live`: each letter counts, not only the end of typing."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(room(_BOX))
        self._axis: Axis | None = None
        self._value = 0.0
        if is_live:
            self.typed.connect(self._take)
        self.stepped.connect(self._step)
        self.editingFinished.connect(self._end)

    def set_axis(self, axis: Axis) -> None:
        """The axis whose values it takes."""
        self._axis = axis

    def show_value(self, value: float) -> None:
        """Show a value, unless it is being typed."""
        self._value = value
        if not self.hasFocus() or self._read(self.lineEdit().text()) != value:
            self.lineEdit().setText(_times(value))

    def _read(self, text: str) -> float | None:
        """The value in a text, None for what is none or beyond the limits."""
        try:
            value = float(text.replace(",", ".").rstrip("× "))
        except ValueError:
            return None
        axis = self._axis
        if axis is None or not axis.low <= value <= axis.high or (axis.is_whole and value != int(value)):
            return None
        return value

    def _take(self, text: str) -> None:
        value = self._read(text)
        if value is not None and value != self._value:
            self._value = value
            self.chosen.emit(value)

    def _step(self, steps: int) -> None:
        axis = self._axis
        if axis is None:
            return
        moved = self._value * 2.0**steps if axis.is_log else round(self._value + steps * axis.step, 9)
        moved = min(axis.high, max(axis.low, math.floor(moved) if axis.is_whole else moved))
        self.lineEdit().setText(_times(moved))
        self._take(self.lineEdit().text())

    def _end(self) -> None:
        self._take(self.lineEdit().text())
        self.lineEdit().setText(_times(self._value))


def _row(*widgets: QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Length.small)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is stretch else 0)
    return row


def _told(axis: Axis, value: float) -> str:
    return words.text(_phrase(axis, value))


def _phrase(axis: Axis, value: float) -> Phrase:
    unit = axis.unit if axis.unit in ("", "×") else Phrase(" {unit}", unit=axis.unit)
    return Phrase("{number:.4g}{unit}" if value < 1000 else "{number:.0f}{unit}", number=value, unit=unit)


def _times(value: float) -> str:
    return numbers.written(value, ".4g") if value < 1000 else numbers.written(value, ".0f")


def _say(name: str, cost: float) -> str:
    return numbers.size(cost) if name == "memory" else numbers.count(cost)


def _called(name: str) -> str:
    return {"parameters": _tr("Parameters"), "macs": _tr("MACs"), "memory": _tr("Training memory")}[name]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SweepPage", text)
