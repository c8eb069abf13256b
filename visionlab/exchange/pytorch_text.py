"""A network as readable PyTorch: what a person exports, and what the trainer runs."""

from __future__ import annotations

import dataclasses
import keyword

from visionlab.blocks.group import Group
from visionlab.cost.analysis import analyse
from visionlab.exchange.formats import Format
from visionlab.exchange.pytorch_classes import classes_of
from visionlab.graph.edits import replace_block
from visionlab.graph.model import Graph
from visionlab.layers.base import words
from visionlab.problem import Problem


def pytorch_text(graph: Graph, name: str = "Network") -> str:
    """Source of a module that needs only torch: a class for each kind of block, then `class {name}(nn.Module)`.

    The class takes no arguments; its `forward` goes from (batch, channels, height, width) to (batch, classes).
    Raises Problem with the first problem of a network that does not work yet, or has foreign operations.
    """
    if not name.isidentifier() or keyword.iskeyword(name) or name in ("nn", "torch", "F"):
        raise Problem("The name of the class must be a Python identifier, got {name}", name=repr(name)[:60])
    report = analyse(_named(graph))
    if report.hindrance is not None:
        raise report.hindrance[1]
    assert report.input_shape is not None
    classes = classes_of(report.training, name)
    body = "\n\n\n".join("\n".join(one.lines()) for one in classes)
    imports = ["import torch", *(["import torch.nn.functional as F"] if " F." in body else []), "from torch import nn"]
    head = (
        f'"""Made by VisionLab: pictures of {words(report.input_shape)}, {report.classes} classes, '
        f'{report.parameters:,} parameters."""'
    )
    return f"{head}\n\n" + "\n".join(imports) + f"\n\n\n{body}\n"


def _named(graph: Graph) -> Graph:
    """With groups called as their nodes are."""
    for id, node in graph.nodes.items():
        if isinstance(node.block, Group) and node.title and node.block.name != node.title:
            graph = replace_block(graph, id, dataclasses.replace(node.block, name=node.title))
    return graph


python = Format("python", "PyTorch", "py", pytorch_text)
