"""Ways to count a network's arithmetic: our own, others that people use, and those of other tools.

Tools disagree about the same network because they count different things. All that their rules ask for is summed up
once, as a `Work` for each kind of layer; a convention is then a rule from kind and work to a number.
The rules of other tools are those of their sources, read in the versions that their titles name and compared with
what the tools say of our presets (tests/cost/test_conventions.py). All figures are for one image, at test time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from visionlab.blocks.recorder import Step
from visionlab.blocks.recording import Recording
from visionlab.layers.base import Layer, elements
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import AvgPool, MaxPool


class Work(NamedTuple):
    """What layers of one kind do to one image, summed."""

    macs: int = 0
    parameters: int = 0
    #: outputs that a bias is added to
    biased: int = 0
    #: numbers that come in, and that go out
    inputs: int = 0
    outputs: int = 0
    #: numbers that windows look at, each time they do
    seen: int = 0
    #: of local response normalisation, the numbers that come in with their border of zeros
    padded: int = 0


@lru_cache(maxsize=15_000)
def tally(recording: Recording) -> Mapping[str, Work]:
    """The work of the layers of each kind; remembered for a block."""
    found: dict[str, list[Work]] = {}
    for step in recording.steps:
        if step.inner is None:
            found.setdefault(step.part.kind, []).append(_work(recording, step))
        else:
            for kind, work in tally(step.inner).items():
                found.setdefault(kind, []).append(work)
    return MappingProxyType({kind: Work(*map(sum, zip(*all, strict=True))) for kind, all in found.items()})


def _work(recording: Recording, step: Step) -> Work:
    layer, out = step.part, elements(step.shape)
    assert isinstance(layer, Layer)
    inputs = sum(elements(recording.wire_shape(wire)) for wire in step.inputs)
    seen, padded = inputs, 0
    if isinstance(layer, MaxPool | AvgPool):
        seen = layer.kernel**2 * out
    elif isinstance(layer, LocalResponseNorm):
        seen, padded = layer.size * out, inputs + (layer.size - 1) * step.shape[1] * step.shape[2]
    # of a foreign operation nobody knows whether some of what it learns are biases
    biased = out if layer.is_weighted and not layer.is_foreign and layer.bias else 0  # type: ignore[attr-defined]
    return Work(step.macs, step.parameters, biased, inputs, out, seen, padded)


Rule = Callable[[str, Work], int]


@dataclass(frozen=True, slots=True)
class Convention:
    """A way to count."""

    id: str
    title: str
    #: one sentence: what is counted
    definition: str
    rule: Rule

    def by_kind(self, recording: Recording) -> Mapping[str, int]:
        """The count over the layers of each kind, those that do not count left out."""
        counts = {kind: self.rule(kind, work) for kind, work in tally(recording).items()}
        return {kind: number for kind, number in counts.items() if number}

    def count(self, recording: Recording) -> int:
        """The count of a network or block."""
        return sum(self.by_kind(recording).values())

    def differences(self, recording: Recording) -> Mapping[str, int]:
        """For each kind of layer, by how much this count is more than ours, the largest first."""
        found = {kind: self.rule(kind, work) - work.macs for kind, work in tally(recording).items()}
        return dict(sorted(((kind, more) for kind, more in found.items() if more), key=lambda one: -abs(one[1])))


_ACTIVATIONS = ("relu", "relu6", "sigmoid")
_POOLS = ("max_pool", "avg_pool", "global_avg_pool")


def _elementwise(kind: str, work: Work) -> int:
    """Operations of layers that are neither convolution nor linear, with one for a multiply and its add."""
    if kind in ("batch_norm", "scale", "multiply", *_ACTIVATIONS):
        return work.outputs
    if kind in _POOLS:
        return work.seen
    if kind == "lrn":
        # square, neighbours, scale and add, power, divide
        return work.seen + 4 * work.outputs
    return work.inputs - work.outputs if kind == "add" else 0


def _all_flops(kind: str, work: Work) -> int:
    twice = work.outputs if kind in ("batch_norm", "lrn") else 0  # their multiply and add are two
    return 2 * work.macs + work.biased + _elementwise(kind, work) + twice


CONVENTIONS: Mapping[str, Convention] = MappingProxyType(
    {
        one.id: one
        for one in (
            Convention(
                "macs",
                "MACs",
                "One for each multiply-accumulate of a convolution or linear layer; nothing else is counted.",
                lambda kind, work: work.macs,
            ),
            Convention(
                "macs-bias",
                "MACs with bias",
                "MACs, and one for each output of a convolution or linear layer that a bias is added to.",
                lambda kind, work: work.macs + work.biased,
            ),
            Convention(
                "macs-all",
                "MACs with everything",
                "MACs with bias, and one for each output of a batch norm, activation, scaling or sum of two and for "
                "each number in a window of pooling.",
                lambda kind, work: work.macs + work.biased + _elementwise(kind, work),
            ),
            Convention(
                "flops",
                "FLOPs",
                "Two for each MAC: a multiplication and an addition; nothing else is counted.",
                lambda kind, work: 2 * work.macs,
            ),
            Convention(
                "flops-all",
                "FLOPs with everything",
                "Two for each MAC and each output of a batch norm, and one for each bias added, each output of an "
                "activation, scaling or sum of two and each number in a window of pooling.",
                _all_flops,
            ),
        )
    }
)


def _torchinfo(kind: str, work: Work) -> int:
    return work.macs + work.biased if kind == "conv" else work.parameters


def _fvcore(kind: str, work: Work) -> int:
    more = {"batch_norm": 2 * work.inputs, "global_avg_pool": work.inputs}
    return work.macs + more.get(kind, 0)


def _thop(kind: str, work: Work) -> int:
    more = {
        "batch_norm": 4 * work.inputs,
        "avg_pool": work.outputs,
        "global_avg_pool": work.inputs + work.outputs,
    }
    return work.macs + more.get(kind, 0)


def _ptflops(kind: str, work: Work) -> int:
    more = {
        "batch_norm": 2 * work.inputs,
        "relu": 2 * work.outputs,
        "relu6": work.outputs,
        "lrn": 3 * work.inputs + work.padded,
        **dict.fromkeys(_POOLS, 2 * work.inputs),
    }
    return work.macs + work.biased + more.get(kind, 0)


#: other tools; a definition says why their figure is not ours
TOOLS: Mapping[str, Convention] = MappingProxyType(
    {
        one.id: one
        for one in (
            Convention(
                "flop-counter",
                "PyTorch FlopCounterMode",
                "It counts a multiply-accumulate as two, of convolutions and matrix products only.",
                lambda kind, work: 2 * work.macs,
            ),
            Convention(
                "torchinfo",
                "torchinfo 1.8.0",
                "It counts one more for each output of a convolution that has a bias, and the parameters of a linear "
                "layer or batch norm once each.",
                _torchinfo,
            ),
            Convention(
                "fvcore",
                "fvcore 0.1.5",
                "What it calls a FLOP is a multiply-accumulate, and it adds two for each number in a batch norm and "
                "one for each number that a global average pool takes in.",
                _fvcore,
            ),
            Convention(
                "thop",
                "thop 0.1.1",
                "It adds four for each number in a batch norm, one for each output of an average pool, and one for "
                "each number that a global one takes in.",
                _thop,
            ),
            Convention(
                "ptflops",
                "ptflops 0.7.5",
                "It adds biases and two for each number in a batch norm, and counts a ReLU or pooling twice: as the "
                "module and as the function that the module calls.",
                _ptflops,
            ),
        )
    }
)
