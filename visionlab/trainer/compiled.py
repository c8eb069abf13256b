"""torch.compile, tried out before the training begins: what it cannot do is then done without it."""

from __future__ import annotations

import time
from typing import Any

import torch
from torch import nn

from visionlab.problem import Phrase
from visionlab.runs.events import Warning
from visionlab.trainer.job import Job
from visionlab.trainer.loop import differentiate
from visionlab.trainer.memory import is_out_of_memory
from visionlab.trainer.mixing import mix

#: CUDA graphs are recorded in a second pass and replayed from a third one on
_PASSES = 3


class Compiled:
    """A network's forward pass, compiled for batches of one size. Others, like an epoch's last, go the plain way:
    for each size all would be compiled anew.

    The network keeps its modules, so that their names in checkpoints stay. On a GPU the pass is recorded as CUDA
    graphs, which write their results to the same place each time: they are copied.
    """

    def __init__(self, forward: nn.Module, size: int, *, has_graphs: bool) -> None:
        self._plain = forward
        self._size = size
        self._has_graphs = has_graphs
        mode = "reduce-overhead" if has_graphs else None
        self._quick = torch.compile(forward, dynamic=False, mode=mode)

    def __call__(self, images: torch.Tensor) -> Any:
        if len(images) != self._size:
            return self._plain(images)
        if not self._has_graphs:
            return self._quick(images)
        torch.compiler.cudagraph_mark_step_begin()
        out = self._quick(images)
        return tuple(each.clone() for each in out) if isinstance(out, tuple) else out.clone()


def compile_forward(job: Job, forward: nn.Module) -> None:
    """Has the job's steps use `forward` compiled, or as it is, and a warning said, where that cannot be.

    What is compiled is tried with a made-up batch; weights, statistics and random numbers stay as they are.
    """
    job.reporter.preparing(Phrase("Compiling the network: the first time takes a while"), 0, 0)
    began = time.monotonic()
    share = job.train.batch_size // job.team.size
    size = -(-min(share, len(job.train)) // job.settings.accumulate)
    has_graphs = job.device.place.type == "cuda" and job.scaler is None and job.team.size == 1
    before = [buffer.clone() for buffer in job.network.buffers()]
    random = job.device.random_state()
    job.network.train()
    job.forward = Compiled(forward, size, has_graphs=has_graphs)
    try:
        for _ in range(_PASSES if has_graphs else 1):
            _try(job, size)
    except Exception as error:
        if is_out_of_memory(error):
            raise
        job.forward = forward
        why = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
        job.reporter.emit(
            Warning(
                time.time(), Phrase("torch.compile does not take this network ({why}): it trains without.", why=why)
            )
        )
    else:
        job.reporter.preparing(Phrase("Compiled in {seconds:.0f} s", seconds=time.monotonic() - began), 1, 1)
    finally:
        job.optimizer.zero_grad(set_to_none=True)
        for buffer, old in zip(job.network.buffers(), before, strict=True):
            buffer.copy_(old)
        job.device.set_random_state(random)


def _try(job: Job, size: int) -> None:
    image, label = next(iter(job.train.plain(1)))
    images = image.expand(size, -1, -1, -1).contiguous(memory_format=job.device.memory_format)
    images, target = mix(images, label.repeat(size), job.settings, 0)
    settings = job.settings
    job.settings = settings.with_(accumulate=1)
    try:
        differentiate(job, images, target, size)
    finally:
        job.settings = settings
