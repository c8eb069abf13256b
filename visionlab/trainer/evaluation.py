"""How good the network is on pictures that it does not learn from."""

from __future__ import annotations

import math
import time

import torch
from torch.nn import functional

from visionlab.runs.events import Finished
from visionlab.trainer.checkpoint import load_weights
from visionlab.trainer.job import Job
from visionlab.trainer.meter import Diverged


def evaluate(job: Job, split: str) -> tuple[float, float]:
    """Accuracy and mean loss on a split, both NaN when a stop was wished meanwhile. Raises Diverged."""
    batches = job.split(split)
    job.network.eval()
    hits = torch.zeros((), dtype=torch.int64, device=job.device.place)
    loss = torch.zeros((), device=job.device.place)
    with torch.inference_mode(), job.device.precision():
        for images, labels in batches.plain():
            logits = job.network(images)
            hits += (logits.argmax(1) == labels).sum()
            loss += functional.cross_entropy(logits, labels, reduction="sum").float()
            if job.wish() == "stop":
                return math.nan, math.nan
    mean = loss.item() / len(batches)
    if not math.isfinite(mean):
        raise Diverged(job.at.step)
    return hits.item() / len(batches), mean


def finish(job: Job) -> Finished:
    """The test accuracy of the best weights: looked at once, now."""
    at = job.at
    load_weights(job.folder.best, job.network)
    accuracy, _ = evaluate(job, "test")
    known = None if math.isnan(accuracy) else accuracy
    return Finished(time.time(), at.best_epoch, at.best_accuracy, known, at.seconds)
