"""The two tables of the time page: what machines take for the network, and what its blocks and layers take on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from visionlab.cost.roofline import Seconds
from visionlab.exchange.table_csv import Value
from visionlab.layers.base import Part
from visionlab.ui import numbers
from visionlab.ui.analysis.list_lines import ListModel
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line

#: pictures of an epoch: CIFAR-10's and ImageNet's training sets
EPOCHS = (50_000, 1_281_167)
NAME, FORWARD, TRAINING = range(3)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Time", text)


def duration(seconds: float) -> str:
    """Three digits and a unit: `45.6 µs`, `12.3 ms`, `1.23 s`; from two minutes on in two units: `3 h 05 min`."""
    for scale, unit in ((1e-6, _tr("µs")), (1e-3, _tr("ms")), (1.0, _tr("s"))):
        if seconds < 999.5 * scale and (scale < 1 or seconds < 120):
            value = seconds / scale
            digits = 0 if value >= 99.95 else 1 if value >= 9.995 else 2
            return f"{numbers.written(value, f'.{digits}f')} {unit}"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return _tr("{minutes} min {seconds:02} s").format(minutes=minutes, seconds=rest)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours < 48:
        return _tr("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)
    return _tr("{days} days").format(days=numbers.count(seconds / 86_400))


def limit_word(seconds: Seconds | None) -> str:
    """What a time is limited by; empty where there is none."""
    if seconds is None or not seconds.total:
        return ""
    told = {"arithmetic": _tr("arithmetic"), "memory": _tr("memory"), "overhead": _tr("overhead")}
    return told[seconds.limit]


class DeviceRow(NamedTuple):
    """A machine and its seconds for one image; None where it has not been measured."""

    #: empty for this machine
    id: str
    title: str
    #: sentences about it
    about: tuple[str, ...]
    forward: float | None = None
    training: float | None = None


class TimeRow(NamedTuple):
    """A block or layer, and its seconds for one image."""

    #: of the node it is or is in; empty for the whole network
    id: str
    #: the names of the steps down to it from its node
    path: tuple[str, ...]
    title: str
    part: type[Part] | None
    #: None where it does not work
    estimate: Seconds | None
    #: None where it was not measured
    measured: float | None = None
    is_wrong: bool = False

    @property
    def seconds(self) -> float:
        """The estimate."""
        return self.estimate.total if self.estimate is not None else 0.0


class DeviceModel(ListModel[DeviceRow]):
    """A row for this machine, and one for each known GPU."""

    head = ("device", "forward_s", "training_s", *(f"epoch_{count}_s" for count in EPOCHS))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_device_columns(self.tr), parent)

    def _name(self, row: DeviceRow) -> str:
        return row.id

    def _is_first(self, row: DeviceRow) -> bool:
        return not row.id

    def _key(self, column: int, row: DeviceRow) -> Any:
        if column == NAME:
            return row.title.lower()
        return (row.forward if column == FORWARD else row.training) or 0.0

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        if row.forward is None or row.training is None:
            return Line((Cell(row.title), *(Cell("—"),) * 4), is_strong=not row.id)
        epochs = (Cell(duration(count * row.training)) for count in EPOCHS)
        cells = (Cell(row.title), Cell(duration(row.forward)), Cell(duration(row.training)), *epochs)
        return Line(cells, is_strong=not row.id)

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        if row.forward is None or row.training is None:
            return (row.title, "", "", "", "")
        return (row.title, row.forward, row.training, *(count * row.training for count in EPOCHS))

    def tips(self, index: Index) -> Sequence[str]:
        return self.rows[index.row()].about


class TimeModel(ListModel[TimeRow]):
    """A row for the network, then one for each block, or for each layer."""

    head = ("block", "estimate_s", "share", "measured_s", "limited_by")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_time_columns(self.tr), parent)
        #: seconds of the network
        self.whole = 0.0

    def show_rows(self, rows: Sequence[TimeRow]) -> None:
        self.whole = next((row.seconds for row in rows if not row.id), 0.0)
        super().show_rows(rows)

    def _name(self, row: TimeRow) -> Any:
        return row.id, row.path

    def _is_first(self, row: TimeRow) -> bool:
        return not row.id

    def _key(self, column: int, row: TimeRow) -> Any:
        match column:
            case 0:
                return row.title.lower()
            case 1:
                return row.seconds
            case 2:
                return row.measured or 0.0
        return limit_word(row.estimate)

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        name = Cell(" / ".join((row.title, *row.path)))
        if row.estimate is None:
            dash = Cell("—")
            return Line((name, dash, dash, dash), row.part, is_muted=not row.is_wrong, is_wrong=row.is_wrong)
        spent = row.seconds
        share = spent / self.whole if self.whole else 0.0
        told = Cell(duration(spent), "", numbers.share(spent, self.whole), share) if spent else Cell("0", is_none=True)
        measured = Cell("")
        if row.measured is not None:
            ratio = f"× {numbers.written(row.measured / spent, '.2f')}" if spent else ""
            measured = Cell(duration(row.measured), "", ratio)
        return Line((name, told, measured, Cell(limit_word(row.estimate))), row.part, not row.id, is_muted=not spent)

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        spent = row.seconds
        share = spent / self.whole if self.whole else 0.0
        measured = "" if row.measured is None else row.measured
        return (" / ".join((row.title, *row.path)), spent, share, measured, limit_word(row.estimate))

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        spent = row.estimate
        if spent is None:
            return ()
        if not spent.total:
            return (self.tr("It takes no time here"),)
        told = self.tr("{time}: {arithmetic} arithmetic, {memory} memory, {overhead} to start operators")
        apart = told.format(
            time=duration(spent.total),
            arithmetic=numbers.share(spent.arithmetic, spent.total),
            memory=numbers.share(spent.memory, spent.total),
            overhead=numbers.share(spent.overhead, spent.total),
        )
        if row.measured is None:
            return (apart,)
        ratio = self.tr("Measured: {time}, {times} times the estimate")
        return (
            apart,
            ratio.format(time=duration(row.measured), times=numbers.written(row.measured / spent.total, ".2f")),
        )


def _device_columns(tr) -> tuple[Column, ...]:  # type: ignore[no-untyped-def]
    epoch = tr("An epoch of {count} images: {whose}")
    sets = (tr("the training set of CIFAR-10"), tr("the training set of ImageNet"))
    return (
        Column(
            tr("Device"), tr("This machine as it was measured; GPUs at their published peak"), "n" * 18, is_number=False
        ),
        Column(tr("Forward"), tr("One image through the network while evaluating"), "88.8 ms"),
        Column(
            tr("Training"), tr("One image of a step: forward, backward, and its part of the weights' update"), "88.8 ms"
        ),
        *(
            Column(title, epoch.format(count=numbers.exact(count), whose=whose), duration(3_599))
            for title, count, whose in zip((tr("CIFAR-10 epoch"), tr("ImageNet epoch")), EPOCHS, sets, strict=True)
        ),
    )


def _time_columns(tr) -> tuple[Column, ...]:  # type: ignore[no-untyped-def]
    return (
        Column(tr("Block"), tr("In the order in which they run"), "n" * 18, is_number=False),
        Column(tr("Estimate"), tr("For one image, and the share of the whole"), "88.88 ms", "88.8 %"),
        Column(tr("Measured"), tr("On this machine, and how many times the estimate that is"), "88.88 ms", "× 88.88"),
        Column(
            tr("Limited by"),
            tr("What most of the time goes into: arithmetic, moving numbers to and from memory, or starting operators"),
            "arithmetic",
            is_number=False,
        ),
    )
