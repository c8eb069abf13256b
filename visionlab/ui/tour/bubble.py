"""What the tour shows over the window: a ring around what is meant, and a bubble that says what to do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from visionlab.ui.icons import icon
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length, room, theme

_WIDTH = 320
_RING = 3
#: between the ring and the bubble, and between the bubble and the window's edge
_GAP = Length.medium
_SIGN = 16


class Ring(QWidget):
    """A frame around a place of the window. The mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), _RING))
        inset = _RING / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), Length.radius, Length.radius
        )
        painter.end()


class Bubble(QFrame):
    """A step's words, how far one is, and Back, Next and Skip."""

    back_wanted = Signal()
    next_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "bubble")
        self.setFixedWidth(room(_WIDTH))
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._title = label("", "title", wrap=True)
        self._text = label("", wrap=True)
        self._count = label("", "small")
        self.back = QPushButton(self.tr("&Back"))
        self.next = QPushButton(self.tr("&Next"))
        self.next.setProperty("primary", True)
        self.skip = QPushButton(self.tr("&Skip"))
        self.skip.setProperty("flat", True)
        self.skip.setToolTip(self.tr("End the tour (Esc). Help, First steps shows it again"))
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        head = QHBoxLayout()
        head.setSpacing(Length.small)
        head.addWidget(self._title, 1)
        head.addWidget(self._sign)
        buttons = QHBoxLayout()
        buttons.setSpacing(Length.small)
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Length.large, Length.medium, Length.medium, Length.medium)
        column.setSpacing(Length.small)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def show_step(self, title: str, text: str, number: int, count: int) -> None:
        """Show a step, the `number`-th of `count`."""
        self._title.setText(title)
        self._text.setText(text)
        self._count.setText(self.tr("{number} of {count}").format(number=number, count=count))
        self.back.setEnabled(number > 1)
        is_last = number == count
        self.next.setText(self.tr("&Finish") if is_last else self.tr("&Next"))
        self.skip.setVisible(not is_last)
        self._sign.clear()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        # a fixed width, and as high as its words need there
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_done(self) -> None:
        """The person has done it."""
        self._sign.setPixmap(icon("check", "success").pixmap(_SIGN, _SIGN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skip_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # buttons that are in no dialog leave Enter alone
            next((button for button in (self.back, self.skip) if button.hasFocus()), self.next).click()
        else:
            super().keyPressEvent(event)

    def stand_by(self, target: QRect, room: QRect) -> None:
        """Stand beside a place of the window; in the lower right corner of one that takes most of the window."""
        size = self.size()
        sides = (
            QPoint(target.right() + _GAP, target.top()),
            QPoint(target.left() - _GAP - size.width(), target.top()),
            QPoint(target.left(), target.bottom() + _GAP),
            QPoint(target.left(), target.top() - _GAP - size.height()),
        )
        inner = room.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        box = QRect(QPoint(0, 0), size)
        takes_most = target.width() > room.width() // 2 and target.height() > room.height() // 2
        for at in () if takes_most else sides:
            box.moveTopLeft(at)
            box.moveLeft(max(inner.left(), min(box.left(), inner.right() - size.width())))
            box.moveTop(max(inner.top(), min(box.top(), inner.bottom() - size.height())))
            if not box.intersects(target):
                break
        else:
            box.moveBottomRight(target.intersected(inner).bottomRight() - QPoint(_GAP, _GAP))
        if box != self.geometry():
            self.setGeometry(box)
