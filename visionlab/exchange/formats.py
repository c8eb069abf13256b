"""The formats a network can be written in, found by walking this package: a new file is a new format."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from visionlab import exchange as package
from visionlab.graph.model import Graph
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a network down."""

    #: its name on the command line
    id: str
    title: str
    #: of the file, without the dot
    extension: str
    #: raises Problem for a network that cannot be written so
    write: Callable[[Graph], str | bytes]


#: pictures of the canvas by their ids, with their titles: the window's part of the program draws them
PICTURES = MappingProxyType({"pdf": "Picture (PDF)", "png": "Picture (PNG)", "svg": "Picture (SVG)"})

#: files that only torch can write, by their ids, with their titles: a child process does (`through_torch`)
OF_TORCH = MappingProxyType({"onnx": "ONNX", "pt2": "PyTorch program (torch.export)"})


@functools.cache
def formats() -> Mapping[str, Format]:
    """Every format by its id."""
    found: dict[str, Format] = {}
    for item in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{item.name}")
        for value in vars(module).values():
            if isinstance(value, Format) and found.setdefault(value.id, value) is not value:
                raise RuntimeError(f"Two formats share the id {value.id!r}")
    return MappingProxyType(dict(sorted(found.items())))


def export(graph: Graph, format: str) -> str | bytes:
    """The network in a format, by its id. Raises Problem for an unknown one, or a network that does not work."""
    known = formats().get(format)
    if known is None:
        raise Problem(
            "Unknown format {format}: known are {known}",
            format=repr(format)[:60],
            known=", ".join(sorted((*formats(), *PICTURES, *OF_TORCH))),
        )
    return known.write(graph)
