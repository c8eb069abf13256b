"""What the blocks of a network are coloured by: a number of each on a scale, or which kind or stage it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from visionlab.blocks.catalogue import GROUPS
from visionlab.blocks.recording import record
from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.memory import saved
from visionlab.layers.base import FLOAT, elements

#: those that are numbers on a scale, and those that are one of several
SCALES, CLASSES = ("parameters", "macs", "memory", "field"), ("kind", "stage")
MEASURES = (*SCALES, *CLASSES)
#: shades that are told apart on a scale: so few that equal ones are painted together
_SHADES = 24
#: of the most expensive
_MOST = 5


@dataclass(frozen=True, slots=True)
class Colouring:
    """Where each block stands. Blocks that cannot work have no colour."""

    measure: str
    #: of a scale: 0 to 1 by id, in a few steps
    levels: Mapping[str, float]
    #: of classes: the number of the class by id, from 0
    classes: Mapping[str, int]
    #: the numbers behind the levels
    values: Mapping[str, int]
    #: the blocks of the largest values, the largest first, and how large a share of all they are
    dearest: tuple[tuple[str, int, float], ...]

    @property
    def most(self) -> int:
        """The value at the upper end of the scale."""
        return max(self.values.values(), default=0)


def colouring(report: Report, measure: str) -> Colouring:
    """The colours of a network's blocks by one of `MEASURES`."""
    known = {id: told for id, told in report.nodes.items() if told.shape is not None}
    if measure in CLASSES:
        classes = {"kind": _kinds, "stage": _stages}[measure](known)
        return Colouring(measure, {}, classes, {}, ())
    values = {id: _VALUES[measure](told) for id, told in known.items()}
    most = max(values.values(), default=0)
    # the root spreads the many small ones; what is seen of a picture is a length already
    spread = float if measure == "field" else sqrt
    levels = {id: round(spread(value / most) * _SHADES) / _SHADES if most else 0.0 for id, value in values.items()}
    whole = sum(values.values())
    first = sorted((id for id in values if values[id]), key=lambda id: -values[id])[:_MOST]
    dearest = tuple((id, values[id], values[id] / whole) for id in first) if measure != "field" else ()
    return Colouring(measure, levels, {}, values, dearest)


def kept_bytes(node: NodeReport) -> int | None:
    """Bytes autograd keeps of this node for one image, its input and output included; None while it cannot work."""
    if node.shape is None or any(shape is None for shape in node.inputs):
        return None
    inputs = tuple(shape for shape in node.inputs if shape is not None)
    told = saved(node.recording if node.recording is not None else record(node.block, inputs))
    kept = told.inside + told.fixed
    kept += sum(FLOAT * elements(shape) for shape, keeps in zip(inputs, told.inputs, strict=True) if keeps)
    is_counted = told.alias is not None and told.inputs[told.alias]
    return kept + (FLOAT * elements(node.shape) if told.output and not is_counted else 0)


_VALUES: Mapping[str, Callable[[NodeReport], int]] = {
    "parameters": lambda node: node.parameters,
    "macs": lambda node: node.macs,
    "memory": lambda node: kept_bytes(node) or 0,
    "field": lambda node: max(node.window.size) if node.window is not None else 0,
}


def _kinds(nodes: Mapping[str, NodeReport]) -> dict[str, int]:
    """The palette's group of each block."""
    return {
        id: GROUPS.index(node.block.group) if node.block.group in GROUPS else len(GROUPS) for id, node in nodes.items()
    }


def _stages(nodes: Mapping[str, NodeReport]) -> dict[str, int]:
    """Blocks whose maps are of one size are a stage, the largest maps first; vectors are the last."""
    sizes = {id: node.shape[1:] for id, node in nodes.items() if node.shape is not None}
    rank = {size: number for number, size in enumerate(sorted(set(sizes.values()), reverse=True))}
    return {id: rank[size] for id, size in sizes.items()}


def stage_words(report: Report, stage: int, classes: Mapping[str, int]) -> str:
    """The size of a stage's maps: `56x56`; empty for vectors."""
    shape = next((report.nodes[id].shape for id, number in classes.items() if number == stage), None)
    return "x".join(map(str, shape[1:])) if shape is not None else ""
