"""`visionlab import`: a network from PyTorch becomes a `.vlab` file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visionlab.exchange.incoming import Told


def bring(source: str, input: tuple[int, int, int] | None, output: str, is_folded: bool, weights: str = "") -> int:
    """Import a network and write it, `-` to stdout; what became of it goes to stderr. Raises Problem."""
    from visionlab.cli.weights import child
    from visionlab.exchange.incoming import Told
    from visionlab.project.files import write

    job = {
        "source": source,
        "input": input,
        "folds": is_folded,
        "folder": str(Path.cwd()),
        "weights": str(Path(weights).expanduser().absolute()) if weights else "",
    }
    found = child(job)
    document = found["document"]
    if output == "-":
        sys.stdout.write(document)
    else:
        write(Path(output), document)
    print(in_words(Told.from_json(found["told"])), file=sys.stderr)
    return 0


def in_words(told: Told) -> str:
    """A few lines on what became of an imported network."""
    from visionlab.cost.numbers import exact

    lines = [f"{told.name}: {exact(told.parameters)} parameters, {told.layers} layers on {_shape(told.input)} pictures"]
    for label, counts in (("recognised", told.recognised), ("not editable", told.opaque)):
        if counts:
            lines.append(f"  {label}: " + ", ".join(f"{name} x{count}" for name, count in counts.items()))
    missed = [f"{name} ({exact(count)} parameters)" for name, count in told.left_out.items() if count]
    if missed:
        lines.append(f"  left out, as no picture meets it: {', '.join(missed)}")
    ends = [name for name, count in told.left_out.items() if not count]
    if ends:
        lines.append(f"  left out, as the loss has its own: {', '.join(ends)}")
    return "\n".join(lines)


def _shape(shape: tuple[int, ...]) -> str:
    return "x".join(map(str, shape))
