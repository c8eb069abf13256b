"""The chart page: how well networks do over what they cost, as published, and one's own among them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from visionlab.data.registry import data_sets
from visionlab.fields import Spec
from visionlab.graph.diff import diff
from visionlab.graph.model import Graph
from visionlab.presets.accuracy import accuracy, front
from visionlab.presets.base import IDEAS
from visionlab.ui import numbers, words
from visionlab.ui.analysis.chart_dots import (
    CHALLENGE,
    IMAGENET,
    RUN,
    SHADES,
    Charted,
    Measure,
    challenge_dots,
    charted,
    published_dots,
    run_dots,
)
from visionlab.ui.analysis.counting import Counting
from visionlab.ui.analysis.finished_runs import FinishedRun, FinishedRuns
from visionlab.ui.analysis.legend import Legend, Row
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.analysis.plot import Axis, Dot, Guide, Plot, log_axis, percent_axis
from visionlab.ui.analysis.plot_view import PlotView
from visionlab.ui.document import Document
from visionlab.ui.panels.choice import Choice
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

_SIDE_WIDTH = 320
_ACROSS = {"macs": "MACs", "parameters": "Parameters", "year": "Year"}
_SPEC = Spec("across", "choice", "MACs", "Across", options=tuple(_ACROSS.values()))
#: what is drawn upwards, by its name in the settings
_MEASURES = {
    "top1-accuracy": Measure(1, False),
    "top1-error": Measure(1, True),
    "top5-accuracy": Measure(5, False),
    "top5-error": Measure(5, True),
}


class ChartPage(Page):
    """The chart on the left; what is drawn, and the legend, on the right."""

    name = "chart"
    rank = 60
    heading = "Chart"
    about = "Published accuracy over MACs, parameters or years, with your own network and runs"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__(document, conditions, settings)
        self._nets: dict[str, list[Charted]] = {}
        self._made: tuple[object, list[tuple[Dot, float]]] | None = None
        self.counting = Counting(self)
        self.finished = FinishedRuns(self)
        self.view = PlotView()
        self.legend = Legend(self.view.radius)
        self.data = Choice(self.tr("Data set"), self.tr("What the networks are measured on; your runs are here too"))
        self.across = SegmentEditor(_SPEC)
        self.up = Choice(self.tr("Upwards"), self.tr("How well the networks do"))
        self.note = label("", "small", wrap=True)
        self._lay_out()
        self._offer_data()
        wanted = settings.text("chart_across")
        self.across.show_value(_ACROSS.get(wanted, _SPEC.options[0]))
        self._offer_measures()
        self.data.activated.connect(self._data_chosen)
        self.across.edited.connect(self._across_chosen)
        self.up.activated.connect(self._up_chosen)
        self.view.opened.connect(self._open)
        self.legend.pointed.connect(self.view.emphasise)
        self.counting.learned.connect(self._seen_again)
        self.finished.changed.connect(self._runs_changed)

    def _lay_out(self) -> None:
        self.across.setToolTip(tooltip(self.tr("What the networks are set against")))
        menus = QHBoxLayout()
        menus.setSpacing(Length.tiny)
        menus.addWidget(self.data, 1)
        menus.addWidget(self.up, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, Length.tiny, 0)
        column.setSpacing(Length.tiny)
        column.addLayout(menus)
        column.addWidget(self.across)
        column.addSpacing(Length.tiny)
        column.addWidget(self.legend)
        column.addWidget(self.note)
        column.addStretch(1)
        scroll = scrolled(side)
        scroll.setFixedWidth(room(_SIDE_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.small, Length.tiny, Length.small, Length.small)
        row.setSpacing(Length.medium)
        row.addWidget(self.view, 1)
        row.addWidget(scroll)

    # -- choices

    @property
    def _across(self) -> str:
        return next(key for key, title in _ACROSS.items() if title == self.across.value)

    @property
    def _measure(self) -> Measure:
        return _MEASURES[self.up.key]

    def _offer_data(self) -> None:
        """ImageNet, our data sets, and those of runs that we do not know."""
        titles = {IMAGENET: "ImageNet"} | {one.id: words.text(one.title) for one in data_sets()}
        titles |= {run.data: run.data for run in self.finished.runs if run.data not in titles}
        self.data.offer(titles, self.data.key or self.settings.text("chart_data"))

    def _offer_measures(self) -> None:
        """Top-5 is of ImageNet's thousand classes; the years are of what is published."""
        data, across = self.data.key, self._across
        self.across.group.button(list(_ACROSS).index("year")).setEnabled(bool(self._charted()))
        if across == "year" and not self._charted():
            self.across.show_value(_ACROSS["macs"])
            across = "macs"
        if data == IMAGENET:
            titles: tuple[str, ...] = (
                self.tr("Top-1 accuracy"), self.tr("Top-1 error"),
                self.tr("Top-5 accuracy"), self.tr("Top-5 error"),
            )  # fmt: skip
        else:
            titles = (self.tr("Accuracy"), self.tr("Error"))
        usual = ("top5-error" if data == IMAGENET else "top1-error") if across == "year" else "top1-accuracy"
        wanted = self.settings.text(f"chart_up_{across}", usual)
        offered = dict(zip(_MEASURES, titles, strict=False))
        self.up.offer(offered, wanted if wanted in offered else usual)

    def _data_chosen(self) -> None:
        self.settings.put("chart_data", self.data.key)
        self._offer_measures()
        self.finished.look()
        self._count()
        self.refresh()

    def _across_chosen(self, title: object) -> None:
        self.across.show_value(title)
        self.settings.put("chart_across", self._across)
        self._offer_measures()
        self.refresh()

    def _up_chosen(self) -> None:
        self.settings.put(f"chart_up_{self._across}", self.up.key)
        self.refresh()

    # -- what is known

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.finished.look()
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.counting.pause()

    def _charted(self) -> list[Charted]:
        data = self.data.key
        if data not in self._nets:
            self._nets[data] = charted(data)
        return self._nets[data]

    def _runs(self) -> list[FinishedRun]:
        return [run for run in self.finished.runs if run.data == self.data.key]

    def _count(self) -> None:
        makers: dict[Hashable, Callable[[], Graph]] = {net.key: net.graph for net in self._charted()}
        self.counting.want(makers | {run.path: partial(getattr, run, "graph") for run in self._runs()})

    def _runs_changed(self) -> None:
        self._offer_data()
        self._count()
        self._seen_again()

    def _seen_again(self) -> None:
        if self.isVisible():
            self.refresh()

    # -- the chart

    def refresh(self) -> None:
        across, measure = self._across, self._measure
        own = self._own_run()
        told = self._published() + run_dots(self._runs(), self.counting.known, own, measure, across)
        dots = [dot for dot, _error in told]
        best = [] if across == "year" else front([(dot.x, error) for dot, error in told if error < float("inf")])
        comparable = [number for number, (_dot, error) in enumerate(told) if error < float("inf")]
        for number in best:
            dots[comparable[number]] = replace(dots[comparable[number]], rank=0)
        entries = challenge_dots(measure) if self._has_challenge() else []
        guides = self._guides(own)
        self.view.show_plot(
            Plot(
                self._x_axis([*dots, *entries], guides),
                self._y_axis([*dots, *entries], guides),
                (*dots, *entries),
                tuple((dots[comparable[number]].x, dots[comparable[number]].y) for number in best),
                tuple((dot.x, dot.y) for dot in entries if dot.shade == "text"),
                guides if dots else (),
                self._nothing(),
            )
        )
        self._show_legend(dots, bool(entries), len(best) > 1)
        note = self._noted(dots)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _published(self) -> list[tuple[Dot, float]]:
        """The published dots, made anew only when something of them has changed: an edit changes nothing."""
        nets, known = self._charted(), self.counting.known
        asked = (self.data.key, self.up.key, self._across, sum(net.key in known for net in nets))
        if self._made is None or self._made[0] != asked:
            self._made = asked, published_dots(nets, known, self._measure, self._across)
        return self._made[1]

    def _has_challenge(self) -> bool:
        return self.data.key == IMAGENET and self._across == "year" and self._measure.top == 5

    def _x_axis(self, dots: list[Dot], guides: tuple[Guide, ...]) -> Axis:
        values = [dot.x for dot in dots] + [guide.value for guide in guides if guide.is_vertical]
        if self._across == "year":
            known = values or [2010.0]
            return Axis(self.tr("Year"), min(known) - 0.5, max(known) + 1.0, _year, is_whole=True)
        titles = {"macs": self.tr("MACs for one picture"), "parameters": self.tr("Parameters")}
        return log_axis(titles[self._across], values, _count_words)

    def _y_axis(self, dots: list[Dot], guides: tuple[Guide, ...]) -> Axis:
        values = [dot.y for dot in dots] + [guide.value for guide in guides if not guide.is_vertical]
        return percent_axis(f"{self.up.currentText()}, %", values, _percent)

    def _guides(self, own: FinishedRun | None) -> tuple[Guide, ...]:
        """A person's error, and what one's own network costs where its accuracy is not known."""
        found = []
        if self.data.key == IMAGENET and self._measure.top == 5:
            shown = self._measure.shown(accuracy().human.top5)
            found.append(
                Guide(shown, self.tr("A person: {percent} %").format(percent=numbers.written(shown, "g")), "success")
            )
        report = self.document.report
        cost = {"macs": report.macs, "parameters": report.parameters}.get(self._across, 0)
        if own is None and cost and report.is_complete:
            found.append(Guide(float(cost), self.tr("Your network"), "accent", is_vertical=True))
        return tuple(found)

    def _own_run(self) -> FinishedRun | None:
        """The best finished run of the very network that is open."""
        report, graph, known = self.document.report, self.document.graph, self.counting.known
        same = [
            run
            for run in self._runs()
            if known.get(run.path) == (report.parameters, report.macs) and diff(run.graph, graph).only_places
        ]
        return min(same, key=lambda run: run.error, default=None)

    def _show_legend(self, dots: list[Dot], has_entries: bool, has_front: bool) -> None:
        present = {dot.group for dot in dots}
        rows = [Row(words.text(title), SHADES[idea], "disc", idea) for idea, title in IDEAS.items() if idea in present]
        if RUN in present:
            rows.append(Row(self.tr("Your runs"), "accent", "square", RUN))
        if has_entries:
            rows.append(Row(self.tr("ILSVRC, ensembles"), "text", "diamond", CHALLENGE))
        if any(dot.symbol in ("ring", "frame") for dot in dots):
            rows.append(Row(self.tr("Measured otherwise"), "muted", "ring"))
        if has_front:
            rows.append(Row(self.tr("Pareto front"), "link", "dashes"))
        area = self.tr("Area: MACs") if self._across == "parameters" else self.tr("Area: parameters")
        self.legend.show_rows(rows, area, _key_sizes([dot.size for dot in dots]))

    # -- words

    def _nothing(self) -> str:
        if self._charted():
            return self.tr("Counting networks …")
        return self.tr("No run on {data} has finished yet. Train a network, and it will stand here.").format(
            data=self.data.currentText()
        )

    def _noted(self, dots: list[Dot]) -> str:
        left = self.counting.left
        if left:
            return self.tr("Counting networks: {left} left").format(left=left)
        if not dots:
            return ""
        if self._across != "year" and self.document.graph.nodes and not self.document.report.is_complete:
            return self.tr("Your network is not shown: it has problems")
        return ""

    def _open(self, key: str) -> None:
        run = next((run for run in self._runs() if run.path == key), None)
        net = next((net for net in self._charted() if net.key == key), None)
        if run is not None:
            self.graph_wanted.emit(run.graph, run.network)
        elif net is not None and not net.is_usual:
            self.graph_wanted.emit(net.graph(), net.title)
        elif net is not None:
            self.preset_wanted.emit(net.preset.id)
        else:
            self.preset_wanted.emit(key.partition(" ")[0])


def _count_words(value: float) -> str:
    return numbers.count(value)


def _percent(value: float) -> str:
    return numbers.written(value, "g")


def _year(value: float) -> str:
    return str(round(value))


def _key_sizes(sizes: list[float]) -> list[float]:
    """Up to three round sizes that are on the chart."""
    known = [size for size in sizes if size]
    if not known:
        return []
    top = 10.0 ** (len(str(round(max(known)))) - 1)
    largest = next(top * factor for factor in (5.0, 2.0, 1.0) if top * factor <= max(known))
    return [largest / 25, largest / 5, largest]
