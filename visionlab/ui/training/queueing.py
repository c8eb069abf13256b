"""What a person is asked who starts a run while another one goes on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from visionlab.ui import ask


def wants_to_queue(parent: QWidget) -> bool:
    """Whether the network should wait in the queue."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Queue", text)

    answer = ask.choose(
        parent,
        tr("A run is going on."),
        tr("This network can wait in the queue: it is trained as soon as there is room."),
        [(tr("Add to queue"), ask.Role.AcceptRole), (tr("Cancel"), ask.Role.RejectRole)],
    )
    return answer == 0
