"""History: undo and redo as lists of old values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A value and the words for the edit that made it."""

    label: str
    value: T


class History(Generic[T]):
    """The values a document has had, and which of them it has now.

    Edits with the same merge key that follow each other are one step: a drag, a typing burst.
    """

    def __init__(self, value: T, limit: int = 500) -> None:
        self._entries: list[Entry[T]] = [Entry("", value)]
        self._at = 0
        self._limit = limit
        self._key: object = None
        self._saved: T | None = value

    @property
    def value(self) -> T:
        """The present value."""
        return self._entries[self._at].value

    @property
    def entries(self) -> tuple[Entry[T], ...]:
        """All values there are to go to, oldest first; those behind the present one have been undone."""
        return tuple(self._entries)

    def push(self, label: str, value: T, key: object = None) -> bool:
        """Take a new value; what had been undone is gone. With a `key` equal to the last one's, replace it.

        Gives whether it was replaced: whether the step that began earlier goes on.
        """
        if value is self.value:
            return False
        del self._entries[self._at + 1 :]
        goes_on = key is not None and key == self._key and self._at > 0
        if goes_on:
            self._entries[self._at] = Entry(label, value)
        else:
            self._entries.append(Entry(label, value))
            if len(self._entries) > self._limit:
                del self._entries[0]
            self._at = len(self._entries) - 1
        self._key = key
        return goes_on

    def close(self) -> None:
        """End a burst: the next edit is a step of its own whatever its key."""
        self._key = None

    def undo(self) -> T:
        """One step back, or the present value where there is none."""
        return self.go(self._at - 1)

    def redo(self) -> T:
        """One step forward again."""
        return self.go(self._at + 1)

    def go(self, number: int) -> T:
        """To the value of this number among `entries`, whether behind or ahead."""
        self._at = max(0, min(number, len(self._entries) - 1))
        self._key = None
        return self.value

    @property
    def at(self) -> int:
        """The number of the present value among `entries`."""
        return self._at

    @property
    def undo_label(self) -> str | None:
        """The words for what undo would take back; None when there is nothing."""
        return self._entries[self._at].label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """The words for what redo would do again; None when there is nothing."""
        return self._entries[self._at + 1].label if self._at + 1 < len(self._entries) else None

    def mark_saved(self) -> None:
        """The present value is on disk."""
        self._saved = self.value
        self._key = None

    def mark_unsaved(self) -> None:
        """No value of this history is on disk, as after recovery."""
        self._saved = None

    @property
    def is_saved(self) -> bool:
        """Whether the present value is the one on disk."""
        return self._saved is self.value
