"""Where in the PyTorch text of a network each node is."""

from __future__ import annotations

from visionlab.cost.analysis import Report
from visionlab.exchange.pytorch_classes import classes_of


def module_paths(report: Report) -> dict[str, str]:
    """For each node that works, in the order of the text's `forward`: where its module is.

    `conv1` is an attribute of the network, `blocks.2` the third of a list of them, as torch's `get_submodule` takes
    it. Empty for the input, and for what an expression does, as a sum.
    """
    if not report.training.steps:
        return {}
    ids = [id for id, node in report.nodes.items() if node.shape is not None]
    return dict(zip(ids, classes_of(report.training, "Network")[-1].bodies[0].paths, strict=True))
