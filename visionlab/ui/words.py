"""The core's words in the person's language.

Layers, blocks and problems carry English source texts; here they pass through Qt's translation, so
that the rooms below need no Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from visionlab.blocks.group import Group
from visionlab.fields import Spec
from visionlab.layers.base import Part
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.presets.base import Preset

_CONTEXT = "core"


def text(source: str) -> str:
    """A source text of the core, translated."""
    return QCoreApplication.translate(_CONTEXT, source) if source else ""


def part_title(part: Part | type[Part]) -> str:
    """What a kind of part is called; of a group, what its person calls it."""
    if isinstance(part, Group):
        return part.name
    return text(part.title)


def about(part: Part | type[Part]) -> str:
    """The one sentence about a kind of part: the first line of its docstring."""
    if isinstance(part, Group):
        return part.about
    kind = part if isinstance(part, type) else type(part)
    return text((kind.__doc__ or "").strip().split("\n", 1)[0])


def label(spec: Spec) -> str:
    """A field's name for a person."""
    return text(spec.label)


def tip(spec: Spec) -> str:
    """What a field means."""
    return text(spec.tip)


def summary(preset: Preset) -> str:
    """What was new in a network: in Russian where that is the person's language, as presets say it themselves."""
    is_russian = QLocale().language() == QLocale.Language.Russian
    return preset.summary_ru if is_russian and preset.summary_ru else text(preset.summary)


def problem(refusal: Problem) -> str:
    """A problem as a sentence; values that are words of the core are translated too."""
    try:
        return filled(refusal.template, refusal.values)
    except (KeyError, IndexError, ValueError):
        return str(refusal)


def filled(template: str, values: Mapping[str, object]) -> str:
    """A sentence of the core with its values, translated as those of them are that are words of the core."""
    told = {name: text(value) if isinstance(value, str) else value for name, value in values.items()}
    return text(template).format(**told) if told else text(template)
