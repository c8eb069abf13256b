"""Which module's values went wrong first when a training diverged: the last steps are gone through again, watched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import torch
from torch import nn

from visionlab.problem import Phrase
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.job import Job
from visionlab.trainer.loop import differentiate, update
from visionlab.trainer.mixing import mix
from visionlab.trainer.schedule import learning_rate

#: longer than this (s) nobody waits for a name
_PATIENCE = 60.0


def first_to_go_wrong(job: Job, step: int) -> str:
    """The path of the first module whose output, or gradient, is not finite up to `step`; empty if none is found.

    The job stands at a checkpoint before `step`, and goes on from there as the training did; at the first step whose
    loss or gradients are not finite it looks at each module. Nothing of it is to be kept.
    """
    settings, at, batches = job.settings, job.at, job.train
    until = time.monotonic() + _PATIENCE
    total = step - at.step
    job.network.train()
    for images, labels in batches.epoch(at.epoch, seed=settings.seed, how=Augmentation.of(settings), skip=at.batch):
        if at.step > step or time.monotonic() > until or job.wish() == "stop":
            break
        job.reporter.preparing(Phrase("Looking for where the values went wrong"), total - (step - at.step), total + 1)
        images, target = mix(images, labels, settings, at.step)
        before = job.device.random_state()
        loss, _ = differentiate(job, images, target, len(images))
        if not _are_finite(loss, *(each.grad for each in job.network.parameters())):
            job.optimizer.zero_grad(set_to_none=True)
            job.device.set_random_state(before)
            with _watched(job.network) as bad:
                differentiate(job, images, target, len(images))
            return bad[0] if bad else _first_bad_gradient(job.network)
        update(job, learning_rate(settings, at.step, batches.steps, at.drops))
        job.optimizer.zero_grad(set_to_none=True)
        at.step += 1
    return ""


@contextmanager
def _watched(network: nn.Module) -> Iterator[list[str]]:
    """The paths of modules that give what is not finite, in the order of the passes: forwards what comes out, then
    backwards the gradient of what went in.
    """
    bad: list[str] = []

    def note(path: str, tensor: torch.Tensor) -> None:
        if not _are_finite(tensor):
            bad.append(path)

    def entered(path: str, _module: nn.Module, given: tuple[Any, ...]) -> None:
        for tensor in given:
            if isinstance(tensor, torch.Tensor) and tensor.requires_grad:
                tensor.register_hook(partial(note, path))

    def left(path: str, _module: nn.Module, _given: tuple[Any, ...], out: Any) -> None:
        if isinstance(out, torch.Tensor):
            note(path, out)

    handles = []
    for path, module in network.named_modules():
        if not list(module.children()):
            handles += [
                module.register_forward_pre_hook(partial(entered, path)),
                module.register_forward_hook(partial(left, path)),
            ]
    try:
        yield bad
    finally:
        for handle in handles:
            handle.remove()


def _first_bad_gradient(network: nn.Module) -> str:
    """The module nearest to the loss whose weights have a gradient that is not finite."""
    names = [name for name, each in network.named_parameters() if not _are_finite(each.grad)]
    return names[-1].rpartition(".")[0] if names else ""


def _are_finite(*tensors: torch.Tensor | None) -> bool:
    flags = [torch.isfinite(tensor).all() for tensor in tensors if tensor is not None]
    return bool(torch.stack(flags).all()) if flags else True
