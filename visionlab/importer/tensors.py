"""The tensors of a file of weights, read so that nothing in it can run."""

from __future__ import annotations

import json
import pickle
import re
import warnings
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors import SafetensorError, safe_open

from visionlab.exchange.weight_match import in_natural_order
from visionlab.problem import Problem

_LARGEST = 32 << 30
_MOST = 100_000
_LONGEST_NAME = 500
#: what training scripts put a state dict into, and in front of its names
_WRAPPERS = ("state_dict", "model_state_dict", "model", "net", "weights", "module", "ema")
_PREFIXES = ("module.", "_orig_mod.", "model.")


class Tensors(NamedTuple):
    """Tensors by name, in the order in which they most likely were made; and what a header of ours says of them."""

    by_name: dict[str, torch.Tensor]
    about: dict[str, object]


def read_tensors(path: Path, known: Collection[str] = ()) -> Tensors:
    """The tensors of a safetensors file, or of one of torch's. Raises Problem.

    What wrappers put in front of all names is left out, unless some of the names are `known` as they are.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Problem("{path} cannot be read: {why}", path=path, why=error.strerror) from None
    if not path.is_file() or not 0 < size <= _LARGEST:
        raise Problem("{path} must be a file of weights of 1 byte to 32 GB", path=path)
    if path.suffix.lower() == ".safetensors":
        found, about = _safetensors(path)
    elif path.suffix.lower() in (".pt", ".pth", ".bin"):
        found, about = _unwrapped(_of_torch(path, size)), {}
    else:
        raise Problem("{path} must end in .safetensors, .pt or .pth", path=path)
    _check(found, path)
    return Tensors(_bare(found) if found.keys().isdisjoint(known) else found, about)


def _safetensors(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, object]]:
    try:
        with safe_open(path, "pt") as file:
            found = {name: file.get_tensor(name) for name in in_natural_order(file.keys())}
            return found, _about(file.metadata() or {})
    except (SafetensorError, OSError, ValueError, MemoryError) as error:
        raise Problem("{path} must be a whole safetensors file: {why}", path=path, why=_said(error)) from None


def _about(header: Mapping[str, str]) -> dict[str, object]:
    """What a header of ours says; a stranger's says nothing."""
    about: dict[str, object] = {}
    for name in ("network", "data", "classes", "mean", "deviation"):
        try:
            about[name] = json.loads(header[name])
        except (KeyError, ValueError, RecursionError):
            continue
    return about


def _of_torch(path: Path, size: int) -> Any:
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            unpacked = 0  # torch says what is wrong with it
        if unpacked > size:
            raise Problem("{path} must hold its tensors as they are, and unpacks to more than itself", path=path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        named = re.search(r"GLOBAL ([\w.]+)", str(error))
        if named:
            raise Problem(
                "{path} is refused, as loading it would run code of its own ({name}): save the weights as safetensors",
                path=path,
                name=named[1][:80],
            ) from None
        raise Problem("{path} must be a file of torch.save with tensors only", path=path) from None
    except (Exception, RecursionError) as error:
        raise Problem("{path} must be a whole file of torch.save: {why}", path=path, why=_said(error)) from None


def _unwrapped(loaded: Any) -> dict[str, torch.Tensor]:
    for _ in range(4):
        if not isinstance(loaded, Mapping) or any(isinstance(value, torch.Tensor) for value in loaded.values()):
            break
        inner = next((loaded[name] for name in _WRAPPERS if isinstance(loaded.get(name), Mapping)), None)
        if inner is None:
            break
        loaded = inner
    if not isinstance(loaded, Mapping):
        return {}
    return {name: value.detach() for name, value in loaded.items() if isinstance(value, torch.Tensor)}


def _check(found: Mapping[Any, torch.Tensor], path: Path) -> None:
    if not 0 < len(found) <= _MOST:
        raise Problem("{path} must hold a state dict of up to {most} tensors", path=path, most=_MOST)
    for name, value in found.items():
        if type(name) is not str or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
            raise Problem(
                "{path} must name its tensors in up to {most} printable letters, got {name}",
                path=path,
                most=_LONGEST_NAME,
                name=repr(name)[:60],
            )
        if value.layout is not torch.strided or value.is_quantized or value.is_complex() or value.dtype is torch.bool:
            raise Problem("{path}: {name} must be a plain tensor of numbers", path=path, name=name[:80])


def _bare(found: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Without what wrappers (DataParallel, torch.compile, Lightning) put in front of all names."""
    while prefix := next((each for each in _PREFIXES if all(name.startswith(each) for name in found)), ""):
        found = {name.removeprefix(prefix): value for name, value in found.items()}
    return found


def _said(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
