"""Weights from elsewhere go into a network: first a table of what goes where, then a file under the network's names."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import nn

from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.exchange.weight_match import Row, Shapes, match
from visionlab.graph.model import Graph
from visionlab.importer.carrying import pairs
from visionlab.importer.making import build, followed
from visionlab.importer.pretrained import Tell, pretrained
from visionlab.importer.sources import Source, find
from visionlab.importer.tensors import Tensors, read_tensors
from visionlab.importer.tracing import Traced, trace
from visionlab.layers.base import Shape
from visionlab.layers.opaque import Opaque
from visionlab.problem import Problem
from visionlab.project import loads

_TORCHVISION, _TIMM = "torchvision:", "timm:"


def answer(job: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """The table of a job, and whether its `output` was written.

    The job: `document`, `network` (a title), `file` (a path, or `torchvision:WEIGHTS`), `as` (a source that is built
    the same, or empty), `partial`, `output` (a path, or empty to look only). Raises Problem.
    """
    network, shape = made(loads(str(job["document"]), "the network").graph)
    given, like, about = _given(str(job["file"]), str(job.get("as", "")), network.state_dict(), tell)
    rows = table(network, shape, given.by_name, like, str(job.get("folder", "")))
    fits = not faults(rows)
    output = str(job.get("output", ""))
    is_written = bool(output) and (fits or bool(job.get("partial")))
    if is_written:
        write(Path(output), given.by_name, rows, {"network": str(job.get("network", "")), **given.about, **about})
    return {"rows": rows, "written": is_written}


def _given(words: str, like: str, known: Collection[str], tell: Tell) -> tuple[Tensors, str, dict[str, object]]:
    """The tensors of a file, the source it belongs to as far as that is known, and what else is known of it."""
    if not words.startswith(_TORCHVISION):
        path = Path(words)
        return read_tensors(path, known), like or _named_after(path), {}
    if not like.startswith(_TORCHVISION):
        raise Problem("{words} needs a network of torchvision: say which with --as torchvision:NAME", words=words[:80])
    found = pretrained(like.removeprefix(_TORCHVISION), words.removeprefix(_TORCHVISION), tell)
    return read_tensors(found.path, known), like, found.about


def _named_after(path: Path) -> str:
    """The source of a file that is called as torchvision calls its own: `resnet50-11ad3fa6.pth`."""
    told = re.fullmatch(r"(\w+?)(_google)?-[0-9a-f]{8}", path.stem)
    if told is None:
        return ""
    import torchvision

    is_known = told[1] in torchvision.models.list_models(module=torchvision.models)
    return f"{_TORCHVISION}{told[1]}" if is_known else ""


def table(
    network: nn.Module, shape: Shape, tensors: Mapping[str, torch.Tensor], like: str = "", folder: str = ""
) -> list[Row]:
    """What goes where: by name where that fits, else as in the network that `like` names, or by order
    where that leaves fewer tensors without a place.

    `network` takes pictures of `shape`. Raises Problem where `like` cannot be made or is built otherwise.
    """
    theirs, ours = shapes_of(tensors), shapes_of(network.state_dict())
    heads = tuple(getattr(network, "auxiliary_heads", ()))
    plain = match(theirs, ours, spare=heads)
    if not like or ours.keys() <= theirs.keys():
        return plain
    source = followed(find(like, folder, shape).make, shape)
    try:
        paths = pairs(source, trace(network, shape))
    except Problem:
        if faults(plain):
            raise
        return plain  # built alike but for the order of branches
    built = match(theirs, ours, paths, (*heads, *source.left_out))
    return plain if faults(plain) < faults(built) else built


def faults(rows: Iterable[Row]) -> int:
    """How many tensors do not fit."""
    return sum(row.is_fault for row in rows)


def shapes_of(tensors: Mapping[str, torch.Tensor]) -> Shapes:
    """Shapes by name."""
    return {name: tuple(value.shape) for name, value in tensors.items()}


def write(path: Path, tensors: Mapping[str, torch.Tensor], rows: Sequence[Row], about: Mapping[str, object]) -> None:
    """Writes what `rows` take under the network's names, whole or not at all; the header says what they leave open.

    Raises Problem.
    """
    taken: dict[str, torch.Tensor] = {}
    for row in rows:
        if row.is_taken:
            value = tensors[row.theirs]
            if not value.is_floating_point() and not row.ours.endswith("num_batches_tracked"):
                kind = str(value.dtype).removeprefix("torch.")
                raise Problem("{name} must hold floating-point numbers, got {kind}", name=row.theirs, kind=kind)
            taken[row.ours] = value.to(
                torch.float32 if value.is_floating_point() else torch.int64, copy=True
            ).contiguous()
    if not taken:
        raise Problem("None of the weights fits this network")
    left = [row.ours for row in rows if row.ours and not row.is_taken and row.is_fault]
    words = {name: json.dumps(value) for name, value in {**about, "left": left}.items()}
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        save_file(taken, beside, words)
        beside.replace(path)
    except (OSError, SafetensorError) as error:
        raise Problem("{path} cannot be written: {why}", path=path, why=str(error)[:200]) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_own(words: str, source: Source, traced: Traced, graph: Graph, output: Path, tell: Tell) -> None:
    """Writes an imported network's own weights under the names that they have in `graph`: for torchvision and timm
    the trained ones. `words` are those that name the source. Raises Problem."""
    if any(isinstance(node.block, Opaque) for node in graph.nodes.values()):
        raise Problem("{name} has parts that cannot be edited here, so its weights stay behind", name=source.name)
    network, shape = made(graph)
    about: dict[str, object] = {"network": source.name}
    if words.startswith(_TORCHVISION):
        found = pretrained(words.removeprefix(_TORCHVISION), "DEFAULT", tell)
        tensors, about = read_tensors(found.path).by_name, about | found.about
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            make = _trained_by_timm(words) if words.startswith(_TIMM) else source.make
            tensors = build(make, stores=True).state_dict()
    heads = tuple(getattr(network, "auxiliary_heads", ()))
    paths = pairs(traced, trace(network, shape))
    rows = match(shapes_of(tensors), shapes_of(network.state_dict()), paths, (*heads, *traced.left_out))
    if odd := [row for row in rows if row.is_fault]:
        raise Problem(
            "The weights of {name} do not fit at {tensor}", name=source.name, tensor=odd[0].ours or odd[0].theirs
        )
    write(output, tensors, rows, about)


def _trained_by_timm(words: str) -> Callable[[], object]:
    def make() -> object:
        import timm

        name = words.removeprefix(_TIMM)
        try:
            return timm.create_model(name, pretrained=True)
        except Exception as error:
            why = (str(error).strip() or type(error).__name__).splitlines()[0][:150]
            raise Problem("The trained weights of {name} cannot be fetched: {why}", name=name, why=why) from None

    return make


def made(graph: Graph) -> tuple[nn.Module, Shape]:
    """The module of a graph's PyTorch text, without storage, and the pictures it takes. Raises Problem."""
    text, shape = pytorch_text(graph), analyse(graph).input_shape
    assert shape is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "network.py")
        path.write_text(text, encoding="utf-8")
        return build(find(f"{path}:Network").make), shape
