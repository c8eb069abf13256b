"""Blocks that follow one another and differ by steady steps only, as a loop: `DenseLayer(64 + 32 * i)` for each i."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from visionlab.blocks.recording import Recording

#: a number in the text of a module: no digit of a name
NUMBER = re.compile(r"(?<![\w.\-])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])")
#: fewer are clearer one by one
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Made:
    """The text that makes a module, and what each number in it is."""

    text: str
    roles: tuple[str, ...]

    @property
    def numbers(self) -> list[int | float]:
        """The numbers, in order."""
        return [int(found) if found.isdigit() else float(found) for found in NUMBER.findall(self.text)]

    @property
    def skeleton(self) -> str:
        """The text with `§` for each number."""
        return NUMBER.sub("§", self.text)


def find_runs(recording: Recording, blocks: Sequence[Made | None]) -> dict[int, int]:
    """How many steps each loop takes, by its first step. `blocks` has the text of each step that is a block."""
    count = len(recording.inputs)
    readers = [0] * (count + len(recording.steps))
    for wire in (recording.output, *(wire for step in recording.steps for wire in step.inputs)):
        readers[wire] += 1
    found: dict[int, int] = {}
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks):
            above = count + end - 1
            is_chain = recording.steps[end].inputs == (above,) and readers[above] == 1
            if not is_chain or not _continues(blocks[start:end], blocks[end]):
                break
            end += 1
        if end - start >= _LEAST and len(recording.steps[start].inputs) == 1:
            found[start] = end - start
        else:
            end = start + 1
        start = end
    return found


def _continues(run: Sequence[Made | None], following: Made | None) -> bool:
    """Whether the next block differs from the last as the second does from the first."""
    last = run[-1]
    if last is None or following is None or last.skeleton != following.skeleton:
        return False
    steps = _steps(last, following)
    # decimals that differ are no steps that a loop could count
    if min(steps, default=0) < 0 or any(type(step) is float and step for step in steps):
        return False
    first, second = run[0], run[1] if len(run) > 1 else following
    return first is not None and second is not None and steps == _steps(first, second)


def _steps(one: Made, other: Made) -> list[int | float]:
    return [after - before for before, after in zip(one.numbers, other.numbers, strict=True)]


def loop(run: Sequence[Made]) -> Made:
    """One module that holds all blocks of a run."""
    first = run[0]
    roles: list[str] = []
    steps = iter(zip(first.numbers, _steps(first, run[1]), first.roles, strict=True))

    def stepped(_: re.Match[str]) -> str:
        value, step, role = next(steps)
        roles.extend((role, "step") if step else (role,))
        return f"{value} + {step} * i" if step else str(value)

    text = NUMBER.sub(stepped, first.text)
    variable = "i" if "step" in roles else "_"
    return Made(f"nn.ModuleList({text} for {variable} in range({len(run)}))", (*roles, "depth"))
