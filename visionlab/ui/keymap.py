"""Which key does what: the keys of the table of actions, and what a person has made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from visionlab.ui.actions import CANVAS
from visionlab.ui.places import KEYED

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
#: of an action: more keys than this are of no use
_MOST = 4


def told(key: str) -> str:
    """A key as keyboards of this system name it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def plain(sequence: QKeySequence | str) -> str:
    """A key as files name it; empty for what is no single key."""
    sequence = QKeySequence(sequence)
    if sequence.count() != 1 or sequence[0].key() == Qt.Key.Key_unknown:  # type: ignore[index]
        return ""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


class Keymap(QObject):
    """The keys of each action. In one place a key does one thing: one that a person gives to an action, no other has.

    Some actions have their keys in a part of the window only; those of two parts may have the same.
    """

    #: some action has other keys
    changed = Signal()

    def __init__(self, defaults: Mapping[str, Iterable[str]], places: Mapping[str, str] | None = None) -> None:
        """`places` says in which part of the window the keys of an action work; those left out work in all of it."""
        super().__init__()
        self._places = places or {}
        self._defaults = {name: tuple(map(plain, keys)) for name, keys in defaults.items()}
        self._own: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._work_out()

    # -- asking

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action, the one that is shown first."""
        return self._keys.get(name, ())

    def default(self, name: str) -> tuple[str, ...]:
        """The keys it has when nobody has changed any."""
        return self._defaults.get(name, ())

    def text(self, name: str) -> str:
        """The first key of an action, for a person to read; empty where it has none."""
        keys = self.keys(name)
        return told(keys[0]) if keys else ""

    def tip(self, text: str, name: str) -> str:
        """A tool tip with the key of an action behind it."""
        key = self.text(name)
        return f"{text} ({key})" if key else text

    def is_changed(self, name: str) -> bool:
        """Whether an action has other keys than by default."""
        return self.keys(name) != self.default(name)

    def holders(self, key: str, name: str) -> list[str]:
        """The actions that have a key which an action is to have too: they would lose it, but for itself."""
        return [other for other, keys in self._keys.items() if key in keys and self._meet(name, other)]

    def action(self, event: QKeyEvent, place: str = CANVAS) -> str | None:
        """The action whose key was pressed in a place."""
        keys = event.modifiers() & ~_KEYPAD
        found = self._at(plain(QKeySequence(QKeyCombination(keys, Qt.Key(event.key())))), place)
        if found is None and keys & _SHIFT and event.text() and not event.text().isalnum():
            # a plus is a shifted key on most keyboards
            found = self._at(plain(QKeySequence(QKeyCombination(keys & ~_SHIFT, Qt.Key(event.key())))), place)
        return found

    def _at(self, key: str, place: str) -> str | None:
        has_place = ("", place)
        return next((name for name, keys in self._keys.items() if key in keys and self._place(name) in has_place), None)

    def _place(self, name: str) -> str:
        return self._places.get(name, "")

    def _meet(self, one: str, other: str) -> bool:
        """Whether there is a place where the keys of both work."""
        here, there = self._place(one), self._place(other)
        return here == there or not here or not there

    # -- changing

    def set(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others; whoever had one of them loses it."""
        wanted = tuple(dict.fromkeys(filter(None, map(plain, keys))))[:_MOST]
        for other, own in list(self._own.items()):
            if other != name and self._meet(name, other) and set(own) & set(wanted):
                self._own[other] = tuple(key for key in own if key not in wanted)
        self._own[name] = wanted
        self._renew()

    def reset(self, name: str) -> None:
        """Give an action its own keys back, whoever has them now."""
        self._own.pop(name, None)
        mine = set(self.default(name))
        for other, own in list(self._own.items()):
            if self._meet(name, other) and mine & set(own):
                self._own[other] = tuple(key for key in own if key not in mine)
        self._renew()

    def reset_all(self) -> None:
        """All keys as they were at first."""
        self._own.clear()
        self._renew()

    def _renew(self) -> None:
        before = self._keys
        self._work_out()
        for name in [name for name, keys in self._own.items() if keys == self._defaults.get(name)]:
            del self._own[name]
        if self._keys != before:
            self.changed.emit()

    def _work_out(self) -> None:
        self._keys = {
            name: self._own[name] if name in self._own else self._left(name, keys)
            for name, keys in self._defaults.items()
        }

    def _left(self, name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those of an action's keys that a person has given to no other."""
        given = {key for other, own in self._own.items() if self._meet(name, other) for key in own}
        return tuple(key for key in keys if key not in given)

    # -- remembering

    def dumps(self) -> str:
        """What a person changed, to be remembered; empty for nothing."""
        return json.dumps(self._own) if self._own else ""

    def loads(self, text: str) -> None:
        """Take what was remembered; what cannot be understood is as good as not said."""
        self._own = {}
        for name, keys in _read(text).items():
            if name in self._defaults and isinstance(keys, list) and all(isinstance(key, str) for key in keys):
                wanted = dict.fromkeys(filter(None, map(plain, keys[:_MOST])))
                taken = {key for other, own in self._own.items() if self._meet(name, other) for key in own}
                self._own[name] = tuple(key for key in wanted if key not in taken)
        self._renew()


def _read(text: str) -> dict[str, object]:
    try:
        said = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


_keymap: Keymap | None = None


def keymap() -> Keymap:
    """The one keymap of the program."""
    global _keymap
    if _keymap is None:
        _keymap = Keymap(
            {told.name: told.keys for told in KEYED}, {told.name: told.place for told in KEYED if told.place}
        )
    return _keymap
