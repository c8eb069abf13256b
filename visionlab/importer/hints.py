"""What the classes of a network's modules say: text that was exported here names its classes after their blocks."""

from __future__ import annotations

import re

from visionlab.blocks.base import Block
from visionlab.blocks.catalogue import parts
from visionlab.exchange.recognise import Hint
from visionlab.importer.tracing import Traced


def hints(traced: Traced) -> list[Hint]:
    """The modules whose class is named as a block is, the outermost first."""
    kinds = {part.__name__: part.kind for part in parts().values() if issubclass(part, Block)}
    found = []
    for path, name in traced.classes.items():
        kind = kinds.get(re.sub(r"\d*$", "", name)) or kinds.get(name)
        if path and kind is not None:
            inside = (number for number, own in enumerate(traced.paths) if own == path or own.startswith(f"{path}."))
            found.append(Hint(kind, frozenset(inside)))
    return [hint for hint in found if hint.members]
