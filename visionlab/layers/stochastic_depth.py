"""Stochastic depth: a branch that is missing for some pictures while training."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import number
from visionlab.layers.base import Kept, Layer, Shape, need_maps
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class StochasticDepth(Layer):
    """Drops the whole branch of a random share of pictures while training (Huang et al. 2016, section 3).

    What survives is divided by the survival probability, so that nothing is left to do when evaluating; the paper
    multiplies then instead, which has the same mean.
    """

    kind = "stochastic_depth"
    group = "Merge"
    title = "Stochastic depth"
    is_inert = True

    survival: float = number(0.8, 0.05, 1.0, is_key=True, tip="Probability that the branch is there")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        return shapes[0]

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # one scaled zero or one for each picture
        return Kept(extra=width)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.Dropout3d({round(1.0 - self.survival, 6)!r})"

    def call(self, module: str, arguments: list[str]) -> str:
        # a whole picture's maps, as one channel of three dimensions
        return f"{module}({arguments[0]}.unsqueeze(1)).squeeze(1)"

    def caption(self) -> str:
        return Phrase("p = {survival:g}", survival=self.survival)
