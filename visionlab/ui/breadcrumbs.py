"""Where one is: the network, then the blocks one has gone into."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from visionlab.ui.icons import keep_icon
from visionlab.ui.keymap import keymap, told
from visionlab.ui.theme import Length


class Breadcrumbs(QFrame):
    """A bar that is there only inside a block."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.small, Length.tiny, Length.medium, Length.tiny)
        row.setSpacing(Length.small)
        self.back_button = QToolButton()
        keep_icon(self.back_button.setIcon, "back")
        self.back_button.setAccessibleName(self.tr("Back"))
        keymap().changed.connect(self._tell_key)
        self._tell_key()
        self.back_button.clicked.connect(self.back)
        self._path = QLabel()
        self._note = QLabel()
        self._note.setProperty("role", "muted")
        row.addWidget(self.back_button)
        row.addWidget(self._path)
        row.addStretch(1)
        row.addWidget(self._note)
        self.hide()

    def _tell_key(self) -> None:
        keys = [key for key in (keymap().text("leave"), told("Esc")) if key]
        self.back_button.setToolTip(self.tr("Back ({keys})").format(keys=self.tr(" or ").join(keys)))

    def show_path(self, network: str, path: list[str], is_group: bool = False) -> None:
        """Show the way from the network down; nothing at the top. In a group the fields of its blocks are edited."""
        if is_group:
            self._note.setText(self.tr("Inside a group: fields can be edited, links once it is ungrouped"))
        else:
            self._note.setText(self.tr("Inside a block: to look at, not to edit"))
        self._path.setText("   ›   ".join([network, *path]))
        self.setVisible(bool(path))
