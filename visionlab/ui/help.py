"""What the Help menu says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from visionlab import __version__
from visionlab.ui import ask
from visionlab.ui.actions import ACTIONS, words
from visionlab.ui.theme import Length


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


#: gestures that are no actions
GESTURES = (
    ("Drag a block from the palette", "Put it where you let go; on a link, it goes in between"),
    ("Double click a block in the palette", "Add it below the selected one"),
    ("Drag from a port", "Wire; the ports that fit light up"),
    ("Wheel", "Zoom at the cursor"),
    ("Middle or right button, or Space and drag", "Pan"),
    ("Drag on the empty canvas", "Select what the frame touches"),
    ("Double click a block", "Look inside it"),
    ("Esc", "Cancel a drag, or go back from inside a block"),
    ("Arrow keys", "Move the selection"),
    ("Ctrl + arrow keys", "Walk along the links"),
)


def show_shortcuts(parent: QWidget) -> None:
    """All keys and mouse gestures, from the same table as the menus."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("Keyboard and mouse"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Length.huge)
    grid.setVerticalSpacing(Length.small)
    rows = [(_tr(gesture), _tr(does)) for gesture, does in GESTURES]
    rows += [
        (
            ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in told.keys),
            words(told.text).rstrip("…"),
        )
        for told in ACTIONS
        if told.keys
    ]
    for number, (key, does) in enumerate(rows):
        left, right = QLabel(key), QLabel(does)
        right.setProperty("role", "muted")
        grid.addWidget(left, number, 0)
        grid.addWidget(right, number, 1)
    body = QWidget()
    body.setLayout(grid)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(body)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(scroll)
    column.addWidget(buttons)
    dialog.resize(760, 560)
    dialog.exec()


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
