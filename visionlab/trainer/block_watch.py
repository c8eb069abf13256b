"""Looks at a step of the training block by block, every few seconds, for the canvas.

Only that one step has hooks, and they only read: a run that is watched computes the same numbers as one that is not.
What they read stays on the device until it is fetched in one go, some steps later.
"""

from __future__ import annotations

import math
import statistics
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn.utils import get_total_norm
from torch.utils.hooks import RemovableHandle

from visionlab.runs.events import Blocks
from visionlab.trainer.checkpoint import Progress
from visionlab.trainer.clock import Clock
from visionlab.trainer.device import Device
from visionlab.trainer.readback import Readback
from visionlab.trainer.report import Reporter

#: blocks that one event tells of at most
MOST = 400
#: of the time, what looking takes at most
SHARE = 0.02
#: seconds between two looks at least, and of the time since the start at least: a log of a week must not grow as
#: quickly as one of a minute
APART, APART_SHARE = 2.0, 1 / 1000
#: an event's numbers have so many digits: they are drawn, not computed with
_DIGITS = 4


def watched_blocks(network: nn.Module) -> dict[str, nn.Module]:
    """The blocks of a network by their paths, in order: its children, and the members of those that are lists.

    Of more than `MOST`, so many that lie evenly among them.
    """
    found: dict[str, nn.Module] = {}
    for name, child in network.named_children():
        if isinstance(child, (nn.ModuleList, nn.Sequential)):
            found |= {f"{name}.{number}": member for number, member in child.named_children()}
        else:
            found[name] = child
    if len(found) <= MOST:
        return found
    paths = list(found)
    return {path: found[path] for path in (paths[len(paths) * place // MOST] for place in range(MOST))}


def mean_and_spread(values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and standard deviation, in float32; from the sum of squares, since `torch.std` takes 60 times as long."""
    mean = values.mean(dtype=torch.float32)
    square = torch.linalg.vector_norm(values, dtype=torch.float32).square() / values.numel()
    return mean, (square - mean.square()).clamp(min=0).sqrt()


class BlockWatch:
    """A Watcher that tells a `Blocks` event now and then, so seldom that all its looks take less than `SHARE`.

    What a look takes is measured: each is compared with the plain step before it.
    """

    def __init__(
        self, network: nn.Module, device: Device, reporter: Reporter, at: Progress, *, sees_inside: bool = True
    ) -> None:
        """`network` is the bare module. Where its forward pass is compiled, `sees_inside` is to be False: hooks would
        have it compiled anew, so that only gradients and updates are told."""
        self._blocks = watched_blocks(network)
        self._clock = Clock(device)
        self._reporter = reporter
        self._at = at
        self._sees_inside = sees_inside
        self._started = time.perf_counter()
        #: the first step is not typical: kernels are loaded and chosen in it
        self._due = math.inf
        self._looks = False
        self._look: _Look | None = None
        self._told: _Seen | None = None
        #: when a step that is timed began, and both ends of the plain one
        self._start: Any = None
        self._plain: tuple[Any, Any] | None = None
        self._costs: deque[float] = deque(maxlen=5)

    def begin(self, step: int) -> None:
        if self._told is not None and self._told.values.has_arrived:
            self._tell(self._told)
            self._told = None
        if self._looks:
            self._look = _Look(self._blocks, self._clock, step, self._at.epoch, sees_inside=self._sees_inside)
        elif time.perf_counter() >= self._due and self._told is None:
            self._start = self._clock.mark()

    def differentiated(self) -> None:
        if self._look is not None:
            self._look.differentiated()

    def stepped(self) -> None:
        if self._look is not None:
            self._told = self._look.stepped()
            self._look, self._looks = None, False
            self._due = self._next()
        elif self._start is not None:
            self._plain, self._start, self._looks = (self._start, self._clock.mark()), None, True
        elif self._due == math.inf:
            self._due = 0.0

    def _next(self) -> float:
        now = time.perf_counter()
        cost = statistics.median(self._costs) if self._costs else 0.0
        return now + max(APART, APART_SHARE * (now - self._started), cost / SHARE)

    def _tell(self, seen: _Seen) -> None:
        numbers = dict(zip(seen.keys, seen.values.numbers(), strict=True))
        times = seen.times(self._clock)
        whole = sum(times.values())

        def column(name: str) -> tuple[float | None, ...]:
            return tuple(_told(numbers.get((name, path))) for path in self._blocks)

        share = tuple(_told(times[path] / whole) if path in times else None for path in self._blocks)
        self._reporter.emit(
            Blocks(
                seen.time,
                seen.step,
                seen.epoch,
                tuple(self._blocks),
                gradient=column("gradient"),
                update=column("update"),
                mean=column("mean"),
                spread=column("spread"),
                dead=column("dead"),
                share=share,
            )
        )
        if self._plain is not None:
            cost = self._clock.between(*seen.ends) - self._clock.between(*self._plain)
            self._costs.append(max(0.0, cost))
            self._due = self._next()


def _told(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(f"{value:.{_DIGITS}g}")


class _Seen(NamedTuple):
    """What a look found, on its way from the device."""

    time: float
    step: int
    epoch: int
    #: (name of the number, path of the block), in the order of the values
    keys: list[tuple[str, str]]
    values: Readback
    #: pieces of the forward pass: which block (empty between blocks), when it began and ended
    pieces: list[tuple[str, Any, Any]]
    #: beginning and end of the step
    ends: tuple[Any, Any]

    def times(self, clock: Clock) -> dict[str, float]:
        """Seconds of each block's forward pass, and those between blocks; nothing where none was timed."""
        found: dict[str, float] = defaultdict(float)
        for path, start, end in self.pieces:
            found[path] += clock.between(start, end)
        return found if sum(found.values()) > 0 else {}


class _Look:
    """One step, looked at. Where a batch is worked on in parts, what blocks give is that of the first part."""

    def __init__(
        self, blocks: Mapping[str, nn.Module], clock: Clock, step: int, epoch: int, *, sees_inside: bool
    ) -> None:
        self._start = clock.mark()
        self._blocks, self._clock, self._step, self._epoch = blocks, clock, step, epoch
        self._found: dict[tuple[str, str], torch.Tensor] = {}
        #: for each block, the numbers of dead channels of its ReLUs, and of all their channels
        self._dead: dict[str, list[torch.Tensor]] = defaultdict(list)
        self._channels: dict[str, int] = defaultdict(int)
        self._left: set[str] = set()
        self._pieces: list[tuple[str, Any, Any]] = []
        self._since: Any = None
        #: for each block, its parameters that learn, copies of them, and the length of these
        self._learned: dict[str, list[torch.Tensor]] = {}
        self._before: dict[str, list[torch.Tensor]] = {}
        self._weights: dict[str, torch.Tensor] = {}
        self._handles: list[RemovableHandle] = []
        for path, block in blocks.items() if sees_inside else ():
            self._handles.append(block.register_forward_pre_hook(partial(self._entered, path)))
            for module in block.modules():
                if isinstance(module, (nn.ReLU, nn.ReLU6)):
                    self._handles.append(module.register_forward_hook(partial(self._rectified, path)))
            self._handles.append(block.register_forward_hook(partial(self._given, path)))

    # -- the forward pass; what the hooks themselves take is left out of the times

    def _entered(self, path: str, _module: nn.Module, _given: tuple[Any, ...]) -> None:
        if path not in self._left:
            self._close("")
            self._since = self._clock.mark()

    def _rectified(self, path: str, _module: nn.Module, _given: tuple[Any, ...], out: Any) -> None:
        if path in self._left or out.ndim < 2:
            return
        self._close(path)
        # a sum of what is never negative is 0 only where all is; it takes a thirtieth of the time of a maximum
        sums = out.detach().sum([axis for axis in range(out.ndim) if axis != 1], dtype=torch.float32)
        self._dead[path].append((sums == 0).sum())
        self._channels[path] += len(sums)
        self._since = self._clock.mark()

    def _given(self, path: str, _module: nn.Module, _given: tuple[Any, ...], out: Any) -> None:
        if path in self._left:
            return
        self._close(path)
        self._left.add(path)
        if isinstance(out, torch.Tensor) and out.is_floating_point():
            # at once: the next module may write over it
            self._found["mean", path], self._found["spread", path] = mean_and_spread(out.detach())
        if self._dead[path]:
            self._found["dead", path] = torch.stack(self._dead[path]).sum() / self._channels[path]
        self._since = self._clock.mark()

    def _close(self, path: str) -> None:
        if self._since is not None:
            self._pieces.append((path, self._since, self._clock.mark()))

    # -- the parameters

    @torch.no_grad()
    def differentiated(self) -> None:
        """Gradients stand; the weights as they are now are kept, since what the forward pass needed is free again."""
        for handle in self._handles:
            handle.remove()
        for path, block in self._blocks.items():
            learned = self._learned[path] = [each for each in block.parameters() if each.grad is not None]
            if learned:
                self._found["gradient", path] = get_total_norm([each.grad for each in learned if each.grad is not None])
                self._before[path] = [each.detach().clone() for each in learned]
                self._weights[path] = get_total_norm(self._before[path])

    @torch.no_grad()
    def stepped(self) -> _Seen:
        """The optimizer is done: all is known, but still on the device."""
        for path, before in self._before.items():
            torch._foreach_sub_(before, self._learned[path])
            self._found["update", path] = get_total_norm(before) / self._weights[path]
        values = [each.float() for each in self._found.values()]
        whole = torch.stack(values) if values else torch.empty(0)
        ends = self._start, self._clock.mark()  # before the copy, which is then the last to arrive
        return _Seen(time.time(), self._step, self._epoch, list(self._found), Readback(whole), self._pieces, ends)
