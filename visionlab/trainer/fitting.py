"""The largest batch that a device has room for, found by trying."""

from __future__ import annotations

import gc
import time

import torch

from visionlab.trainer.job import Job
from visionlab.trainer.loop import differentiate, update
from visionlab.trainer.memory import is_out_of_memory
from visionlab.trainer.mixing import mix

#: after so long (s) what fits so far is good enough
_PATIENCE = 30.0
#: batches are told in multiples of this where they are large
_STEP = 8


def largest_batch(job: Job) -> int:
    """The most pictures with which a step fits, below the batch size that did not; 0 when not even two do.

    It halves until a step fits, then goes half of the way up again some times. The network learns from what it is
    shown here: it is not to be kept.
    """
    job.network.train()
    began = time.monotonic()
    most = fits = job.settings.batch_size
    while fits > 1:
        fits //= 2
        if fits > 1 and _has_room(job, fits):
            break
        most = fits
    while fits > 1 and most - fits > max(1, fits // 8) and time.monotonic() - began < _PATIENCE:
        tried = (fits + most) // 2
        if _has_room(job, tried):
            fits = tried
        else:
            most = tried
    if fits >= 4 * _STEP:
        fits -= fits % _STEP
    return fits if fits > 1 else 0


def _has_room(job: Job, count: int) -> bool:
    try:
        _step(job, count)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        return False
    finally:
        job.optimizer.zero_grad(set_to_none=True)
        gc.collect()
        if job.device.place.type == "cuda":
            torch.cuda.empty_cache()
    return True


def _step(job: Job, count: int) -> None:
    two, labels = next(iter(job.train.plain(2)))
    images = two[:1].expand(count, -1, -1, -1).contiguous(memory_format=job.device.memory_format)
    images, target = mix(images, labels[:1].repeat(count), job.settings, 0)
    differentiate(job, images, target, count)
    update(job, 0.0)
    if job.device.place.type == "cuda":
        torch.cuda.synchronize()
