"""The network that a command names, and its export."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
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


def export(
    network: str,
    format: str,
    output: str,
    scale: float | None,
    draw: Callable[..., bytes] | None,
    weights: str | None = None,
) -> int:
    """Write a network in another format, `-` to stdout; `draw` makes pictures, `scale` pixels a unit; `weights` are for
    torch's own files. Raises Problem.

    Without `draw` there are no pictures.
    """
    from visionlab.exchange.formats import OF_TORCH, PICTURES
    from visionlab.exchange.formats import export as exported

    if weights and format not in OF_TORCH:
        raise Problem(
            "Weights are for {formats}, and {format} holds none", formats=" and ".join(OF_TORCH), format=format[:60]
        )
    if format in PICTURES:
        if draw is None:
            raise Problem("Pictures need the window's part of VisionLab: start it as `visionlab` or `python main.py`")
        return put(draw(network, format, scale), output)
    if scale is not None:
        raise Problem(
            "A scale is for pictures ({pictures}), and {format} is none",
            pictures=", ".join(PICTURES),
            format=repr(format)[:60],
        )
    if format in OF_TORCH:
        return _through_torch(load(network), format, output, weights)
    return put(exported(load(network), format), output)


def picture(network: str, output: str, scale: float | None, is_figure: bool, draw: Callable[..., bytes] | None) -> int:
    """Draw a network, in the format that the file's name ends in (png for stdout). Raises Problem."""
    from visionlab.exchange.formats import PICTURES

    format = Path(output).suffix[1:].lower() or "png"
    if format not in PICTURES:
        raise Problem(
            "A picture's name must end in {endings}: got {name}",
            endings=" or ".join(f".{id}" for id in PICTURES),
            name=repr(Path(output).name)[:60],
        )
    if draw is None or not is_figure:
        return export(network, format, output, scale, draw)
    return put(draw(network, format, scale, True), output)


def _through_torch(graph: Graph, format: str, output: str, weights: str | None) -> int:
    from visionlab.cli.weights import child
    from visionlab.exchange.through_torch import job

    if output == "-":
        raise Problem("{format} is no text: name a file after -o, it cannot go to stdout", format=format)
    child(job(graph, format, Path(output).expanduser(), Path(weights).expanduser() if weights else None))
    return 0


def put(data: str | bytes, output: str) -> int:
    """Write to a file, or to stdout for `-`. Raises Problem."""
    from visionlab.project.files import write

    if output != "-":
        write(Path(output), data)
    elif isinstance(data, str):
        sys.stdout.write(data)
    else:
        sys.stdout.buffer.write(data)
    return 0
