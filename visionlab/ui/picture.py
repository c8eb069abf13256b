"""The canvas as a picture file, for `visionlab picture` and the window's export."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.project.files import write as write_file

#: two pixels a unit: sharp on paper and on dense displays
SCALE = 2.0


def write(graph: Graph, report: Report, path: Path, scale: float = SCALE, dark: bool | None = None) -> None:
    """Write the whole network as it looks on the canvas. Raises Problem; leaves no half file."""
    from visionlab.ui.canvas.picture import picture

    if not graph.nodes:
        raise Problem("The network is empty: there is nothing to draw")
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(picture(graph, report, scale, dark)):
        raise Problem("{path} could not be written: the picture is too large", path=path)
    write_file(path, bytes(buffer.data().data()))


def draw(network: str, path: Path, dark: bool = False) -> None:
    """Draw a preset or a .vlab file without a window or a screen. Raises Problem."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from visionlab.ui.main import load, make_app
    from visionlab.ui.theme import theme

    graph, *_ = load(network)
    make_app()
    theme().choose("dark" if dark else "light")
    write(graph, analyse(graph), path)
