"""The JSON of a network: the text of a `.vlab` file, and the JSON Schema that says what such a file may hold.

The schema is written from the declared fields of the blocks, so that a new block or another limit is in it by itself.
What JSON Schema cannot say is left to `visionlab.project.loads`: that ids are different, that links name nodes that
are there and form no cycle, and what fields ask of one another.
"""

from __future__ import annotations

import json
import math
from typing import Any

from visionlab.blocks import group
from visionlab.blocks.catalogue import all_parts
from visionlab.blocks.group import Group
from visionlab.exchange.formats import Format
from visionlab.fields import Spec, specs
from visionlab.graph.model import REMARK_COLOURS
from visionlab.layers.base import Part
from visionlab.project import checks, migrations
from visionlab.project.document import FORMAT, dumps

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = {"type": "string", "pattern": f"^{checks.ID}$"}
#: of a line of text: no control characters, and no ends of lines
_LINE = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$"
#: of a text with ends of lines
_LINES = r"^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]*$"
_COORDINATE = {"type": "number", "minimum": -checks.FARTHEST, "maximum": checks.FARTHEST}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the newest version of `.vlab` files."""
    kinds = all_parts()
    definitions: dict[str, Any] = {kind: _part(part) for kind, part in kinds.items()}
    definitions[Group.kind] = _group()
    return {
        "$schema": DIALECT,
        "title": "VisionLab network",
        "description": "Blocks and the links between them, as in a .vlab file.",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": {"const": migrations.VERSION},
                "nodes": {"type": "array", "items": {"$ref": "#/$defs/node"}},
                "links": {"type": "array", "items": {"$ref": "#/$defs/link"}, "uniqueItems": True},
                "remarks": {"type": "array", "items": {"$ref": "#/$defs/remark"}},
                "view": {"type": "object", "description": "How a window showed the network; may be left out."},
            },
            ("format", "version", "nodes", "links"),
        ),
        "$defs": {"node": _node(), "link": _link(), "remark": _remark(), "block": _choice(list(kinds)), **definitions},
    }


def _node() -> dict[str, Any]:
    told = _object(
        {
            "id": _ID,
            "block": {"enum": list(all_parts()), "description": "The kind of block."},
            "fields": {"type": "object", "description": "Fields that are not named keep their defaults."},
            "x": {**_COORDINATE, "description": "Left edge on the canvas, in scene units."},
            "y": {**_COORDINATE, "description": "Upper edge on the canvas, in scene units."},
            "title": {
                "type": "string",
                "maxLength": checks.LONGEST_TITLE,
                "pattern": _LINE,
                "description": "What a person calls the block.",
            },
        },
        ("id", "block", "x", "y"),
    )
    return {"description": "A block at a place.", **told, "$ref": "#/$defs/block"}


def _choice(kinds: list[str]) -> dict[str, Any]:
    """By its `block`, what the `fields` beside it may be."""
    return {
        "allOf": [
            {
                "if": {"properties": {"block": {"const": kind}}, "required": ["block"]},
                "then": {
                    "properties": {"fields": {"$ref": f"#/$defs/{kind}"}},
                    **({"required": ["fields"]} if kind == Group.kind else {}),
                },
            }
            for kind in kinds
        ]
    }


def _link() -> dict[str, Any]:
    told = _object(
        {
            "source": _ID,
            "target": _ID,
            "port": {
                "type": "integer",
                "minimum": 0,
                "exclusiveMaximum": checks.MOST_PORTS,
                "description": "Number of the target's input, from 0, which is the default.",
            },
        },
        ("source", "target"),
    )
    return {"description": "The output of a node goes into an input of another.", **told}


def _remark() -> dict[str, Any]:
    extent = {"type": "number", "minimum": checks.LEAST_EXTENT, "maximum": checks.MOST_EXTENT}
    told = _object(
        {
            "id": _ID,
            "text": {"type": "string", "maxLength": checks.LONGEST_TEXT, "pattern": _LINES},
            "x": {**_COORDINATE, "description": "Left edge on the canvas, in scene units."},
            "y": {**_COORDINATE, "description": "Upper edge on the canvas, in scene units."},
            "width": extent,
            "height": extent,
            "colour": {"enum": list(REMARK_COLOURS), "default": REMARK_COLOURS[0]},
        },
        ("id", "text", "x", "y", "width", "height"),
    )
    return {"description": "A text card that a person wrote beside the blocks.", **told}


def _part(part: type[Part]) -> dict[str, Any]:
    about = (part.__doc__ or "").strip().split("\n", 1)[0]
    told = _object({spec.name: _field(spec) for spec in specs(part)}, ())
    return {"title": str(part.title), "description": about, **told}


def _group() -> dict[str, Any]:
    """A group's fields are a small network."""
    name = {"type": "string", "minLength": 1, "maxLength": group.LONGEST_TEXT, "pattern": _LINE}
    line = {**name, "minLength": 0}
    place = {"type": "number", "minimum": -group.FARTHEST, "maximum": group.FARTHEST}
    wire = {"type": "integer", "minimum": 0, "maximum": group.MOST_INPUTS + group.MOST_MEMBERS}
    member = _object(
        {
            "block": {"enum": list(all_parts())},
            "fields": {"type": "object"},
            "inputs": {"type": "array", "items": wire, "maxItems": group.MOST_INPUTS},
            "x": place,
            "y": place,
            "title": line,
        },
        ("block", "inputs", "x", "y"),
    )
    own = _object(
        {
            "member": {"type": "integer", "minimum": 0, "maximum": group.MOST_MEMBERS},
            "field": {"type": "string"},
            "label": {**name, "maxLength": group.LONGEST_LABEL},
            "default": {"description": "A value that the field takes."},
        },
        ("member", "field", "label", "default"),
    )
    told = _object(
        {
            "name": name,
            "about": line,
            "inputs": {"type": "integer", "minimum": 1, "maximum": group.MOST_INPUTS},
            "members": {"type": "array", "minItems": 1, "items": {**member, "$ref": "#/$defs/block"}},
            "own": {"type": "array", "maxItems": group.MOST_OWN, "items": own},
        },
        ("name", "inputs", "members"),
    )
    return {"title": str(Group.title), "description": "A piece of a network that is one block.", **told}


def _field(spec: Spec) -> dict[str, Any]:
    """What `Spec.from_json` and `Spec.accepts` take."""
    told: dict[str, Any] = {"title": spec.label}
    described = f"{spec.tip} ({spec.unit})" if spec.tip and spec.unit else spec.tip or spec.unit
    if described:
        told["description"] = described
    if spec.special:
        told["$comment"] = f"{spec.low:g} means {spec.special}"
    match spec.kind:
        case "boolean":
            told["type"] = "boolean"
        case "choice":
            told["enum"] = list(spec.options)
        case "text":
            told |= {"type": "string", "minLength": 1, "maxLength": int(spec.high), "pattern": _LINE}
        case "integer" | "number":
            told |= {"type": spec.kind, **_limits(spec)}
        case "integers":
            items = {"type": "integer", **_limits(spec)}
            told |= {"type": "array", "minItems": 1, "maxItems": 64, "items": items}
        case "nested":
            pair = {"block": {"enum": list(all_parts())}, "fields": {"type": "object"}}
            told |= {**_object(pair, ("block",)), "$ref": "#/$defs/block"}
    told["default"] = spec.to_json(spec.default)
    return told


def _limits(spec: Spec) -> dict[str, float]:
    limits = (("minimum", spec.low), ("maximum", spec.high))
    return {word: int(limit) if limit == int(limit) else limit for word, limit in limits if math.isfinite(limit)}


def _object(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    """An object with these entries and no others."""
    told: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**told, "required": list(required)} if required else told


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


as_json = Format("json", "Network as JSON", "json", dumps)
