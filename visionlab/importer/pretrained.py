"""torchvision's trained weights: from torch's own cache where the file lies there, else fetched; checked either way."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from visionlab.problem import Problem

#: what is told while a file is fetched: bytes so far, and of all (0: nobody knows)
Tell = Callable[[int, int], None]
_CHUNK = 1 << 20
_TIMEOUT = 30.0
#: these turn pictures normalised for others into pictures normalised by a half, as their authors did
_HALVES = ("googlenet", "inception_v3")


class Pretrained(NamedTuple):
    """A file of trained weights, and what pictures and classes they are for."""

    path: Path
    #: `classes`, `mean` and `deviation` (in units of 0 to 255), as headers of weights have them
    about: dict[str, object]


def pretrained(architecture: str, name: str, tell: Tell = lambda done, total: None) -> Pretrained:
    """The weights of this name (`IMAGENET1K_V2`, `DEFAULT`) for one of torchvision's networks. Raises Problem."""
    import torch
    import torchvision

    try:
        known = torchvision.models.get_model_weights(architecture)
    except ValueError:
        raise Problem("torchvision has no network {name}", name=repr(architecture)[:60]) from None
    chosen = known.__members__.get(name)
    if chosen is None:
        raise Problem(
            "torchvision has no weights {name} for {network}: it has {known}",
            name=repr(name)[:60],
            network=architecture,
            known=", ".join(known.__members__) or "none",
        )
    url = str(chosen.url)
    path = Path(torch.hub.get_dir()) / "checkpoints" / url.rpartition("/")[2]
    if not path.is_file():
        _fetch(url, path, tell)
    elif not _is_whole(path):
        raise Problem("{path} is damaged: it has not the checksum that its name tells; remove it", path=path)
    return Pretrained(path, _about(architecture, chosen))


def _about(architecture: str, chosen: Any) -> dict[str, object]:
    transform = chosen.transforms()
    halves = [127.5] * 3
    mean, deviation = ([255 * float(value) for value in each] for each in (transform.mean, transform.std))
    is_own = architecture not in _HALVES
    return {
        "classes": list(chosen.meta["categories"]),
        "mean": mean if is_own else halves,
        "deviation": deviation if is_own else halves,
    }


def _is_whole(path: Path) -> bool:
    """Whether a file has the checksum (SHA-256, its beginning) that torch puts into names: `resnet50-11ad3fa6.pth`."""
    told = re.search(r"-([0-9a-f]{8,})\.", path.name)
    if told is None:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest().startswith(told[1])


def _fetch(url: str, path: Path, tell: Tell) -> None:
    beside = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer, beside.open("wb") as file:
            total, done = int(answer.headers.get("Content-Length") or 0), 0
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                tell(done, total)
        if not _is_whole(beside):
            raise Problem("{url} gave a file with another checksum than its name tells", url=url)
        beside.replace(path)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "reason", None) or error).strip() or type(error).__name__
        raise Problem(
            "{url} cannot be fetched ({why}): put the file into {folder} yourself",
            url=url,
            why=why[:120],
            folder=path.parent,
        ) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
