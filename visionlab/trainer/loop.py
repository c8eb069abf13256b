"""The training loop, top to bottom."""

from __future__ import annotations

import time

import torch
from torch.nn import functional

from visionlab.runs.events import Ending
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.beside import Clock, end_epoch
from visionlab.trainer.evaluation import evaluate, finish
from visionlab.trainer.job import Job
from visionlab.trainer.memory import Gauge
from visionlab.trainer.network import auxiliary_heads, scores_of
from visionlab.trainer.optim import learning_rate


def train(job: Job) -> Ending:
    """Trains to the end, or to a stop. Raises Diverged, and whatever torch and the disk raise."""
    with Clock(job) as clock:
        return _train(job, clock)


def _train(job: Job, clock: Clock) -> Ending:
    settings, at, batches, watchers = job.settings, job.at, job.train, job.watchers
    augmentation = Augmentation.of(settings)
    gauge = Gauge(job.device.place, batches.held_bytes)
    while at.epoch <= settings.epochs:
        job.network.train()
        clock.start()
        for images, labels in batches.epoch(at.epoch, seed=settings.seed, how=augmentation, skip=at.batch):
            rate = learning_rate(settings, at.step, batches.steps)
            for watcher in watchers:
                watcher.begin(at.step + 1)
            loss, logits = differentiate(job, images, labels)
            for watcher in watchers:
                watcher.differentiated()
            update(job, rate)
            for watcher in watchers:
                watcher.stepped()
            job.optimizer.zero_grad(set_to_none=True)
            at.step += 1
            at.batch += 1
            clock.meter.add(at.step, at.epoch, rate, loss, logits, labels)
            if (used := gauge.passed(at.step, at.epoch, len(labels))) is not None:
                job.reporter.emit(used)
            if time.perf_counter() >= clock.due and clock.tick() == "stop":
                return clock.stop()
        clock.settle()
        accuracy, loss_value = evaluate(job, "validation")
        if job.wish() == "stop":
            return clock.stop()
        end_epoch(job, accuracy, loss_value, clock)
    clock.flush()
    return finish(job)


def differentiate(job: Job, images: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The mean loss of a batch and its logits (B, classes); the gradients are with the parameters afterwards."""
    with job.device.precision():
        logits, *others = scores_of(job.network(images))
        loss = functional.cross_entropy(logits, labels, label_smoothing=job.settings.label_smoothing)
        for weight, scores in zip(auxiliary_heads(job.network).values(), others, strict=True):
            loss = loss + weight * functional.cross_entropy(scores, labels)
    if job.scaler is None:
        loss.backward()
    else:
        job.scaler.scale(loss).backward()
        if job.watchers:
            job.scaler.unscale_(job.optimizer)
    return loss, logits


def update(job: Job, rate: float) -> None:
    """The optimizer's step."""
    for group in job.optimizer.param_groups:
        group["lr"] = rate
    if job.scaler is None:
        job.optimizer.step()
    else:
        job.scaler.step(job.optimizer)
        job.scaler.update()
