"""How good the network is on pictures that it does not learn from."""

from __future__ import annotations

import itertools
import math
import time

import torch
from torch.nn import functional

from visionlab.runs.events import Finished
from visionlab.trainer.checkpoint import load_weights, save_predictions
from visionlab.trainer.job import Job
from visionlab.trainer.meter import Diverged
from visionlab.trainer.team import Team


def evaluate(job: Job, split: str, kept: list[torch.Tensor] | None = None, *, most: int = 0) -> tuple[float, float]:
    """Accuracy and mean loss on at most so many images of a split (0: all), both NaN when a stop was wished meanwhile.

    `kept` takes in the logits of each batch, float32 (B, classes). Raises Diverged.
    """
    batches, team = job.split(split, most), job.team
    network = job.tested.eval()
    team.take_statistics(network)
    is_stopped = False
    hits = torch.zeros((), dtype=torch.int64, device=job.device.place)
    loss = torch.zeros((), device=job.device.place)
    with torch.inference_mode(), job.device.precision():
        for images, labels in itertools.islice(batches.plain(), team.rank, None, team.size):
            logits = network(images)
            if kept is not None:
                kept.append(logits.float())
            hits += (logits.argmax(1) == labels).sum()
            loss += functional.cross_entropy(logits, labels, reduction="sum").float()
            if job.wish() == "stop":
                is_stopped = True
                break
    if any(team.agree(is_stopped)):
        return math.nan, math.nan
    team.add_up(hits)
    mean = team.add_up(loss).item() / len(batches)
    if not math.isfinite(mean):
        raise Diverged(job.at.step)
    return hits.item() / len(batches), mean


def finish(job: Job) -> Finished:
    """The test accuracy of the best weights: looked at once, now, and every answer kept beside them."""
    at = job.at
    if not job.team.leads:
        return Finished(time.time(), at.best_epoch, at.best_accuracy, None, at.seconds)
    job.team = Team()  # the others are done
    load_weights(job.folder.best, job.tested)
    logits: list[torch.Tensor] = []
    accuracy, _ = evaluate(job, "test", logits)
    known = None if math.isnan(accuracy) else accuracy
    if known is not None:
        save_predictions(job.folder.test, torch.cat(logits), job.split("test", 0).labels, job.about)
    return Finished(time.time(), at.best_epoch, at.best_accuracy, known, at.seconds)
