"""The keyboard on the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from visionlab.ui.canvas import commands

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
_STANDARD: tuple[tuple[QKeySequence.StandardKey, Callable[[Canvas], object]], ...] = (
    (QKeySequence.StandardKey.Copy, lambda canvas: canvas.copy()),
    (QKeySequence.StandardKey.Cut, lambda canvas: canvas.cut()),
    (QKeySequence.StandardKey.Paste, lambda canvas: canvas.paste()),
    (QKeySequence.StandardKey.SelectAll, lambda canvas: canvas.select_all()),
    (QKeySequence.StandardKey.ZoomIn, lambda canvas: canvas.zoom_in()),
    (QKeySequence.StandardKey.ZoomOut, lambda canvas: canvas.zoom_out()),
)


def claims(canvas: Canvas, event: QKeyEvent) -> bool:
    """Whether a key means something else here than the shortcut of the window that it also is."""
    key = event.key()
    if key in (Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Space):
        return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return key == Key.Key_Backspace or (key == Key.Key_Delete and canvas.marks.selected_link is not None)


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key stands for. Gives whether it stands for something."""
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Key(event.key())
    if key == Key.Key_Escape:
        return _escape(canvas)
    if canvas.gesture is not None:
        return True
    if key in _ARROWS:
        return _arrow(canvas, key, keys)
    if key in (Key.Key_Tab, Key.Key_Backtab):
        return _tab(canvas, is_forward=key == Key.Key_Tab and not keys & _SHIFT)
    for standard, act in _STANDARD:
        if event.matches(standard):
            act(canvas)
            return True
    if keys == _CONTROL:
        return _with_control(canvas, key)
    return _plain(canvas, key, event) if not keys & ~_SHIFT else False


def _escape(canvas: Canvas) -> bool:
    """Give up a gesture, else the selection, else go back."""
    if canvas.cancel_gesture():
        return True
    if canvas.selected or canvas.marks.selected_link is not None:
        canvas.select([])
        return True
    return canvas.leave()


def _arrow(canvas: Canvas, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
    if keys == Qt.KeyboardModifier.AltModifier:
        return key == Key.Key_Left and canvas.leave()
    dx, dy = _ARROWS[key]
    if keys == _CONTROL or canvas.is_inside:
        return commands.follow(canvas, dx, dy)
    commands.nudge(canvas, dx, dy)
    return True


def _tab(canvas: Canvas, is_forward: bool) -> bool:
    """Walk to the next node; past the last one, leave the canvas."""
    if commands.walk(canvas, is_forward):
        return True
    canvas.select([])
    beside = canvas.nextInFocusChain() if is_forward else canvas.previousInFocusChain()
    if beside is not None:
        beside.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _with_control(canvas: Canvas, key: Qt.Key) -> bool:
    match key:
        case Key.Key_D:
            canvas.duplicate_selection()
        case Key.Key_0:
            canvas.zoom_reset()
        case Key.Key_Plus | Key.Key_Equal:
            canvas.zoom_in()
        case Key.Key_Minus:
            canvas.zoom_out()
        case _:
            return False
    return True


def _plain(canvas: Canvas, key: Qt.Key, event: QKeyEvent) -> bool:
    match key:
        case Key.Key_Backspace if canvas.is_inside:
            canvas.leave()
        case Key.Key_Delete | Key.Key_Backspace:
            canvas.delete_selection()
        case Key.Key_Return | Key.Key_Enter:
            if len(canvas.chosen) == 1:
                canvas.enter(canvas.chosen[0])
        case Key.Key_F:
            canvas.fit()
        case Key.Key_Space:
            if not event.isAutoRepeat():
                canvas.is_space_down = True
                canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        case _:
            return False
    return True


def release(canvas: Canvas, event: QKeyEvent) -> None:
    """The space bar was let go: the mouse no longer pans. An arrow key: the burst is over."""
    if event.isAutoRepeat():
        return
    if event.key() == Key.Key_Space:
        canvas.is_space_down = False
        if canvas.gesture is None:
            canvas.viewport().unsetCursor()
