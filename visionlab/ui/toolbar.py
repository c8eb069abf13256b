"""The window's toolbar: what is done most, the totals, and Train."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from visionlab.ui.icons import ICON_SIZE
from visionlab.ui.qactions import Action

#: names of actions in groups
_GROUPS = (
    ("gallery", "new", "open", "save"),
    ("undo", "redo", "history"),
    ("fit", "arrange", "analyse", "results", "runs"),
)


class Toolbar(QToolBar):
    """Actions on the left; on the right a place for the totals, shown only beside a network, and Train."""

    def __init__(self, actions: Mapping[str, Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Main toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(ICON_SIZE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, group in enumerate(_GROUPS):
            if number:
                self.addSeparator()
            for name in group:
                self._put(actions[name])
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        totals = QWidget()
        self._place = QHBoxLayout(totals)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._totals = [self.addWidget(totals), self.addSeparator()]
        self._put(actions["train"])
        train = self.widgetForAction(actions["train"])
        assert isinstance(train, QToolButton)
        train.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        train.setObjectName("train")
        self.train_button = train

    def _put(self, action: Action) -> None:
        action.draw()
        self.addAction(action)

    def take_totals(self, totals: QWidget) -> None:
        """Show these totals."""
        self._place.addWidget(totals)

    def show_totals(self, on: bool) -> None:
        """Whether there is a network to speak of."""
        for shown in self._totals:
            shown.setVisible(on)
