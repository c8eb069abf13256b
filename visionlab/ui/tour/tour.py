"""Leads through the steps: shows each, sees when it is done, and remembers that the tour was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from visionlab.ui.settings import TOUR_SEEN
from visionlab.ui.tour.bubble import Bubble, Ring
from visionlab.ui.tour.steps import STEPS, Step, tr

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: docks and pages move and steps are done in many ways: rather than being told of all of them, the tour looks
_LOOK_MS = 200
#: between what is meant and the ring
_RIM = 3
#: how long a step that is done stays, so that one sees that it is
_DONE_MS = 900


class Tour(QObject):
    """The tour of one window."""

    #: the tour was finished or skipped
    ended = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.step: Step | None = None
        self._number = 0
        self._ring: Ring | None = None
        self.bubble: Bubble | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._rest = QTimer(self, singleShot=True, interval=_DONE_MS)
        self._rest.timeout.connect(lambda: self._go(self._number + 1))

    @property
    def is_on(self) -> bool:
        """Whether a step is shown."""
        return self.step is not None

    def start(self) -> None:
        """From the first step."""
        if self.bubble is None:
            self._ring, self.bubble = Ring(self._window), Bubble(self._window)
            self.bubble.back_wanted.connect(lambda: self._go(self._number - 1))
            self.bubble.next_wanted.connect(self.next)
            self.bubble.skip_wanted.connect(self.end)
        self._go(0)
        self.bubble.next.setFocus()

    def next(self) -> None:
        """On to the next step, whether this one is done or not."""
        step, bubble, focused = self.step, self.bubble, QApplication.focusWidget()
        is_at_keys = bubble is not None and focused is not None and bubble.isAncestorOf(focused)
        if step is not None and not step.is_done():
            step.skip()
        self._go(self._number + 1)
        if bubble is not None and is_at_keys:
            bubble.next.setFocus()  # a page that is opened takes the keyboard; the next step may be left by it too

    def end(self) -> None:
        """No more of it, until it is asked for again."""
        self._look.stop()
        self._rest.stop()
        self.step = None
        for shown in (self._ring, self.bubble):
            if shown is not None:
                shown.hide()
        self._window.settings.put(TOUR_SEEN, "yes")
        self.ended.emit()

    def _go(self, number: int) -> None:
        self._rest.stop()
        if number >= len(STEPS):
            self.end()
            return
        self._number = max(0, number)
        self.step = STEPS[self._number](self._window)
        self.step.begin()
        bubble = self.bubble
        assert bubble is not None
        bubble.show_step(tr(self.step.title), self.step.words, self._number + 1, len(STEPS))
        bubble.show()
        self._look.start()
        self.look()

    def look(self) -> None:
        """Stand where the target is now, and see whether the step is done."""
        step, ring, bubble = self.step, self._ring, self.bubble
        if step is None or ring is None or bubble is None:
            return
        place = self._place(step.target())
        ring.setVisible(place is not None)
        if place is not None:
            ring.setGeometry(place)
            ring.raise_()
        bubble.stand_by(place or self._window.rect(), self._window.rect())
        bubble.raise_()
        if not self._rest.isActive() and step.is_done():
            bubble.show_done()
            if self._number < len(STEPS) - 1:
                self._rest.start()

    def _place(self, target: QWidget | None) -> QRect | None:
        """Where a widget is seen in the window; None while it is not."""
        if target is None or not target.isVisible():
            return None
        box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        return box.adjusted(-_RIM, -_RIM, _RIM, _RIM).intersected(self._window.rect())
