"""What a person typed, dropped or pasted as the source of a network, and what can be said of it before it runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from visionlab.presets.registry import presets

#: files that tell what pictures they take, and run no code
GRAPHS = (".onnx", ".pt2")
#: files that a network can be imported from
SUFFIXES = (".py", *GRAPHS)
#: text and files longer than this are nobody's network
_LONGEST = 1_000_000

Kind = Literal["", "known", "code"]


def kind_of(source: str) -> Kind:
    """Whether a source names a network of a library, or Python that will be run; empty for what is neither."""
    library, _, name = source.partition(":")
    if library in ("torchvision", "timm"):
        return "known" if name else ""
    is_object = re.fullmatch(r"[^\W\d][\w.]*:[^\W\d][\w.]*", source)
    return "code" if is_object or source.endswith(".py") or re.search(r"\.py:\w+$", source) else ""


def network_classes(path: Path) -> list[str]:
    """The modules that a Python file defines, without running it; none where that cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST:
            return []
        tree = ast.parse(path.read_text("utf-8"))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return []
    found: list[str] = []
    for one in tree.body:
        if isinstance(one, ast.ClassDef):
            bases = [ast.unparse(base).rpartition(".")[2] for base in one.bases]
            if any(base in ("Module", "Sequential", *found) for base in bases):
                found.append(one.name)
    return found


def likely(classes: list[str]) -> str:
    """Which of a file's modules is the whole network: the one that our own text names so, else the last."""
    return "Network" if "Network" in classes else (classes or [""])[-1]


def is_pytorch(text: str) -> bool:
    """Whether text is a PyTorch module in Python."""
    is_class = re.search(r"^class \w+\(.*\bModule\b.*\):", text, re.MULTILINE)
    return len(text) <= _LONGEST and is_class is not None and "import" in text


def name_in(text: str, known: Collection[str] = ()) -> str:
    """The source that a pasted line names: `torchvision:NAME`, or a bare NAME that torchvision knows; else empty."""
    word = text.strip()
    if len(word) > 100 or not re.fullmatch(r"(torchvision:|timm:)?[\w.]+", word):
        return ""
    if ":" in word:
        return word
    named = f"torchvision:{word}"
    return named if named in known or any(one.twin == named for one in presets().values()) else ""
