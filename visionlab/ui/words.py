"""The core's words in the person's language.

Layers, blocks, problems and runs speak English; here it passes through Qt's translation, so that the rooms below need
no Qt.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from visionlab.blocks.group import Group
from visionlab.fields import Spec
from visionlab.layers.base import Part
from visionlab.problem import Phrase, Problem
from visionlab.ui import numbers
from visionlab.ui.language import CONTEXT, spoken

if TYPE_CHECKING:
    from visionlab.presets.base import Preset
    from visionlab.runs.outcome import Outcome


class Own(str):
    """A name that a person gave: the same in every language."""


class Small(str):
    """A word of the core within a sentence, where it has no capital."""


def text(source: str) -> str:
    """A text or a sentence of the core, translated."""
    if type(source) is not str:
        return _text(source)
    return _said(source, spoken()) if source else ""


def _text(source: str) -> str:
    if isinstance(source, Phrase):
        return filled(source.template, source.values)
    if isinstance(source, Own):
        return str(source)
    return _said(str(source), spoken()).lower() if isinstance(source, Small) else _said(source, spoken())


@lru_cache(maxsize=4_000)
def _said(source: str, _language: str) -> str:
    """Hot: the cards of a network say the same few words a thousand times."""
    return QCoreApplication.translate(CONTEXT, source)


def plural(one: str, many: str, count: int, **values: object) -> str:
    """A text with `{count}` in it, in the form that the number asks for: `1 layer`, `5 layers`.

    English has the two forms that are given; other languages have theirs for `many`.
    """
    told = QCoreApplication.translate(CONTEXT, many, None, count)
    return (one if told == many and count == 1 else told).format(count=numbers.exact(count), **values)


def part_title(part: Part | type[Part]) -> str:
    """What a kind of part is called; of a group, what its person calls it."""
    return text(part_name(part))


def about(part: Part | type[Part]) -> str:
    """The one sentence about a kind of part: the first line of its docstring."""
    if isinstance(part, Group):
        return part.about
    kind = part if isinstance(part, type) else type(part)
    return text((kind.__doc__ or "").strip().split("\n", 1)[0])


def part_name(part: Part | type[Part]) -> str:
    """What a kind of part is called, for a sentence that will be said in a language."""
    return Own(part.name) if isinstance(part, Group) else part.title


def adding(part: Part) -> Phrase:
    """The words for an edit that brings a block."""
    return Phrase("Add {block}", block=part_name(part))


def changing(spec: Spec) -> Phrase:
    """The words for an edit of a field."""
    return Phrase("Change {field}", field=Small(spec.label))


def label(spec: Spec) -> str:
    """A field's name for a person."""
    return text(spec.label)


def tip(spec: Spec) -> str:
    """What a field means."""
    return text(spec.tip)


def summary(preset: Preset) -> str:
    """What was new in a network: presets say it in Russian themselves."""
    return preset.summary_ru if spoken() == "ru" else preset.summary


def problem(refusal: Problem) -> str:
    """A problem as a sentence; values that are words of the core are translated too."""
    return filled(refusal.template, refusal.values)


def outcome(ending: Outcome) -> str:
    """How a run ended, and what to try."""
    return f"{text(ending.reason)} {text(ending.advice)}".strip()


class _Formatter(string.Formatter):
    """Fills in sentences, words of the core and numbers as the person's language has them."""

    def format_field(self, value: Any, form: str) -> str:
        if isinstance(value, Problem):
            return problem(value)
        if isinstance(value, str):
            return text(value)
        if type(value) is tuple:
            return ", ".join(text(part) if isinstance(part, str) else str(part) for part in value)
        if type(value) is float or form:
            return numbers.written(value, form)
        return format(value, form)


_FORMATTER = _Formatter()


def filled(template: str, values: Mapping[str, Any]) -> str:
    """A sentence of the core with its values, as the person's language has them."""
    told = text(template)
    return _FORMATTER.vformat(told, (), values) if values else told
