"""How well a kind of block answers what a person typed: for the palette's search and for adding by typing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visionlab.blocks.group import Group
from visionlab.layers.base import Part
from visionlab.ui import words

#: from this rank on, only what is said about a block has the words
WEAK = 4


@dataclass(frozen=True, slots=True)
class Sought:
    """The words by which a kind of block is found, in small letters."""

    title: str
    kind: str
    #: the source text of the title: people know the field's English words
    source: str
    about: str

    def rank(self, typed: str) -> int | None:
        """How near it is, 0 the nearest; None where it is not what was typed.

        A title that starts so, a word of it that starts so, the first letters of its words (`bn`), part of its name,
        and at last (`WEAK`) a name and description that have all the words somewhere.
        """
        typed = typed.strip().lower()
        names = (self.title, self.source)
        if not typed or any(name.startswith(typed) for name in names):
            return 0
        if any(f" {typed}" in name.replace("-", " ") for name in names):
            return 1
        if typed in (_initials(self.title), _initials(self.source), _initials(self.kind)):
            return 2
        if any(typed in name for name in (*names, self.kind)):
            return 3
        everything = f"{self.title} {self.kind} {self.source} {self.about}"
        return WEAK if all(word in everything for word in typed.split()) else None


def sought(kind: str, part: Part | type[Part], heading: str = "") -> Sought:
    """The words of a block of the palette: its kind there, itself, and the heading it is found under too."""
    about = words.about(part)
    if isinstance(part, Group):
        return Sought(part.name.lower(), "", "", f"{heading} {about}".lower())
    return Sought(words.part_title(part).lower(), kind.lower(), part.title.lower(), f"{part.__doc__} {about}".lower())


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-_]+", name) if word)
