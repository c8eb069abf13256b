"""From an experiment to runs: the same settings for every network, and how long that will take. No Qt."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from typing import NamedTuple

from visionlab.cost.analysis import analyse
from visionlab.cost.roofline import step_times, total
from visionlab.data.registry import data_set
from visionlab.graph.model import Graph
from visionlab.presets.experiment import Experiment
from visionlab.runs.recipe import recipe, with_epochs
from visionlab.runs.settings import RunSettings
from visionlab.ui.analysis.machine import remembered
from visionlab.ui.training.room import situation
from visionlab.ui.training.worker import Plan

#: multiply-accumulates of a forward pass that a core trains on in a second, where nothing was measured: ResNet-20 in
#: fp32, on a processor of 2023. A guess, and said to be one
_GUESSED = 15e9


class Estimate(NamedTuple):
    """How long an experiment takes, in seconds; `is_measured` where this machine's speed is known."""

    seconds: float
    is_measured: bool


def settings_of(experiment: Experiment, epochs: int, limit: int) -> RunSettings:
    """The settings of all runs of an experiment; the recipe's milestones keep their places. Raises Problem."""
    begun = recipe(experiment.recipe).on(RunSettings(data=experiment.data, limit=limit))
    return with_epochs(begun, epochs)


def plans(experiment: Experiment, settings: RunSettings) -> list[Plan]:
    """A run for each network, on the pictures and classes of the data set. Raises Problem."""
    return [
        Plan(settings.with_(network=preset.title), graph, (experiment.id,))
        for preset, graph in zip(experiment.presets, graphs(experiment), strict=True)
    ]


@functools.cache
def graphs(experiment: Experiment) -> tuple[Graph, ...]:
    """The networks of an experiment, fitted to its data set."""
    data = data_set(experiment.data).describe()
    return tuple(preset.graph(data.shape, len(data.classes)) for preset in experiment.presets)


def estimate(networks: Sequence[Graph], settings: RunSettings) -> Estimate:
    """How long these networks train, one after the other, without what validation takes."""
    images = data_set(settings.data).describe().counts["train"]
    seen = settings.epochs * (min(images, settings.limit) if settings.limit else images)
    machine = remembered()
    reports = [analyse(graph) for graph in networks]
    if machine is None:
        speed = _GUESSED * (settings.threads or os.cpu_count() or 1)
        return Estimate(seen * sum(report.macs for report in reports) / speed, False)
    told = situation(settings)
    pace = machine.pace(told.is_mixed)
    step = sum(
        total(step_times(report.training, told.batch, told.optimizer_states, pace)).training.total for report in reports
    )
    return Estimate(seen * step / told.batch, True)
