"""Lines by the bands of a drawing that they pass, so that only those near by are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from visionlab.graph.model import Link
from visionlab.ui.canvas.boxes import Box
from visionlab.ui.canvas.lines import Line

_WIDTH = 1024.0
#: so far a label may reach out of its line
REACH = 120.0


class Bands:
    """All lines of a drawing. The bands lie across the way that most links go: each passes one or two."""

    def __init__(self, lines: Mapping[Link, Line], is_sideways: bool) -> None:
        self._axis = 0 if is_sideways else 1
        self._bands: dict[int, list[tuple[int, Link, Line]]] = {}
        for number, (link, line) in enumerate(lines.items()):
            for band in self._passed(line.extent, REACH):
                self._bands.setdefault(band, []).append((number, link, line))

    def near(self, box: Box) -> Iterable[tuple[Link, Line]]:
        """The lines that may be in a box, in the order in which they are painted."""
        bands = [self._bands.get(band, []) for band in self._passed(box)]
        if len(bands) == 1:
            return [(link, line) for _, link, line in bands[0]]
        found = {number: (link, line) for band in bands for number, link, line in band}
        return [found[number] for number in sorted(found)]

    def _passed(self, box: Box, reach: float = 0.0) -> range:
        start, end = box[self._axis] - reach, box[self._axis + 2] + reach
        return range(int(start // _WIDTH), int(end // _WIDTH) + 1)
