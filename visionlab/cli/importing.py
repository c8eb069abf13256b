"""`visionlab import`: a network from PyTorch becomes a `.vlab` file."""

from __future__ import annotations

import sys
from pathlib import Path


def bring(source: str, input: tuple[int, int, int] | None, output: str, is_folded: bool, weights: str = "") -> int:
    """Import a network and write it, `-` to stdout; what became of it goes to stderr. Raises Problem."""
    from visionlab.cli.weights import child
    from visionlab.exchange.incoming import Told
    from visionlab.project.files import write

    job = {
        "source": source,
        "input": list(input or (3, 224, 224)),
        "folds": is_folded,
        "folder": str(Path.cwd()),
        "weights": str(Path(weights).expanduser().absolute()) if weights else "",
    }
    told = child(job)
    document = told["document"]
    if output == "-":
        sys.stdout.write(document)
    else:
        write(Path(output), document)
    print(in_words(Told.from_json(told["told"])), file=sys.stderr)
    return 0


def in_words(told: object) -> str:
    """A few lines on what became of an imported network."""
    from visionlab.cost.numbers import exact
    from visionlab.exchange.incoming import Told

    assert isinstance(told, Told)
    lines = [f"{told.name}: {exact(told.parameters)} parameters, {told.layers} layers on {_shape(told.input)} pictures"]
    for label, counts in (("recognised", told.recognised), ("not editable", told.opaque)):
        if counts:
            lines.append(f"  {label}: " + ", ".join(f"{name} x{count}" for name, count in counts.items()))
    if told.left_out:
        parts = ", ".join(f"{name} ({exact(count)} parameters)" for name, count in told.left_out.items())
        lines.append(f"  left out, as no picture meets it: {parts}")
    return "\n".join(lines)


def _shape(shape: tuple[int, ...]) -> str:
    return "x".join(map(str, shape))
