"""The network as a picture file, for the command line and the window's export."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

from visionlab.cost.analysis import Report
from visionlab.cost.folding import Folding
from visionlab.graph.model import Graph
from visionlab.problem import Phrase, Problem

#: pixels a scene unit: sharp on paper and on dense displays
SCALE = 2.0
_PLAIN = Folding()


def written(
    graph: Graph,
    report: Report,
    format: str,
    scale: float | None = None,
    is_figure: bool = False,
    folding: Folding = _PLAIN,
) -> bytes:
    """The whole network in light colours as `png`, `svg` or `pdf`: the canvas, opened and folded so, or a figure.

    Without a scale it is a good one that fits; raises Problem for a scale at which it does not fit, or no nodes.
    """
    from visionlab.ui.canvas.picture import Picture
    from visionlab.ui.figure.picture import FigurePicture

    if not graph.nodes:
        raise Problem("The network is empty: there is nothing to draw")
    picture = FigurePicture(graph, report) if is_figure else Picture(graph, report, folding=folding)
    if format == "svg":
        return picture.svg(scale or 1.0)
    if format == "pdf":
        _check(scale, picture.most_for_page, Phrase("a page of a PDF"))
        return picture.pdf(scale or 1.0)
    _check(scale, picture.most_for_pixels, Phrase("an image in pixels"))
    return picture.png(scale or SCALE, dark=False)


def _check(scale: float | None, most: float, what: Phrase) -> None:
    if scale is not None and scale > most:
        raise Problem(
            "The network is too large for {what} at a scale of {scale:g}: at most {most:g} fits, and as SVG any",
            what=what,
            scale=scale,
            most=int(most * 100) / 100,
        )


def draw(network: str, format: str, scale: float | None = None, is_figure: bool = False) -> bytes:
    """A picture of a preset or a .vlab file, without a window or a screen. Raises Problem."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from visionlab.ui.main import load, make_app
    from visionlab.ui.theme import theme

    sheet = load(network)
    make_app()
    theme().choose("light")
    return written(sheet.graph, sheet.report, format, scale, is_figure, sheet.folding)
