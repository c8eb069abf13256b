"""Going from one problem of the network to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visionlab.problem import Problem
from visionlab.ui import words

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: the id of a node, empty for the network, and what is wrong
Found = tuple[str, Problem]


def in_order(problems: Sequence[Found], order: Sequence[str]) -> list[Found]:
    """Problems from the top of the network to its end; those of no block come last."""
    at = {id: number for number, id in enumerate(order)}
    return sorted(problems, key=lambda found: at.get(found[0], len(at)))


def neighbour(problems: Sequence[Found], order: Sequence[str], told: int | None, here: str | None, step: int) -> int:
    """The number of the problem to go to: one further than the one that was told, or the nearest from a block."""
    if told is not None and told < len(problems) and here in (None, problems[told][0]):
        return (told + step) % len(problems)
    if here is None or here not in order:
        return 0 if step > 0 else len(problems) - 1
    at = {id: number for number, id in enumerate(order)}
    place = at[here]
    later = [number for number, (id, _) in enumerate(problems) if at.get(id, len(at)) > place]
    earlier = [number for number, (id, _) in enumerate(problems) if at.get(id, len(at)) < place]
    if step > 0:
        return later[0] if later else 0
    return earlier[-1] if earlier else len(problems) - 1


class ProblemWalk:
    """Shows a problem's block, and says the sentence; past the last one it begins again."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._told = ("", "")

    def step(self, step: int) -> None:
        """Go one problem further or back."""
        document = self._window.document
        order = document.graph.reading
        problems = in_order(document.report.problems, order)
        if not problems:
            return
        sentences = [(id, str(problem)) for id, problem in problems]
        told = sentences.index(self._told) if self._told in sentences else None
        number = neighbour(problems, order, told, document.selection.single, step)
        id, problem = problems[number]
        self._told = sentences[number]
        if id:
            self._window.go_to(id)
        said = self._window.tr("Problem {number} of {count}: {sentence}")
        self._window.say(said.format(number=number + 1, count=len(problems), sentence=words.problem(problem)))
