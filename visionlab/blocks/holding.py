"""A field that holds another part, as a repetition holds what it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from visionlab.fields import Fields, nested
from visionlab.layers.base import Part
from visionlab.problem import Problem


def part_field(owner: str, default: Part, **rest: Any) -> Any:
    """A part as a field of the block called `owner`; in JSON its kind and its fields."""

    def read(data: object) -> Fields:
        from visionlab.blocks.catalogue import part_from_json  # late: it walks this very package

        if not isinstance(data, Mapping) or not set(data) <= {"block", "fields"}:
            raise Problem(
                "{owner}.block must be an object with a block and its fields, got {got}",
                owner=owner,
                got=repr(data)[:60],
            )
        return part_from_json(data.get("block"), data.get("fields", {}))

    return nested(default, read, _write, **rest)


def _write(part: Fields) -> object:
    assert isinstance(part, Part)
    return {"block": part.kind, "fields": part.to_json()}
