"""One run from its folder to its ending: reads the settings, makes everything, trains, tells how it ended."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import signal
import time
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy
import torch
from torch import nn

from visionlab.data.base import Cancelled, Split
from visionlab.problem import Problem
from visionlab.runs.events import Built, Ending, Resumed, Stopped, Warning
from visionlab.runs.folder import Request, RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.trainer.average import Average
from visionlab.trainer.batches import Batches, statistics
from visionlab.trainer.checkpoint import Progress, load_state
from visionlab.trainer.device import Device, choose
from visionlab.trainer.divergence import first_to_go_wrong
from visionlab.trainer.failure import DeviceProblem, explain
from visionlab.trainer.fitting import largest_batch
from visionlab.trainer.initialise import initialise
from visionlab.trainer.job import Job
from visionlab.trainer.loop import train
from visionlab.trainer.loss import Loss, balanced
from visionlab.trainer.memory import is_out_of_memory
from visionlab.trainer.meter import Diverged
from visionlab.trainer.network import auxiliary_heads, check_fit, count_parameters, load_network
from visionlab.trainer.optim import make_optimizer, parameter_groups
from visionlab.trainer.pictures import Pictures
from visionlab.trainer.report import Reporter
from visionlab.trainer.tensorboard import FOLDER, Board
from visionlab.trainer.watchers import watchers


class Wishes:
    """What the user wishes: the request in the folder, or a polite signal, which means stop."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self._told_to_stop = False

    def __call__(self) -> Request | None:
        return "stop" if self._told_to_stop else self._folder.requested()

    def listen(self) -> None:
        """Takes a first SIGTERM or SIGINT for a wish to stop; a second one kills."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._heard)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self._told_to_stop = True
        signal.signal(number, signal.SIG_DFL)


def run(folder: RunFolder, reporter: Reporter, wishes: Callable[[], Request | None]) -> Ending:
    """Trains the run in a folder, from its checkpoint if there is one, and tells all in its log.

    Whatever goes wrong ends in a `failed` event; the traceback goes to stderr only. Raises OSError when not even
    that can be written.
    """
    settings: RunSettings | None = None
    job: Job | None = None
    trouble: Exception | None = None
    try:
        settings = folder.settings()
        if settings.tensorboard:
            reporter.listen(Board(folder.path / FOLDER, reporter.emit))
        job = _job(folder, settings, reporter, wishes)
        gc.collect()
        gc.freeze()  # torch's half a million objects need not be walked during the training
        ending: Ending = train(job)
    except Cancelled:
        ending = Stopped(time.time(), 0, 0)
    except Exception as error:
        with contextlib.suppress(OSError):  # the disk may be full
            traceback.print_exc()
        trouble = error.with_traceback(None)  # its frames hold all that the failed step had in memory
    if trouble is not None:
        ending = explain(trouble, settings, **(_looked_into(trouble, job) if job is not None else {}))
    reporter.emit(ending)
    return ending


def _looked_into(trouble: Exception, job: Job) -> dict[str, Any]:
    """What can be found out about a failure while everything still stands, as `explain` takes it."""
    try:
        if is_out_of_memory(trouble):
            job.reporter.preparing("Looking for the largest batch that fits", 0, 0)
            return {"fits": largest_batch(job)}
        if isinstance(trouble, Diverged):
            _rewind(job)
            return {"module": first_to_go_wrong(job, trouble.step)}
    except Exception:
        traceback.print_exc()  # what happened is told all the same
    return {}


def _job(folder: RunFolder, settings: RunSettings, reporter: Reporter, wishes: Callable[[], Request | None]) -> Job:
    device = _device(settings, reporter)
    network = _network(folder, settings, device)
    pictures = Pictures(settings, reporter, wishes)
    first = pictures.load("train")
    classes = list(first.classes)
    mean, deviation = statistics(first.images)

    def batches(split: Split) -> Batches:
        size, resize = settings.batch_size, settings.resize
        return Batches(
            split.images, split.labels, device, mean=mean, deviation=deviation, batch_size=size, resize=resize
        )

    made = batches(first)
    check_fit(network, next(made.plain(2))[0], len(classes), device)
    reporter.emit(_built(network, device, made, classes, settings))
    job = Job(
        folder=folder,
        settings=settings,
        device=device,
        network=network,
        optimizer=make_optimizer(parameter_groups(network, settings), settings, device.place),
        scaler=device.scaler(),
        loss=_loss(network, first, settings, device),
        average=Average(network, settings.ema) if settings.ema else None,
        train=made,
        split=functools.cache(lambda name, most: batches(_some(pictures.load(name), most))),
        reporter=reporter,
        wish=wishes,
        # mean and deviation are in units of 0 to 255
        about={
            "network": settings.network,
            "data": settings.data,
            "classes": classes,
            "mean": mean.tolist(),
            "deviation": deviation.tolist(),
        },
    )
    torch.manual_seed(settings.seed + 1)  # dropout does not depend on how many numbers the first weights took
    _resume(job)
    job.watchers = watchers(network, settings, device, reporter, job.at)
    return job


def _network(folder: RunFolder, settings: RunSettings, device: Device) -> nn.Module:
    """The network with its first weights, on the device."""
    torch.manual_seed(settings.seed)
    network = load_network(folder.model)
    initialise(network, settings.initialisation)
    network.to(device=device.place, memory_format=device.memory_format)  # type: ignore[call-overload]
    return network


def _resume(job: Job) -> None:
    """Goes on from the newest checkpoint that can be read, if there is one. Raises Problem when none of them can."""
    states = job.folder.states()
    for path in states:
        try:
            job.at = load_state(path, job.networks, job.optimizer, job.scaler)
        except Problem as problem:
            if path == states[-1]:
                raise
            job.reporter.emit(Warning(time.time(), f"{problem}: the one before is taken."))
            continue
        for newer in states[: states.index(path)]:  # they would be taken for the newest again
            newer.unlink(missing_ok=True)
        job.reporter.emit(Resumed(time.time(), job.at.step, job.at.epoch))
        return


def _rewind(job: Job) -> None:
    """Back to the newest checkpoint, or to the first weights where there is none."""
    job.at = Progress()
    job.network.load_state_dict(_network(job.folder, job.settings, job.device).state_dict())
    job.optimizer.state.clear()
    torch.manual_seed(job.settings.seed + 1)
    if (state := job.folder.state) is not None:
        job.at = load_state(state, job.networks, job.optimizer, job.scaler)


def _loss(network: nn.Module, train: Split, settings: RunSettings, device: Device) -> Loss:
    weights = None
    if settings.class_weights == "balanced":
        weights = balanced(train.labels, len(train.classes)).to(device.place)
    return Loss(settings.label_smoothing, weights, tuple(auxiliary_heads(network).values()))


def _some(split: Split, most: int) -> Split:
    """At most so many pictures, evenly from all over the split; 0: all."""
    count = len(split.labels)
    if not 0 < most < count:
        return split
    chosen = numpy.arange(most) * count // most
    return dataclasses.replace(split, images=split.images[chosen], labels=split.labels[chosen])


def _device(settings: RunSettings, reporter: Reporter) -> Device:
    try:
        device = choose(settings)
    except Problem as error:
        raise DeviceProblem(error.template, **error.values) from None
    if settings.precision != "fp32" and device.half is None:
        message = f"{settings.precision} arithmetic is not to be had on {device.place.type}: it trains in fp32."
        reporter.emit(Warning(time.time(), message))
    return device


def _built(network: nn.Module, device: Device, train: Batches, classes: list[str], settings: RunSettings) -> Built:
    modules = sum(not list(module.children()) for module in network.modules())
    parameters = count_parameters(network)
    return Built(time.time(), parameters, modules, str(device), len(classes), len(train), settings.epochs, train.steps)
