"""How long each block of a network really takes: forward while evaluating, and forward and backward while training.

Nothing of the network is changed: hooks on its modules look at the clock. Between two modules lie expressions, as
the sum of a shortcut; of a forward pass their time is told too.
"""

from __future__ import annotations

import math
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from torch.utils.hooks import RemovableHandle

from visionlab.runs.settings import RunSettings
from visionlab.trainer.clock import Clock
from visionlab.trainer.device import Device
from visionlab.trainer.initialise import initialise
from visionlab.trainer.network import auxiliary_heads, scores_of
from visionlab.trainer.optim import make_optimizer

#: rounds of a forward pass and a step of training: as many as fit into so many seconds, but at least and at most
_SECONDS, _LEAST, _MOST = 6.0, 3, 15


class _Path:
    """The hooks on the modules of a network, and what they saw in one pass."""

    def __init__(self, network: nn.Module, paths: Sequence[str], clock: Clock) -> None:
        self._clock = clock
        #: (what, which module, when), in the order in which the device came by
        self.seen: list[tuple[str, str, Any]] = []
        #: the graph's nodes that are watched; held, so that no other is taken for one of them
        self._watched: dict[int, Any] = {}
        self._handles: list[RemovableHandle] = []
        for path in paths:
            module = network.get_submodule(path)
            self._handles.append(module.register_forward_pre_hook(partial(self._enter, path)))
            self._handles.append(module.register_forward_hook(partial(self._leave, path)))

    def _enter(self, path: str, _module: nn.Module, given: tuple[Any, ...]) -> None:
        for tensor in given:
            self._watch(tensor, "rest", "")
        self._note("enter", path)

    def _leave(self, path: str, _module: nn.Module, _given: tuple[Any, ...], out: Any) -> None:
        self._note("leave", path)
        self._watch(out, "back", path)

    def _watch(self, tensor: Any, what: str, path: str) -> None:
        """Note when a backward pass comes to what made this tensor."""
        node = tensor.grad_fn if isinstance(tensor, torch.Tensor) else None
        if node is not None and id(node) not in self._watched:
            self._watched[id(node)] = node
            node.register_prehook(lambda _slopes: self._note(what, path))

    def _note(self, what: str, path: str) -> None:
        self.seen.append((what, path, self._clock.mark()))

    def clear(self) -> None:
        """Forget a pass."""
        self.seen.clear()
        self._watched.clear()

    def close(self) -> None:
        """Take the hooks away."""
        for handle in self._handles:
            handle.remove()


class Stopwatch:
    """Times of one network on one device."""

    def __init__(
        self, network: nn.Module, paths: Sequence[str], images: torch.Tensor, settings: RunSettings, device: Device
    ) -> None:
        self._network, self._device, self._images = network, device, images
        self._weights = tuple(auxiliary_heads(network).values())
        self._clock = Clock(device)
        self._path = _Path(network, paths, self._clock)
        self._paths = paths
        self._optimizer = make_optimizer(network.parameters(), settings, device.place)
        self._times: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        self._sums: dict[str, list[float]] = defaultdict(list)

    def evaluate(self) -> None:
        """A forward pass as a test makes it."""
        self._network.eval()
        with torch.inference_mode(), self._device.precision():
            start = self._clock.mark()
            self._network(self._images)
            end = self._clock.mark()
        self._sum_up("forward", start, end)
        self._take("forward", end)

    def train(self) -> None:
        """A step of training."""
        self._network.train()
        clock = self._clock
        start = clock.mark()
        with self._device.precision():
            own, *others = scores_of(self._network(self._images))
            labels = torch.zeros(len(own), dtype=torch.int64, device=own.device)
            loss = functional.cross_entropy(own, labels)
            for weight, scores in zip(self._weights, others, strict=True):
                loss = loss + weight * functional.cross_entropy(scores, labels)
        turned = clock.mark()
        self._path.seen.append(("turn", "", turned))
        loss.backward()
        back = clock.mark()
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        end = clock.mark()
        self._sum_up("training", start, end)
        self._sum_up("update", back, end)
        self._take("train", back)

    def _sum_up(self, what: str, start: Any, end: Any) -> None:
        self._clock.settle()
        self._sums[what].append(self._clock.between(start, end))

    def _take(self, pass_: str, end: Any) -> None:
        """Make times of the moments of a pass."""
        seen = [*self._path.seen, ("end", "", end)]
        for (what, path, at), (_, _, until) in pairwise(seen):
            if path:
                name = {"enter": pass_, "leave": f"{pass_} after", "back": "backward"}[what]
                self._times[path][name].append(self._clock.between(at, until))
        self._path.clear()

    def forget(self) -> None:
        """What was timed so far only warmed up."""
        self._times.clear()
        self._sums.clear()

    def told(self) -> dict[str, Any]:
        """Medians, in seconds for the batch."""
        learned = sum(each.numel() for each in self._network.parameters())
        update = statistics.median(self._sums["update"])
        modules = {}
        for path in self._paths:
            times = self._times[path]
            own = sum(each.numel() for each in self._network.get_submodule(path).parameters())
            trained = _median(times["train"]) + _median(times["backward"])
            modules[path] = {
                "forward": _median(times["forward"]),
                "after": _median(times["forward after"]),
                # the optimizer goes over all weights at once: each has its share by its number
                "training": trained + (update * own / learned if learned else 0.0),
            }
        return {
            "forward": statistics.median(self._sums["forward"]),
            "training": statistics.median(self._sums["training"]),
            "modules": modules,
        }

    def close(self) -> None:
        """Take the hooks away."""
        self._path.close()


def _median(found: list[float]) -> float:
    return statistics.median(found) if found else 0.0


def measure(
    network: nn.Module, paths: Sequence[str], input: Sequence[int], settings: RunSettings, device: Device
) -> Iterator[tuple[int, int] | dict[str, Any]]:
    """Time a network on pictures of `input` (channels, height, width): gives how many rounds of how many are over,
    and in the end what `Stopwatch.told` gives, with the batch and the device."""
    initialise(network)
    network.to(device=device.place, memory_format=device.memory_format)  # type: ignore[call-overload]
    # so small a rate leaves the weights where they are: their numbers stay ordinary ones
    settings = settings.with_(learning_rate=1e-8)
    images = torch.rand(settings.batch_size, *input, device=device.place)
    watch = Stopwatch(network, paths, images.contiguous(memory_format=device.memory_format), settings, device)
    rounds = _LEAST
    done = -1  # the first round only warms up
    begun = time.perf_counter()
    while done < rounds:
        watch.evaluate()
        watch.train()
        done += 1
        if done == 0:
            watch.forget()
            begun = time.perf_counter()
        elif done == 1:
            rounds = min(_MOST, max(_LEAST, math.floor(_SECONDS / (time.perf_counter() - begun))))
        yield done, rounds
    watch.close()
    yield watch.told() | {"batch": settings.batch_size, "device": str(device)}
