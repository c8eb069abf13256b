"""Runs with weights, what is known of one, and the pictures that it was tested on: read off the window's thread."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDateTime, QLocale

from visionlab.cost.analysis import analyse
from visionlab.data.base import Reading
from visionlab.exchange.module_paths import module_paths
from visionlab.exchange.run_texts import model_again
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.problem import Problem
from visionlab.project import loads
from visionlab.runs.folder import RunFolder, list_runs, open_run
from visionlab.runs.settings import RunSettings
from visionlab.runs.summary import Summary
from visionlab.ui import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from visionlab.data.held_out import HeldOut
    from visionlab.data.predictions import Predictions

#: the newest runs that are looked at
_MOST = 200


class RunChoice(NamedTuple):
    """A run in the menu, and when its files changed that the results come from."""

    summary: Summary
    stamp: tuple[float, float, float]

    @property
    def path(self) -> str:
        """The run's folder."""
        return str(self.summary.path)

    @property
    def name(self) -> str:
        """What it is called, and when it was begun: several may be of one network."""
        began = QDateTime.fromSecsSinceEpoch(int(self.summary.started))
        short = QLocale().toString(began, QLocale.FormatType.ShortFormat)
        return f"{self.summary.network or self.summary.id} · {short}"


class MapNode(NamedTuple):
    """A node that gives maps: where its module is, and what it gives.

    `is_before`: it has no module, as a sum has none, and is seen as what goes into the module at `path`.
    """

    path: str
    is_before: bool
    shape: Shape


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A run as the pages show it."""

    folder: RunFolder
    settings: RunSettings
    graph: Graph
    #: PyTorch text, written anew from the network: the one in the folder is not run
    text: str
    #: nodes whose maps can be looked at, in the network's order
    nodes: Mapping[str, MapNode]
    #: when its best weights were written; a run that goes on writes better ones
    written: float
    #: what the best weights say of the test set, whole and in ten crops; None where they have not been asked
    whole: Predictions | None = None
    ten_crops: Predictions | None = None
    #: what is wrong with those
    problems: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """What the run is called."""
        return self.settings.network or self.folder.id


def choices() -> tuple[RunChoice, ...]:
    """Runs that have weights, the newest first."""
    found: list[RunChoice] = []
    for folder in list_runs():
        if len(found) == _MOST:
            break
        stamp = _modified(folder.best), _modified(folder.test), _modified(folder.test_of_ten_crops)
        if stamp[0]:
            with contextlib.suppress(Problem):
                found.append(RunChoice(folder.summary(), stamp))
    return tuple(found)


def read_run(path: str) -> Shown:
    """All that the pages need of a run. Raises Problem."""
    folder = open_run(path)
    written = _modified(folder.best)
    document = folder.network_text()
    graph = loads(document, str(folder.network)).graph
    (whole, ten), problems = predictions_of(folder)
    text = model_again(document, str(folder.network))
    nodes = map_nodes(graph)
    return Shown(folder, folder.settings(), graph, text, nodes, written, whole, ten, problems)


def map_nodes(graph: Graph) -> dict[str, MapNode]:
    """Nodes whose maps can be looked at, in the network's order: all that give maps, but for an expression that no
    single module takes up.
    """
    report = analyse(graph)
    paths = module_paths(report)
    found = {}
    for id, path in paths.items():
        shape = report.nodes[id].shape
        after = [link.target for link in graph.out[id] if len(graph.into[link.target]) == 1]
        taken_up = next((paths[target] for target in after if paths.get(target)), "")
        is_input = not graph.into[id]
        if shape is not None and len(shape) == 3 and not is_input and (path or taken_up):
            found[id] = MapNode(path or taken_up, not path, shape)
    return found


def predictions_of(folder: RunFolder) -> tuple[tuple[Predictions | None, Predictions | None], tuple[str, ...]]:
    """What the run says of its test set, whole and in ten crops, and what is wrong with these files.

    Answers older than the best weights are those of earlier weights, and count as none.
    """
    from visionlab.data.predictions import read

    found: list[Predictions | None] = []
    problems = []
    for file in (folder.test, folder.test_of_ten_crops):
        told = None
        if _modified(file) >= _modified(folder.best):
            try:
                told = read(file)
            except Problem as problem:
                problems.append(words.problem(problem))
        found.append(told)
    return (found[0], found[1]), tuple(problems)


class Member(NamedTuple):
    """A run that may be one of an ensemble."""

    path: str
    name: str
    id: str
    whole: Predictions
    ten_crops: Predictions | None


def members_like(shown: Shown, runs: Iterable[RunChoice]) -> tuple[Member, ...]:
    """Runs that were tested on the pictures that the shown one was tested on, itself among them."""
    found = []
    for run in runs:
        if run.summary.data != shown.settings.data or not run.stamp[1] or shown.whole is None:
            continue
        (whole, ten), _problems = predictions_of(RunFolder(run.summary.path))
        if whole is not None and whole.is_of_the_same_pictures(shown.whole):
            if ten is not None and not ten.is_of_the_same_pictures(whole):
                ten = None
            found.append(Member(run.path, run.name, run.summary.id, whole, ten))
    return tuple(found)


@functools.lru_cache(maxsize=1)
def _held_out(settings: RunSettings) -> HeldOut:
    from visionlab.data.held_out import HeldOut

    return HeldOut(settings.data, settings.data_dir, settings.limit, Reading.of(settings))


def read_pictures(settings: RunSettings, numbers: tuple[int, ...]) -> NDArray[np.uint8]:
    """Pictures that a run is tested on, uint8 (N, C, H, W). Raises Problem."""
    return _held_out(settings).images(numbers)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
