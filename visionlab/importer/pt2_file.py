"""Reads a program of torch.export without torch.export: loading it there would unpickle tensors and evaluate the text
of shapes. Here a program is JSON, and its tensors are plain bytes; what is more than that is refused.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import torch

from visionlab.problem import Problem

_LARGEST = 32 << 30
_LARGEST_TEXT = 256 << 20
#: the numbers that a file has for torch's types
_TYPES = {
    1: torch.uint8, 2: torch.int8, 3: torch.int16, 4: torch.int32, 5: torch.int64, 6: torch.float16,
    7: torch.float32, 8: torch.float64, 12: torch.bool, 13: torch.bfloat16,
}  # fmt: skip
_SCHEMA = 8


#: what reading a damaged archive, or JSON of another form, may raise
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError, AttributeError),
    *(RecursionError, RuntimeError, MemoryError),
)


class Program(NamedTuple):
    """What a file says: the graph and what its inputs are, as JSON, and tensors by their names in the original."""

    graph: Mapping[str, Any]
    inputs: list[Mapping[str, Any]]
    tensors: Mapping[str, torch.Tensor]


def load(path: Path) -> Program:
    """The program in a file. Raises Problem."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        raise Problem("{path} must be a program of torch.export (.pt2), and is none", path=path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _program(archive, path)
    except _BROKEN as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        raise Problem("{path} is no whole program of torch.export: {why}", path=path, why=why) from error


def _program(archive: zipfile.ZipFile, path: Path) -> Program:
    files = archive.infolist()
    size = path.stat().st_size
    if size > _LARGEST or sum(each.file_size for each in files) > size:
        raise Problem("{path} must hold its tensors as they are, in 32 GB at most", path=path)
    models = [each.filename for each in files if each.filename.endswith("/models/model.json")]
    if len(models) != 1:
        raise Problem("{path} has no program as torch 2.8 and later write it", path=path)
    root = models[0].removesuffix("models/model.json")
    told = _json(archive, models[0])
    if told["schema_version"]["major"] != _SCHEMA:
        raise Problem("{path} was written by a version of torch that is not known here", path=path)
    tensors: dict[str, torch.Tensor] = {}
    for kind in ("weights", "constants"):
        config = _json(archive, f"{root}data/{kind}/model_{kind}_config.json")["config"]
        for name, entry in config.items():
            if entry["use_pickle"]:
                raise Problem(
                    "{path} holds a pickle, which may run code of its own, at {name}", path=path, name=name[:80]
                )
            tensors[name] = _tensor(archive.read(f"{root}data/{kind}/{entry['path_name']}"), entry["tensor_meta"])
    return Program(told["graph_module"]["graph"], told["graph_module"]["signature"]["input_specs"], tensors)


def _json(archive: zipfile.ZipFile, name: str) -> Any:
    if archive.getinfo(name).file_size > _LARGEST_TEXT:
        raise ValueError(f"{name} is too long")
    return json.loads(archive.read(name))


def _tensor(data: bytes, told: Mapping[str, Any]) -> torch.Tensor:
    sizes, strides = (tuple(each["as_int"] for each in told[name]) for name in ("sizes", "strides"))
    kind = _TYPES[told["dtype"]]
    if not data:
        return torch.empty(sizes, dtype=kind)
    return torch.frombuffer(bytearray(data), dtype=kind).as_strided(sizes, strides, told["storage_offset"]["as_int"])
