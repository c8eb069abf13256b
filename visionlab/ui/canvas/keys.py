"""The keyboard on the canvas: the keys of the table of actions, and those few that nobody changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from visionlab.ui.actions import ALIGNMENTS
from visionlab.ui.canvas import aligning, bypassing, commands, quick_add, remarks, swapping, walking
from visionlab.ui.keymap import keymap

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def _enter(canvas: Canvas) -> bool:
    if len(canvas.chosen) != 1:
        return False
    canvas.enter(canvas.chosen[0])
    return True


def _move(dx: int, dy: int) -> Callable[[Canvas], object]:
    # inside a block nothing can be moved
    return lambda canvas: (walking.follow if canvas.is_inside else commands.nudge)(canvas, dx, dy)


def _follow(dx: int, dy: int, is_adding: bool = False) -> Callable[[Canvas], object]:
    return lambda canvas: walking.follow(canvas, dx, dy, is_adding)


#: what the actions of the table come to on a canvas
_ACTS: Mapping[str, Callable[[Canvas], object]] = {
    "copy": lambda canvas: canvas.copy(),
    "cut": lambda canvas: canvas.cut(),
    "paste": lambda canvas: canvas.paste(),
    "duplicate": lambda canvas: canvas.duplicate_selection(),
    "delete": lambda canvas: canvas.delete_selection(),
    "select_all": lambda canvas: canvas.select_all(),
    "zoom_in": lambda canvas: canvas.zoom_in(),
    "zoom_out": lambda canvas: canvas.zoom_out(),
    "zoom_reset": lambda canvas: canvas.zoom_reset(),
    "fit": lambda canvas: canvas.fit(),
    "enter": _enter,
    "leave": lambda canvas: canvas.leave(),
    "expand": lambda canvas: canvas.expand(),
    "collapse": lambda canvas: canvas.collapse(),
    "expand_all": lambda canvas: canvas.expand_all(),
    "collapse_all": lambda canvas: canvas.collapse_all(),
    **{f"move_{way}": _move(*step) for way, step in _ARROWS.items()},
    **{f"walk_{way}": _follow(*step) for way, step in _ARROWS.items()},
    **{f"extend_{way}": _follow(*step, is_adding=True) for way, step in _ARROWS.items()},
    "walk_first": lambda canvas: walking.to_end(canvas, is_last=False),
    "walk_last": lambda canvas: walking.to_end(canvas, is_last=True),
    **{how: partial(aligning.arrange, how=how) for how in ALIGNMENTS},
    "add_block": quick_add.start,
    "remark": remarks.add,
    "next_remark": remarks.go_to_next,
    "rename": lambda canvas: canvas.rename(),
    "wire": lambda canvas: canvas.wire_by_keys(),
    "swap": swapping.start,
    "bypass": bypassing.toggle,
    "dissolve": commands.dissolve_selection,
}


def do(canvas: Canvas, name: str) -> bool:
    """Do what an action of the table stands for on a canvas. Gives whether it stands for something."""
    act = _ACTS.get(name)
    if act is not None:
        act(canvas)
    return act is not None


def claims(canvas: Canvas, event: QKeyEvent) -> bool:
    """Whether a key means something else here than the shortcut of the window that it also is."""
    key = event.key()
    if canvas.key_wire is not None:
        return True
    if canvas.gesture is not None and keymap().action(event) in _ACTS:
        return True
    if key in (Key.Key_Escape, Key.Key_Space, Key.Key_Backspace):
        return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return key == Key.Key_Delete and canvas.marks.selected_link is not None


def press(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key stands for. Gives whether it stands for something."""
    key = Key(event.key())
    if canvas.key_wire is not None:
        if keymap().action(event) == "wire":
            canvas.key_wire.turn()
        else:
            canvas.key_wire.press(key, bool(event.modifiers() & _SHIFT))
        return True
    if key == Key.Key_Escape:
        return _escape(canvas)
    if canvas.gesture is not None:
        return True
    if do(canvas, keymap().action(event) or ""):
        return True
    match key:
        case Key.Key_Delete if canvas.marks.selected_link is not None:
            canvas.delete_selection()
        case Key.Key_Backspace:
            if not canvas.leave():
                canvas.delete_selection()
        case Key.Key_Space:
            if not event.isAutoRepeat():
                canvas.is_space_down = True
                canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        case _:
            return False
    return True


def _escape(canvas: Canvas) -> bool:
    """Give up a gesture, else the selection, else go back."""
    if canvas.cancel_gesture():
        return True
    if canvas.chosen or canvas.marks.remarks or canvas.marks.selected_link is not None:
        canvas.select([])
        return True
    return canvas.leave()


def release(canvas: Canvas, event: QKeyEvent) -> None:
    """The space bar was let go: the mouse no longer pans."""
    if event.isAutoRepeat():
        return
    if event.key() == Key.Key_Space:
        canvas.is_space_down = False
        if canvas.gesture is None:
            canvas.viewport().unsetCursor()
