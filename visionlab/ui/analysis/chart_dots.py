"""The points of the chart of networks: published figures, entries of the challenge, and one's own runs, with words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from visionlab.graph.model import Graph
from visionlab.presets.accuracy import Entry, Measured, accuracy
from visionlab.presets.base import IDEAS, Preset
from visionlab.presets.registry import presets
from visionlab.ui import numbers, words
from visionlab.ui.analysis.counting import Counts
from visionlab.ui.analysis.finished_runs import FinishedRun
from visionlab.ui.analysis.plot import Dot

#: the data set that no run of ours is on
IMAGENET = "imagenet"
#: a colour of the theme for each idea; the accent is for what is one's own
SHADES = dict(
    zip(
        IDEAS,
        ("accent", "groups.0", "groups.4", "groups.3", "groups.2", "heat.4", "groups.6", "groups.5", "groups.1"),
        strict=True,
    )
)
CHALLENGE, RUN = "challenge", "run"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is drawn upwards."""

    top: int
    is_error: bool

    def shown(self, error: float) -> float:
        """An error in percent as this measure tells it."""
        return error if self.is_error else 100.0 - error


@dataclass(frozen=True, slots=True)
class Charted:
    """A network at a size of its pictures, with what is published of it: the first figure is the one to compare."""

    preset: Preset
    side: int
    figures: tuple[Measured, ...]

    @property
    def key(self) -> str:
        """Its dot's key."""
        return f"{self.preset.id} {self.side}"

    def graph(self) -> Graph:
        """The network for pictures of this size."""
        return self.preset.graph(None if self.is_usual else (self.preset.input[0], self.side, self.side))

    @property
    def is_usual(self) -> bool:
        """Whether the pictures are those that the preset is made for."""
        return self.preset.input[1:] == (self.side, self.side)

    @property
    def title(self) -> str:
        """Its name, with the side of its pictures where that is another one than the preset's."""
        title = words.text(self.preset.title)
        return title if self.is_usual else f"{title}, {self.side}×{self.side}"

    def figure(self, top: int) -> Measured | None:
        """The figure to compare."""
        return next((one for one in self.figures if one.error(top) is not None), None)


def charted(data: str) -> list[Charted]:
    """All networks that something is published of on a data set, in the order of the presets."""
    known, found = presets(), []
    published = accuracy().published.get(data, {})
    for id, preset in known.items():
        ones = published.get(id, ())
        for side in dict.fromkeys(one.side for one in ones):
            found.append(Charted(preset, side, tuple(one for one in ones if one.side == side)))
    return found


def published_dots(
    nets: Sequence[Charted], counts: Mapping[Hashable, Counts], measure: Measure, across: str
) -> list[tuple[Dot, float]]:
    """A dot for each network that is counted, with its error where it may stand on a Pareto front, else infinite."""
    found = []
    short = Counter(_short(net.title) for net in nets)
    for net in nets:
        figure, counted = net.figure(measure.top), counts.get(net.key)
        error = figure.error(measure.top) if figure is not None else None
        if figure is None or error is None or counted is None:
            continue
        parameters, macs = counted
        dot = Dot(
            net.key,
            net.title,
            float({"macs": macs, "parameters": parameters}.get(across, net.preset.year)),
            measure.shown(error),
            size=float(macs if across == "parameters" else parameters),
            group=net.preset.idea,
            shade=SHADES[net.preset.idea],
            symbol="disc" if figure.crops == 1 else "ring",
            tip=_network_tip(net, figure, counted),
            rank=2 if net.preset.rank else 3,
            name=_short(net.title) if short[_short(net.title)] == 1 else "",
        )
        found.append((dot, error if figure.crops == 1 else float("inf")))
    return found


def _short(title: str) -> str:
    return title.partition(" (")[0]


def _network_tip(net: Charted, figure: Measured, counted: Counts) -> tuple[str, ...]:
    others = [_errors(one) + f" ({_how(one)}; {one.source})" for one in net.figures if one is not figure]
    return (
        f"{net.preset.authors}, {net.preset.year}",
        _errors(figure),
        _costs(*counted),
        _how(figure),
        _tr("Source: {source}").format(source=figure.source),
        *(_tr("Also: {figures}").format(figures=one) for one in others),
    )


def _errors(figure: Measured) -> str:
    told = [(_tr("top-1 error {error} %"), figure.top1), (_tr("top-5 error {error} %"), figure.top5)]
    text = ", ".join(words.format(error=numbers.written(error, "g")) for words, error in told if error is not None)
    return text[0].upper() + text[1:]


def _how(figure: Measured) -> str:
    side = f"{figure.side}×{figure.side}"
    if figure.side == 32:
        told = _tr("Whole pictures of {side}")
    elif figure.crops == 1:
        told = _tr("One crop of {side}")
    elif figure.crops:
        told = _tr("{crops} crops of {side}")
    else:
        told = "" if figure.how else _tr("Not said how")
    how = "; ".join(filter(None, (told.format(side=side, crops=figure.crops), words.text(figure.how))))
    return how[0].upper() + how[1:]


def _costs(parameters: int, macs: int) -> str:
    told = _tr("{parameters} parameters, {macs} MACs")
    return told.format(parameters=numbers.count(parameters), macs=numbers.count(macs))


def challenge_dots(measure: Measure) -> list[Dot]:
    """The entries of ILSVRC, the winners before the others."""
    return [
        Dot(
            f"{entry.preset or '-'} in ILSVRC {entry.year}, {entry.team}",
            entry.network or entry.team,
            float(entry.year),
            measure.shown(entry.top5),
            size=0.0,
            group=CHALLENGE,
            shade="text" if entry.place == 1 else "link",
            symbol="diamond",
            tip=_entry_tip(entry),
            rank=entry.place - 2,
            can_open=bool(entry.preset),
        )
        for entry in accuracy().challenge
    ]


def _entry_tip(entry: Entry) -> tuple[str, ...]:
    place = _tr("ILSVRC {year}, place {place} in classification: {team}")
    return tuple(
        filter(
            None,
            (
                place.format(year=entry.year, place=entry.place, team=entry.team),
                _tr("Top-5 error {error} % on the test set, several networks together").format(
                    error=numbers.written(entry.top5, "g")
                ),
                words.text(entry.note),
                _tr("Source: {source}").format(source=entry.source),
            ),
        )
    )


def run_dots(
    runs: Iterable[FinishedRun],
    counts: Mapping[Hashable, Counts],
    own: FinishedRun | None,
    measure: Measure,
    across: str,
) -> list[tuple[Dot, float]]:
    """A dot for each run that is counted, with its error where that may stand on a Pareto front, else infinite."""
    found = []
    for run in runs:
        counted = counts.get(run.path)
        if counted is None:
            continue
        parameters, macs = counted
        is_comparable = run.is_tested and not run.limit
        dot = Dot(
            run.path,
            run.network,
            {"macs": float(macs), "parameters": float(parameters)}.get(across, run.year),
            measure.shown(run.error),
            size=float(macs if across == "parameters" else parameters),
            group=RUN,
            shade="accent",
            symbol="square" if is_comparable else "frame",
            tip=_run_tip(run, counted),
            is_own=run is own,
        )
        found.append((dot, run.error if is_comparable else float("inf")))
    return found


def _run_tip(run: FinishedRun, counted: Counts) -> tuple[str, ...]:
    told = (
        _tr("Your run: error {error} % on the test set")
        if run.is_tested
        else _tr("Your run: error {error} % on the validation set; it was not tested")
    )
    epochs = _tr("{epochs} epochs").format(epochs=run.epochs)
    limited = _tr("on {images} images only").format(images=numbers.exact(run.limit)) if run.limit else ""
    return (
        told.format(error=numbers.written(run.error, ".2f")),
        _costs(*counted),
        ", ".join(filter(None, (epochs, limited))),
        run.path,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
