"""The network that a command names, and its export."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.graph.model import Graph


def load(network: str) -> Graph:
    """The graph of a preset's id, with options or without, or of a `.vlab` file. Raises Problem."""
    from visionlab.presets.registry import asked, presets

    if network.partition(":")[0] in presets():
        preset, options = asked(network)
        return preset.graph(options=options)
    from visionlab import project

    looks_like_path = network.endswith(".vlab") or "/" in network or "\\" in network
    if looks_like_path or Path(network).is_file():
        return project.load(network).graph
    close = difflib.get_close_matches(network.lower(), presets(), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else "`visionlab presets` lists the presets"
    raise Problem("{network} is neither a preset nor a .vlab file: {hint}", network=repr(network[:80]), hint=hint)


def title(network: str) -> str:
    """What a person calls the network that a command names."""
    from visionlab.presets.registry import presets

    return network[:100] if network.partition(":")[0] in presets() else Path(network).stem[:100]


def export(network: str, format: str, output: str) -> int:
    """Write a network in another format, `-` to stdout. Raises Problem."""
    from visionlab.exchange.formats import export as exported
    from visionlab.project.files import write

    data = exported(load(network), format)
    if output != "-":
        write(Path(output), data)
    elif isinstance(data, str):
        sys.stdout.write(data)
    else:
        sys.stdout.buffer.write(data)
    return 0
