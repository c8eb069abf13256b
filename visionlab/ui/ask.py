"""Questions and refusals in boxes of one look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from visionlab.ui.icons import drawing, path_data
from visionlab.ui.theme import theme

_ICON = 32

Role = QMessageBox.ButtonRole


def box(parent: QWidget, text: str, detail: str = "", icon: str = "info", colour: str = "accent") -> QMessageBox:
    """A box without the platform's pictures; add buttons with `button`."""
    made = QMessageBox(parent)
    made.setWindowTitle("VisionLab")
    made.setText(text)
    made.setInformativeText(detail)
    made.setIconPixmap(drawing(path_data(icon), theme().colour(colour), _ICON))
    return made


def choose(parent: QWidget, text: str, detail: str, answers: list[tuple[str, Role]]) -> int | None:
    """Ask with buttons; the first is the default one. Gives the number of the answer, or None for Cancel and Esc.

    One of the answers rejects: it stands for Esc.
    """
    asked = box(parent, text, detail)
    buttons = []
    for words, role in answers:
        button = asked.addButton(words, role)
        button.setIcon(QIcon())
        button.setIconSize(QSize(0, 0))
        buttons.append(button)
        if role == Role.RejectRole:
            asked.setEscapeButton(button)
    asked.setDefaultButton(buttons[0])
    asked.exec()
    clicked = asked.clickedButton()
    assert isinstance(clicked, QPushButton)
    number = buttons.index(clicked)
    return None if answers[number][1] == Role.RejectRole else number


def tell(parent: QWidget, title: str, text: str) -> None:
    """Something to read, as rich text."""
    told = box(parent, text)
    told.setWindowTitle(title)
    told.setTextFormat(Qt.TextFormat.RichText)
    _only_ok(told)


def refuse(parent: QWidget, sentence: str) -> None:
    """Say why something did not happen."""
    _only_ok(box(parent, sentence, icon="warning", colour="warning"))


def _only_ok(told: QMessageBox) -> None:
    button = told.addButton(QMessageBox.StandardButton.Ok)
    button.setIcon(QIcon())
    told.exec()
