"""A classifier head where a network ends in maps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import ends_of
from visionlab.repairs.case import Case, Proposal, called
from visionlab.repairs.placing import after


def propose(case: Case) -> Iterator[Proposal]:
    """After the one end, with as many classes as auxiliary heads have."""
    ends = ends_of(case.graph) if case.is_whole else []
    if len(ends) != 1:
        return
    shape = case.report.nodes[ends[0]].shape
    if shape is None or len(shape) != 3:
        return
    heads = (node.block for node in case.graph.nodes.values() if node.block.is_auxiliary)
    classes = next((head.classes for head in heads if hasattr(head, "classes")), Classifier().classes)
    told = {"block": called(case.graph, ends[0]), "classes": classes}
    edit = partial(after, id=ends[0], part=Classifier(classes))
    yield Proposal("Classifier head of {classes} classes after {block}", told, edit)
