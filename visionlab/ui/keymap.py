"""Which key does what: the keys of the table of actions, and what a person has made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from visionlab.ui.actions import ACTIONS

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
    """The keys of each action. A key does one thing: one that a person gives to an action, no other has by default."""

    #: some action has other keys
    changed = Signal()

    def __init__(self, defaults: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
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

    def holder(self, key: str) -> str | None:
        """The action that a key belongs to."""
        return next((name for name, keys in self._keys.items() if key in keys), None)

    def action(self, event: QKeyEvent) -> str | None:
        """The action whose key was pressed."""
        keys = event.modifiers() & ~_KEYPAD
        found = self.holder(plain(QKeySequence(QKeyCombination(keys, Qt.Key(event.key())))))
        if found is None and keys & _SHIFT and event.text() and not event.text().isalnum():
            # a plus is a shifted key on most keyboards
            found = self.holder(plain(QKeySequence(QKeyCombination(keys & ~_SHIFT, Qt.Key(event.key())))))
        return found

    # -- changing

    def set(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others; whoever had one of them loses it."""
        wanted = tuple(dict.fromkeys(filter(None, map(plain, keys))))[:_MOST]
        for other, own in list(self._own.items()):
            if other != name and set(own) & set(wanted):
                self._own[other] = tuple(key for key in own if key not in wanted)
        self._own[name] = wanted
        self._renew()

    def reset(self, name: str) -> None:
        """Give an action its own keys back, whoever has them now."""
        self._own.pop(name, None)
        mine = set(self.default(name))
        for other, own in list(self._own.items()):
            if mine & set(own):
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
        given = {key for keys in self._own.values() for key in keys}
        self._keys = {
            name: self._own[name] if name in self._own else tuple(key for key in keys if key not in given)
            for name, keys in self._defaults.items()
        }

    # -- remembering

    def dumps(self) -> str:
        """What a person changed, to be remembered; empty for nothing."""
        return json.dumps(self._own) if self._own else ""

    def loads(self, text: str) -> None:
        """Take what was remembered; what cannot be understood is as good as not said."""
        self._own = dict(_read(text, self._defaults))
        self._renew()


def _read(text: str, known: Mapping[str, object]) -> Iterable[tuple[str, tuple[str, ...]]]:
    try:
        said = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return
    taken: set[str] = set()
    for name, keys in said.items() if isinstance(said, dict) else ():
        if name in known and isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            wanted = [plain(key) for key in keys[:_MOST]]
            yield name, tuple(key for key in dict.fromkeys(wanted) if key and key not in taken)
            taken.update(wanted)


_keymap: Keymap | None = None


def keymap() -> Keymap:
    """The one keymap of the program."""
    global _keymap
    if _keymap is None:
        _keymap = Keymap({told.name: told.keys for told in ACTIONS if told.name})
    return _keymap
