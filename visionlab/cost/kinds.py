"""Layers by type, as in table 2 of MobileNet's paper: how much of a network its 1x1 convolutions are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recorder import Step
from visionlab.blocks.recording import Recording
from visionlab.layers.base import Layer, Shape, elements
from visionlab.layers.conv import Conv
from visionlab.problem import Phrase

_PLAIN, _GROUPED = Phrase("Convolution"), Phrase("Grouped convolution")
_DEPTHWISE = Phrase("Depthwise convolution")


class Kind(NamedTuple):
    """A type of layer: its words and, for a convolution, its kernel (`3x3`)."""

    title: str
    size: str = ""

    def __str__(self) -> str:
        return f"{self.title} {self.size}" if self.size else self.title


class Sums(NamedTuple):
    """What layers come to together, for one image."""

    layers: int = 0
    parameters: int = 0
    #: parameters without biases and norms, which papers mostly leave out
    weights: int = 0
    macs: int = 0
    #: elements that the layers write: see `written`
    elements: int = 0


def kind_of(layer: Layer, shapes: tuple[Shape, ...]) -> Kind:
    """The type of a layer on inputs of these shapes: a convolution with a filter a channel is depthwise."""
    if not isinstance(layer, Conv):
        return Kind(layer.title)
    size = f"{layer.size[0]}x{layer.size[1]}"
    if layer.groups == 1:
        return Kind(_PLAIN, size)
    return Kind(_DEPTHWISE if layer.groups == shapes[0][0] else _GROUPED, size)


def written(step: Step, is_inplace: bool) -> int:
    """Elements that a layer writes: its output, or none where that is its input's storage."""
    layer = step.part
    assert isinstance(layer, Layer)
    return 0 if is_inplace or layer.is_view else elements(step.shape)


@lru_cache(maxsize=15_000)
def by_kind(recording: Recording) -> Mapping[Kind, Sums]:
    """The sums over the layers of each type, in the order in which the types first come; remembered for a block."""
    inplace = inplace_steps(recording) if recording.steps else ()
    found: dict[Kind, list[Sums]] = {}
    for index, step in enumerate(recording.steps):
        if step.inner is not None:
            for kind, part in by_kind(step.inner).items():
                found.setdefault(kind, []).append(part)
            continue
        layer = step.part
        assert isinstance(layer, Layer)
        shapes = tuple([recording.wire_shape(wire) for wire in step.inputs])
        weights = layer.weights(*shapes) if layer.is_weighted else 0
        own = Sums(1, step.parameters, weights, step.macs, written(step, index in inplace))
        found.setdefault(kind_of(layer, shapes), []).append(own)
    return MappingProxyType({kind: _sum(parts) for kind, parts in found.items()})


@lru_cache(maxsize=15_000)
def sums(recording: Recording) -> Sums:
    """The sums over all layers; remembered for a block."""
    return _sum([*by_kind(recording).values()])


def _sum(parts: list[Sums]) -> Sums:
    return parts[0] if len(parts) == 1 else Sums(*map(sum, zip(*parts, strict=True))) if parts else Sums()
