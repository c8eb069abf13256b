"""One run from its folder to its ending: reads the settings, makes everything, trains, tells how it ended."""

from __future__ import annotations

import contextlib
import functools
import gc
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from torch import nn

from visionlab.data.base import Cancelled, Files, Split
from visionlab.problem import Phrase, Problem
from visionlab.runs.events import Built, Ending, Failed, Follower, Resumed, Step, Stopped, Warning
from visionlab.runs.folder import Request, RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.trainer.average import Average
from visionlab.trainer.batches import BatchSource
from visionlab.trainer.checkpoint import Progress, load_state
from visionlab.trainer.compiled import Compiled, compile_forward
from visionlab.trainer.device import Device, choose
from visionlab.trainer.divergence import first_to_go_wrong
from visionlab.trainer.failure import DeviceProblem, explain
from visionlab.trainer.fitting import largest_batch
from visionlab.trainer.initialise import initialise
from visionlab.trainer.job import Job
from visionlab.trainer.launch import is_part, rank
from visionlab.trainer.loop import train
from visionlab.trainer.loss import Loss, balanced
from visionlab.trainer.memory import is_out_of_memory
from visionlab.trainer.meter import Diverged
from visionlab.trainer.network import auxiliary_heads, check_fit, count_parameters, load_network
from visionlab.trainer.optim import make_optimizer, parameter_groups
from visionlab.trainer.pictures import Pictures
from visionlab.trainer.report import Reporter
from visionlab.trainer.sources import Sources
from visionlab.trainer.start import start_from
from visionlab.trainer.team import Team, place_of
from visionlab.trainer.tensorboard import FOLDER, Board
from visionlab.trainer.watchers import watchers

#: a process that failed of another's failure gives that one so long (s) to tell it
_GRACE = 1.0


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
        if settings.tensorboard and rank() == 0:
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
        if is_part() and _is_told(folder, ending):
            return ending
    reporter.emit(ending)
    return ending


def _is_told(folder: RunFolder, ending: Failed) -> bool:
    """Whether another process of the team has said what went wrong, or is to say it."""
    if ending.kind == "diverged":
        return rank() > 0  # all see it at the same step
    if ending.kind == "failed":
        time.sleep(_GRACE)  # that the others are gone is no reason: the first to go tells it, or those who started us
    return folder.ending() is not None


def _looked_into(trouble: Exception, job: Job) -> dict[str, Any]:
    """What can be found out about a failure while everything still stands, as `explain` takes it."""
    if not job.team.leads:
        return {}
    job.team, job.forward = Team(), job.network  # the others are gone
    try:
        if is_out_of_memory(trouble):
            job.reporter.preparing(Phrase("Looking for the largest batch that fits"), 0, 0)
            return {"fits": largest_batch(job)}
        if isinstance(trouble, Diverged):
            _rewind(job)
            return {"module": first_to_go_wrong(job, trouble.step), "has_weights": job.folder.last.exists()}
    except Exception:
        traceback.print_exc()  # what happened is told all the same
    return {}


def _job(folder: RunFolder, settings: RunSettings, reporter: Reporter, wishes: Callable[[], Request | None]) -> Job:
    device = _device(settings, reporter)
    network, kept = _network(folder, settings, device)
    team = Team.join(device)
    if not team.leads:
        team.wait()  # the leader makes the data ready
    pictures = Pictures(settings, reporter, wishes)
    first = pictures.load("train")
    if team.leads:
        team.wait()
    classes = list(first.classes)
    batches = Sources(first, settings, device, pictures.warn)
    made = batches(first)
    made.leave_out_less_than(_least(settings, team))
    check_fit(network, next(made.plain(2))[0], len(classes), device)
    reporter.emit(_built(network, device, made, classes, settings, team))
    if kept:
        told = Phrase(
            "{weights} does not fit {names}: trained from its first values.",
            weights=settings.weights,
            names=", ".join(kept)[:200],
        )
        reporter.emit(Warning(time.time(), told))
    job = Job(
        folder=folder,
        settings=settings,
        device=device,
        network=network,
        forward=network,
        team=team,
        optimizer=make_optimizer(parameter_groups(network, settings), settings, device.place),
        scaler=device.scaler(),
        loss=_loss(network, first, settings, device),
        average=Average(network, settings.ema) if settings.ema else None,
        train=made,
        split=functools.cache(lambda name, most: batches(pictures.load(name), most)),
        reporter=reporter,
        wish=wishes,
        # mean and deviation are in units of 0 to 255
        about={
            "network": settings.network,
            "data": settings.data,
            "classes": classes,
            "mean": batches.mean.tolist(),
            "deviation": batches.deviation.tolist(),
        },
    )
    torch.manual_seed(settings.seed + 1)  # dropout does not depend on how many numbers the first weights took
    _resume(job)
    job.forward = parallel = team.parallel(network, device)
    if settings.compile:
        compile_forward(job, parallel)
    if team.leads:
        job.watchers = watchers(
            network, settings, device, reporter, job.at, is_compiled=isinstance(job.forward, Compiled)
        )
    else:
        torch.manual_seed(hash((settings.seed, team.rank, job.at.step)))  # dropout differs from the leader's
    return job


def _least(settings: RunSettings, team: Team) -> int:
    """The fewest pictures in a batch that give each process two: one alone has no batch statistics. Raises Problem."""
    if settings.batch_size < 2 * team.size and team.size > 1:
        raise Problem(
            "A batch must have two images for each of {count} processes, and has {size}",
            count=team.size,
            size=settings.batch_size,
        )
    return 2 * team.size


def _network(folder: RunFolder, settings: RunSettings, device: Device) -> tuple[nn.Module, list[str]]:
    """The network with its first weights, on the device; and the modules that the weights to start from do not fit."""
    torch.manual_seed(settings.seed)
    network = load_network(folder.model)
    initialise(network, settings.initialisation)
    kept: list[str] = []
    if settings.weights and folder.state is None:  # a run that goes on has its own
        kept = start_from(Path(settings.weights).expanduser(), network)
    network.to(device=device.place, memory_format=device.memory_format)  # type: ignore[call-overload]
    return network, kept


def _resume(job: Job) -> None:
    """Goes on from the newest checkpoint that can be read, if there is one. Raises Problem when none of them can."""
    states = job.folder.states()
    for path in states:
        try:
            job.at = load_state(path, job.networks, job.optimizer, job.scaler)
        except Problem as problem:
            if path == states[-1]:
                raise
            job.reporter.emit(
                Warning(time.time(), Phrase("{problem}: the one before is taken.", problem=problem.phrase))
            )
            continue
        for newer in states[: states.index(path)]:  # they would be taken for the newest again
            newer.unlink(missing_ok=True)
        job.reporter.emit(Resumed(time.time(), job.at.step, job.at.epoch))
        return
    if any(isinstance(event, Step) for event in Follower(job.folder.events).read_all()):
        # it died before its first checkpoint: what it told is void
        job.reporter.emit(Resumed(time.time(), job.at.step, job.at.epoch))


def _rewind(job: Job) -> None:
    """Back to the newest checkpoint, or to the first weights where there is none."""
    job.at = Progress()
    job.network.load_state_dict(_network(job.folder, job.settings, job.device)[0].state_dict())
    job.optimizer.state.clear()
    torch.manual_seed(job.settings.seed + 1)
    if (state := job.folder.state) is not None:
        job.at = load_state(state, job.networks, job.optimizer, job.scaler)


def _loss(network: nn.Module, train: Split | Files, settings: RunSettings, device: Device) -> Loss:
    weights = None
    if settings.class_weights == "balanced":
        weights = balanced(train.labels, len(train.classes)).to(device.place)
    return Loss(settings.label_smoothing, weights, tuple(auxiliary_heads(network).values()))


def _device(settings: RunSettings, reporter: Reporter) -> Device:
    try:
        device = place_of(choose(settings))
    except Problem as error:
        raise DeviceProblem(error.template, **error.values) from None
    if settings.precision != "fp32" and device.half is None:
        message = Phrase(
            "{precision} arithmetic is not to be had on {device}: it trains in fp32.",
            precision=settings.precision,
            device=device.place.type,
        )
        reporter.emit(Warning(time.time(), message))
    return device


def _built(
    network: nn.Module, device: Device, train: BatchSource, classes: list[str], settings: RunSettings, team: Team
) -> Built:
    modules = sum(not list(module.children()) for module in network.modules())
    parameters = count_parameters(network)
    place = str(device) if team.size == 1 else f"{team.size} x {device}"
    return Built(time.time(), parameters, modules, place, len(classes), len(train), settings.epochs, train.steps)
