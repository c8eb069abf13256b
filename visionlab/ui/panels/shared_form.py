"""The fields that blocks of several kinds have in common, edited together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from visionlab.fields import Spec
from visionlab.layers.base import Part
from visionlab.ui.document import Document
from visionlab.ui.panels.form import FieldForm

#: what a kind of block declares
Declared = tuple[Spec, ...]


def shared(kinds: Iterable[Declared]) -> Declared:
    """The fields that all of these kinds have, by name and type, in the order of the first.

    Each takes what any of the kinds takes: a block that does not take a value says so itself.
    """
    first, *rest = [{spec.name: spec for spec in kind} for kind in kinds]
    found = []
    for name, spec in first.items():
        same = [spec, *(others[name] for others in rest if name in others and others[name].kind == spec.kind)]
        if len(same) == 1 + len(rest) and spec.kind not in ("nested", "text"):
            found.append(_widest(same))
    return tuple(found)


def _widest(same: Sequence[Spec]) -> Spec:
    first = same[0]
    return replace(
        first,
        low=min(spec.low for spec in same),
        high=max(spec.high for spec in same),
        options=tuple(dict.fromkeys(option for spec in same for option in spec.options)),
        special=first.special if all((spec.special, spec.low) == (first.special, first.low) for spec in same) else "",
    )


class SharedForm(FieldForm):
    """The editors of what several kinds share. Where their defaults differ, there is none to go back to."""

    def __init__(self, document: Document, kinds: Sequence[Declared]) -> None:
        super().__init__(document, shared(kinds))
        defaults = {name: {spec.default for kind in kinds for spec in kind if spec.name == name} for name in self.rows}
        self._without_default = [name for name, values in defaults.items() if len(values) > 1]
        for name in self._without_default:
            self.rows[name].set_default(self, self.tr("another one for each kind"))

    def bind(
        self, ids: Sequence[str], blocks: Sequence[Part], read_only: bool = False, path: tuple[int, ...] = ()
    ) -> None:
        super().bind(ids, blocks, read_only, path)
        for name in self._without_default:
            self.rows[name].reset.hide()
