"""Sentences for a person: what is said, and the one way in which VisionLab says no.

A sentence keeps its template apart from its values, so that the window can say it in another language. Outside the
window it is the English text that it reads as.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

#: in a template that comes from a file: a name, and a short format of a number
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,30}")
_FORM = re.compile(r"\+?,?(\.\d)?[dfg%]?")
_DEEPEST = 4


class Phrase(str):
    """English words that remember what they were made of: `Phrase("{count} classes", count=10)`.

    A value may be a sentence too, or a tuple, which is told with commas between.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Phrase:
        made = super().__new__(cls, told(template, values))
        made.template, made.values = template, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.values)


def told(template: str, values: Mapping[str, Any]) -> str:
    """A template with its values, in English."""
    if not values:
        return template
    return template.format(
        **{name: ", ".join(map(str, value)) if type(value) is tuple else value for name, value in values.items()}
    )


class Problem(Exception):
    """One sentence that names what was wrong, where, and what was expected.

    ``Problem("{block} needs equal shapes: got {shapes}", block="Add", shapes="...")``.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    @property
    def phrase(self) -> Phrase:
        """What it says."""
        return Phrase(self.template, **self.values)

    def __str__(self) -> str:
        return told(self.template, self.values)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.template, self.values))


def _rebuild(kind: type[Problem], template: str, values: dict[str, object]) -> Problem:
    return kind(template, **values)


# -- from one process to another


def made_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the sentences among some values are made of; the values themselves are written as the text they are."""
    return {name: pack(value) for name, value in values.items() if isinstance(value, Phrase)}


def remade(values: dict[str, Any], parts: object) -> dict[str, Any]:
    """The values with sentences in the place of their texts; of what `made_of` did not write nothing is taken."""
    if not isinstance(parts, dict):
        return values
    found = {name: unpack(parts[name]) for name in values if name in parts}
    return {name: found[name] if found.get(name) == value else value for name, value in values.items()}


def pack(value: object) -> object:
    """A value of a sentence as JSON."""
    if isinstance(value, Phrase):
        return [value.template, {name: pack(part) for name, part in value.values.items()}]
    if type(value) is tuple:
        return ", ".join(map(str, value))
    return value if type(value) in (int, float) else str(value)


def unpack(packed: object, deepest: int = _DEEPEST) -> Any:
    """What `pack` wrote: a text or number as it is, a sentence from its parts; None for anything else."""
    if type(packed) in (str, int, float):
        return packed
    if not deepest or type(packed) is not list or len(packed) != 2:
        return None
    template, parts = packed
    if type(template) is not str or type(parts) is not dict or not _is_harmless(template):
        return None
    try:
        return Phrase(template, **{name: unpack(part, deepest - 1) for name, part in parts.items()})
    except (KeyError, IndexError, ValueError, TypeError):
        return None


def _is_harmless(template: str) -> bool:
    """Whether it asks for no attributes of values, and for no endless padding."""
    try:
        fields = list(string.Formatter().parse(template))
    except ValueError:
        return False
    return all(
        name is None or (_NAME.fullmatch(name) and _FORM.fullmatch(form or "") and not how)
        for _, name, form, how in fields
    )
