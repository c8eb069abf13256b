"""What a child process with torch is asked, so that it writes a network in a format that only torch can write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph


def job(graph: Graph, format: str, path: Path, weights: Path | None = None) -> dict[str, Any]:
    """The job for `Measurement("import", job, ...)` that writes a network to a file in one of `formats.OF_TORCH`.

    Its weights are random, or those of a file that fits its PyTorch text. Raises Problem for a network that does not
    work.
    """
    return {
        "do": "export",
        "format": format,
        "text": pytorch_text(graph),
        "input": analyse(graph).input_shape,
        "output": str(path.absolute()),
        "weights": None if weights is None else str(weights.absolute()),
    }
