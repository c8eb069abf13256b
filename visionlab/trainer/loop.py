"""The training loop, top to bottom."""

from __future__ import annotations

import time

import torch

from visionlab.problem import Phrase
from visionlab.runs.events import Ending, Warning
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.beside import Clock, end_epoch
from visionlab.trainer.evaluation import evaluate, finish
from visionlab.trainer.job import Job
from visionlab.trainer.memory import Gauge
from visionlab.trainer.mixing import Target, mix
from visionlab.trainer.network import scores_of
from visionlab.trainer.schedule import has_stalled, is_validated, learning_rate


def train(job: Job) -> Ending:
    """Trains to the end, or to a stop. Raises Diverged, and whatever torch and the disk raise."""
    with Clock(job) as clock:
        return _train(job, clock)


def _train(job: Job, clock: Clock) -> Ending:
    settings, at, batches, watchers, team = job.settings, job.at, job.train, job.watchers, job.team
    part = (team.rank, team.size)
    augmentation = Augmentation.of(settings)
    gauge = Gauge(job.device.place, batches.held_bytes)
    while at.epoch <= settings.epochs and not has_stalled(settings, at):
        job.network.train()
        clock.start()
        for images, labels in batches.epoch(at.epoch, seed=settings.seed, how=augmentation, skip=at.batch, part=part):
            count = batches.count(at.batch)
            rate = learning_rate(settings, at.step, batches.steps, at.drops)
            images, target = mix(images, labels, settings, at.step)
            for watcher in watchers:
                watcher.begin(at.step + 1)
            loss, logits = differentiate(job, images, target, count)
            for watcher in watchers:
                watcher.differentiated()
            update(job, rate)
            for watcher in watchers:
                watcher.stepped()
            job.optimizer.zero_grad(set_to_none=True)
            at.step += 1
            at.batch += 1
            clock.meter.add(at.step, at.epoch, rate, loss, logits, target.labels, count)
            if (used := gauge.passed(at.step, at.epoch, len(labels))) is not None:
                job.reporter.emit(used)
            if clock.is_due() and clock.tick() == "stop":
                return clock.stop()
        clock.settle()
        is_last = at.epoch == settings.epochs
        found = None
        if is_validated(settings, at.epoch):
            found = evaluate(job, "validation", most=0 if is_last else settings.validation_images)
        if clock.wish() == "stop":
            return clock.stop()
        end_epoch(job, found, clock)
    clock.flush()
    if at.epoch <= settings.epochs:
        why = Phrase(
            "Ended early: no better validation in {epochs} epochs after epoch {best}.",
            epochs=settings.early_stopping,
            best=at.best_epoch,
        )
        job.reporter.emit(Warning(time.time(), why))
    return finish(job)


def differentiate(job: Job, images: torch.Tensor, target: Target, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What these pictures add to the mean loss of a batch of `count`, which is more where a team shares it, and their
    logits (B, classes); the gradients of the whole batch are with the parameters afterwards.
    """
    parts = job.settings.accumulate
    if parts == 1:
        loss, logits = _differentiate(job, images, target, count)
    else:
        each = [
            _differentiate(job, some, part, count)
            for some, part in zip(images.chunk(parts), target.parts(parts), strict=True)
        ]
        loss = torch.stack([loss for loss, _ in each]).sum()
        logits = torch.cat([logits for _, logits in each])
    if job.scaler is not None and (job.watchers or job.settings.clip_norm):
        job.scaler.unscale_(job.optimizer)
    return loss, logits


def _differentiate(job: Job, images: torch.Tensor, target: Target, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What a part of a batch of `count` pictures adds to its loss; its logits."""
    with job.device.precision():
        scores = scores_of(job.forward(images))
        loss = job.loss(scores, target, count)
    whole = loss * job.team.size if job.team.size > 1 else loss  # a team's gradients are averaged, and are to be added
    (whole if job.scaler is None else job.scaler.scale(whole)).backward()
    return loss.detach(), scores[0].detach()


def update(job: Job, rate: float) -> None:
    """The optimizer's step, and what follows from the new weights."""
    if job.settings.clip_norm:
        torch.nn.utils.clip_grad_norm_(job.network.parameters(), job.settings.clip_norm)
    for group in job.optimizer.param_groups:
        group["lr"] = rate
    if job.scaler is None:
        job.optimizer.step()
    else:
        job.scaler.step(job.optimizer)
        job.scaler.update()
    if job.average is not None:
        job.average.update(job.at.step + 1)
