"""What the time page has above its two tables: a sentence, and a button that measures."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QToolButton, QWidget

from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, font


class MeasureButton(QStackedWidget):
    """A button, and in its place while it is at work a bar and a way to end it."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(self, text: str, stop: str = "", told: str = "") -> None:
        """`stop` is what the cross does, `told` how far it is: `{done}` of `{total}`."""
        super().__init__()
        self._told = told or self.tr("Round {done} of {total}")
        self.button = QPushButton(text)
        self.button.clicked.connect(self.wanted)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(Length.small)
        self.bar.setAccessibleName(text)
        self.cancel = QToolButton()
        keep_icon(self.cancel.setIcon, "close", "muted")
        self.cancel.setIconSize(QSize(Length.medium, Length.medium))
        self.cancel.setToolTip(stop or self.tr("Stop measuring"))
        self.cancel.setAccessibleName(self.cancel.toolTip())
        self.cancel.clicked.connect(self.cancelled)
        busy = QWidget()
        row = QHBoxLayout(busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.addWidget(self.button)
        self.addWidget(busy)
        self.button.ensurePolished()
        # as wide as in bold letters, so that it does not change its size
        plain, bold = (QFontMetrics(font(bold=is_bold)).horizontalAdvance(text) for is_bold in (False, True))
        size = self.button.sizeHint()
        self.setFixedSize(size.width() + max(0, bold - plain), size.height())

    @property
    def is_busy(self) -> bool:
        """Whether it is at work."""
        return self.currentIndex() == 1

    def show_idle(self, reason: str, tip: str, is_first: bool = False) -> None:
        """Show the button; `reason` says why it is off, empty when it is on. `is_first`: this is the thing to do."""
        had_focus = self.cancel.hasFocus()
        self.button.setEnabled(not reason)
        self.button.setToolTip(tooltip(reason or tip))
        if bool(self.button.property("primary")) != is_first:
            self.button.setProperty("primary", is_first)
            self.button.style().polish(self.button)
        self.setCurrentIndex(0)
        if had_focus:
            self.button.setFocus()

    def show_busy(self, done: int = 0, total: int = 0) -> None:
        """Show the bar; a total of 0 is one that nobody knows."""
        had_focus = self.button.hasFocus()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setToolTip(tooltip(self._told.format(done=done, total=total) if total else ""))
        self.setCurrentIndex(1)
        if had_focus:
            self.cancel.setFocus()
