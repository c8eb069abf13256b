"""Whether a network and a data set fit, and what can be done where they do not. No Qt, no numpy."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.cost.analysis import Report
from visionlab.data.base import Description
from visionlab.layers.base import Shape
from visionlab.runs.settings import RunSettings


@dataclass(frozen=True, slots=True)
class Fit:
    """What the network takes and gives, against what the data set has. None where the network does not say."""

    input: Shape | None
    classes: int | None
    #: the pictures as the network will see them, resized or not
    pictures: Shape
    data_classes: int

    @property
    def has_input(self) -> bool:
        """Whether the network takes the pictures."""
        return self.input is None or self.input == self.pictures

    @property
    def has_classes(self) -> bool:
        """Whether the network gives one score a class."""
        return self.classes is None or self.classes == self.data_classes

    @property
    def fits(self) -> bool:
        """Whether both fit; true too while the network is not whole, which is told elsewhere."""
        return self.has_input and self.has_classes

    @property
    def resize(self) -> int | None:
        """The side to resize pictures to so that the network takes them; None where that cannot help."""
        if self.input is None or len(self.input) != 3 or self.has_input:
            return None
        channels, height, width = self.input
        return height if channels == self.pictures[0] and height == width and 1 <= height <= 1024 else None


def fit(report: Report, data: Description, settings: RunSettings) -> Fit:
    """Compares the two."""
    channels, height, width = data.shape
    side = settings.resize
    return Fit(report.input_shape, report.classes, (channels, side or height, side or width), len(data.classes))
