"""What the Help menu says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from visionlab import __version__
from visionlab.ui import ask


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def show_counting(parent: QWidget) -> None:
    """The conventions behind the numbers."""
    text = _tr(
        "<p><b>MAC</b>: one multiply-accumulate of a convolution or linear layer, for one image. "
        "Norms, activations, pools and biases are not counted. Tools that count two operations a MAC, or "
        "count those too, print other numbers for the same network.</p>"
        "<p><b>Parameters</b>: the numbers that are learned, biases and norms included; running means are not.</p>"
        "<p><b>Activations</b>: what autograd keeps for the backward pass of one image in fp32, each tensor once.</p>"
        "<p><b>Weights</b>: four bytes a parameter; 1 MB is a million bytes.</p>"
        "<p><b>Receptive field</b>: how many pixels of the input one output pixel can see, "
        "beyond the edges of the picture too.</p>"
    )
    ask.tell(parent, _tr("What is counted"), text)


def show_about(parent: QWidget) -> None:
    """Name, version and licence."""
    text = _tr("Build, explore and train convolutional image classifiers. MIT licence.")
    ask.tell(parent, _tr("About VisionLab"), f"<p><b>VisionLab {__version__}</b></p><p>{text}</p>")
