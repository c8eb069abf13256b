"""Where a network comes from, in a person's words: a library's name, a Python object, a file."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from torch import nn

from visionlab.layers.base import Shape
from visionlab.problem import Problem

#: files that hold operations rather than code: by their ending the module that reads them
_READERS = {".onnx": "visionlab.importer.onnx_graph", ".pt2": "visionlab.importer.pt2_graph"}


class Source(NamedTuple):
    """A network to be made: its name, and what makes it anew each time it is called."""

    name: str
    make: Callable[[], object]


def find(words: str, folder: str = "", input: Shape | None = None) -> Source:
    """What `torchvision:resnet50`, `timm:NAME`, `package.module:callable`, `FILE.py:Class`, `FILE.onnx` or
    `FILE.pt2` names.

    Python's own names are looked for in `folder` too. `input` is for files that leave open what they take. Raises
    Problem.
    """
    if not words.isprintable() or not 0 < len(words) <= 1000:
        raise Problem("A source must be a name or a path of up to 1000 characters, got {got}", got=repr(words)[:60])
    reader = _READERS.get(Path(words).suffix.lower())
    if reader is not None:
        file = Path(folder, words)
        return Source(file.stem, lambda: importlib.import_module(reader).read(file, input))
    path, _, name = words.rpartition(":")
    if path.endswith(".py") or (not path and words.endswith(".py")):
        return _file(Path(folder, path or words), name if path else "")
    if path == "torchvision":
        return _torchvision(name)
    if path == "timm":
        return _timm(name)
    if path and all(part.isidentifier() for part in (*path.split("."), *name.split("."))):
        return _object(path, name, folder)
    raise Problem(
        "{source} is no source of a network: expected torchvision:NAME, timm:NAME, package.module:callable or a file",
        source=repr(words)[:80],
    )


def names() -> list[str]:
    """The sources that libraries here know by name, torchvision's before timm's."""
    found = [f"torchvision:{name}" for name in _in_torchvision()]
    with contextlib.suppress(ImportError):
        import timm

        found += [f"timm:{name}" for name in timm.list_models()]
    return found


def _in_torchvision() -> list[str]:
    import torchvision

    known: list[str] = torchvision.models.list_models(module=torchvision.models)
    return known


def _torchvision(name: str) -> Source:
    import torchvision

    if name not in _in_torchvision():
        raise Problem("torchvision has no classification network {name}", name=repr(name)[:60])
    return Source(name, lambda: torchvision.models.get_model(name, weights=None))


def _timm(name: str) -> Source:
    try:
        import timm
    except ImportError:
        raise Problem("timm is not installed: `pip install timm` brings its networks") from None
    if not timm.is_model(name):
        raise Problem("timm has no network {name}", name=repr(name)[:60])
    return Source(name, lambda: timm.create_model(name, pretrained=False))


def _object(module: str, name: str, folder: str) -> Source:
    if folder and folder not in sys.path:
        sys.path.append(folder)
    try:
        found: object = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
    except Exception as error:
        raise Problem(
            "{module}:{name} cannot be imported: {why}", module=module, name=name, why=_said(error)
        ) from error
    return Source(name.rpartition(".")[2], _maker(found, f"{module}:{name}"))


def _file(path: Path, name: str) -> Source:
    if not path.is_file():
        raise Problem("{path} must be a Python file, and is not there", path=path)
    spec = importlib.util.spec_from_file_location("visionlab_imported", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.append(str(path.parent))
    sys.dont_write_bytecode = True
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise Problem("{path} cannot be run: {why}", path=path, why=_said(error)) from error
    own = {key: value for key, value in vars(module).items() if _is_network(value, spec.name)}
    if not name:
        if "Network" not in own and len(own) != 1:
            known = ", ".join(own) or "none"
            raise Problem(
                "{path} has several networks or none ({known}): name one as FILE.py:Class", path=path, known=known
            )
        name = "Network" if "Network" in own else next(iter(own))
    if not hasattr(module, name):
        raise Problem(
            "{path} has no {name}: it has {known}", path=path, name=repr(name), known=", ".join(own) or "none"
        )
    return Source(name if name != "Network" else path.stem, _maker(getattr(module, name), f"{path}:{name}"))


def _is_network(value: object, module: str) -> bool:
    return isinstance(value, type) and issubclass(value, nn.Module) and value.__module__ == module


def _maker(found: object, words: str) -> Callable[[], object]:
    def make() -> object:
        if isinstance(found, nn.Module):
            return found
        if not callable(found):
            raise Problem(
                "{words} must be a module, or what makes one, got {got}", words=words, got=type(found).__name__
            )
        try:
            return found()
        except TypeError as error:
            raise Problem("{words} cannot be made without arguments: {why}", words=words, why=_said(error)) from error
        except (Exception, SystemExit) as error:
            raise Problem("{words} cannot be made: {why}", words=words, why=_said(error)) from error

    return make


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]
