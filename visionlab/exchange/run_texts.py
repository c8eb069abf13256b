"""The two texts that a run folder holds of its network: the document, and the PyTorch text that is trained."""

from __future__ import annotations

from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph
from visionlab.project import dumps, loads


def run_texts(graph: Graph) -> tuple[str, str]:
    """The PyTorch text and the document of a network. Raises Problem for one that does not work."""
    return pytorch_text(graph), dumps(graph)


def model_again(document: str, where: str) -> str:
    """The PyTorch text written anew from a run's document, which was found at `where`.

    A run folder may come from a stranger: what is run on resuming is made here from checked numbers, and the text
    that lay in the folder is not. Raises Problem.
    """
    return pytorch_text(loads(document, where).graph)
