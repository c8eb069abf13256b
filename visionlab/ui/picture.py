"""The canvas as a picture file, for the command line and the window's export."""

from __future__ import annotations

import os

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.problem import Problem

#: pixels a scene unit: sharp on paper and on dense displays
SCALE = 2.0


def written(graph: Graph, report: Report, format: str, scale: float | None = None) -> bytes:
    """The whole network in light colours as `png`, `svg` or `pdf`.

    Without a scale it is a good one that fits; raises Problem for a scale at which it does not fit, or no nodes.
    """
    from visionlab.ui.canvas.picture import Picture

    if not graph.nodes:
        raise Problem("The network is empty: there is nothing to draw")
    picture = Picture(graph, report)
    if format == "svg":
        return picture.svg(scale or 1.0)
    if format == "pdf":
        _check(scale, picture.most_for_page, "a page of a PDF")
        return picture.pdf(scale or 1.0)
    _check(scale, picture.most_for_pixels, "an image in pixels")
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(picture.image(scale or SCALE, dark=False)):
        raise Problem("The picture could not be written: it is too large")
    return bytes(buffer.data().data())


def _check(scale: float | None, most: float, what: str) -> None:
    if scale is not None and scale > most:
        raise Problem(
            "The network is too large for {what} at a scale of {scale}: at most {most} fits, and as SVG any",
            what=what,
            scale=f"{scale:g}",
            most=f"{int(most * 100) / 100:g}",
        )


def draw(network: str, format: str, scale: float | None = None) -> bytes:
    """A picture of a preset or a .vlab file, without a window or a screen. Raises Problem."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from visionlab.ui.main import load, make_app
    from visionlab.ui.theme import theme

    graph, *_ = load(network)
    make_app()
    theme().choose("light")
    return written(graph, analyse(graph), format, scale)
