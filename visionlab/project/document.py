"""The text of a `.vlab` file: JSON with a schema version.

    {"format": "visionlab", "version": 2,
     "nodes": [{"id": "conv", "block": "conv", "fields": {"channels": 32}, "x": 0, "y": 130, "title": "Stem"}],
     "links": [{"source": "input", "target": "conv", "port": 0}],
     "remarks": [{"id": "remark", "text": "Why so wide?", "x": 240, "y": 0, "width": 240, "height": 96,
                  "colour": "warning"}],
     "view": {"zoom": 1.5, "opened": ["stage", "stage/unit_2"], "folded": ["conv"]}}

Fields at their defaults are left out, and so are `fields`, `title`, `port`, `remarks` and `view` where they say
nothing. The clipboard holds a piece of a network as such a text too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn

from visionlab.blocks.catalogue import all_parts, part_from_json
from visionlab.graph.model import REMARK_COLOURS, Graph, Link, Node, Remark
from visionlab.problem import Phrase, Problem
from visionlab.project import checks, migrations

FORMAT = "visionlab"
#: of a file, in bytes; ResNet-1202 takes 0.2 MB
LARGEST = 16 << 20
#: what a remark says of its place
_BOX = ("x", "y", "width", "height")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: the network, and how a window showed it (empty when it does not say)."""

    graph: Graph
    view: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def dumps(graph: Graph, view: Mapping[str, Any] | None = None) -> str:
    """The text for a network, one node or link a line. Raises Problem for what no file can hold."""
    nodes = [_node_line(node) for node in graph.nodes.values()]
    links = [_link_line(link) for link in graph.links]
    rows = [
        f'"format": "{FORMAT}"',
        f'"version": {migrations.VERSION}',
        f'"nodes": {_many_lines(nodes)}',
        f'"links": {_many_lines(links)}',
    ]
    if graph.remarks:
        rows.append(f'"remarks": {_many_lines([_one_line(_remark_to_json(one)) for one in graph.remarks.values()])}')
    if view:
        rows.append(f'"view": {_one_line(checks.view(dict(view), "The view"))}')
    text = "{\n" + ",\n".join(rows) + "\n}\n"
    if len(text.encode()) > LARGEST:
        raise Problem("A network of {count} nodes is too large for a file: at most 16 MiB fit", count=len(nodes))
    return text


# remembered, since most nodes and links of a network that is saved again after an edit are as they were


@lru_cache(maxsize=20_000)
def _node_line(node: Node) -> str:
    return _one_line(_node_to_json(node))


@lru_cache(maxsize=20_000)
def _link_line(link: Link) -> str:
    return _one_line(_link_to_json(link))


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _many_lines(rows: list[str]) -> str:
    return "[\n" + ",\n".join(f"  {row}" for row in rows) + "\n]" if rows else "[]"


def _node_to_json(node: Node) -> dict[str, Any]:
    place = Phrase("Node {id}", id=repr(node.id))
    kind = getattr(node.block, "kind", None)
    if all_parts().get(kind) is not type(node.block):  # type: ignore[arg-type]
        raise Problem("{place} cannot be saved: {kind} is no block of the palette", place=place, kind=repr(kind))
    told: dict[str, Any] = {"id": checks.identifier(node.id, Phrase("The id of a node")), "block": kind}
    # all of them: a default that a later version changes must not change what a file means
    fields = node.block.to_json()
    if fields:
        told["fields"] = fields
    told["x"] = _short(checks.coordinate(node.x, f"{place}: x"))
    told["y"] = _short(checks.coordinate(node.y, f"{place}: y"))
    if node.title:
        told["title"] = checks.title(node.title, Phrase("{place}: the title", place=place))
    return told


def _short(number: float) -> float | int:
    return int(number) if number == int(number) else number


def _link_to_json(link: Link) -> dict[str, Any]:
    told: dict[str, Any] = {"source": link.source, "target": link.target}
    if link.port:
        told["port"] = checks.port(
            link.port,
            Phrase("The link from {source} to {target}: port", source=repr(link.source), target=repr(link.target)),
        )
    return told


def _remark_to_json(remark: Remark) -> dict[str, Any]:
    place = f"Remark {remark.id!r}"
    told: dict[str, Any] = {"id": checks.identifier(remark.id, "The id of a remark")}
    told["text"] = checks.lines(remark.text, f"{place}: the text")
    for name, check in zip(_BOX, (checks.coordinate, checks.coordinate, checks.extent, checks.extent), strict=True):
        told[name] = _short(check(getattr(remark, name), f"{place}: {name}"))
    if remark.colour != REMARK_COLOURS[0]:
        told["colour"] = checks.one_of(remark.colour, REMARK_COLOURS, f"{place}: the colour")
    return told


def loads(text: str | bytes, where: object = "The text") -> Document:
    """The document of a text; `where` is its name for people, such as the path.

    Raises Problem: one sentence that names `where`, the place in it and what was expected.
    """
    try:
        return _document(_parsed(text))
    except Problem as problem:
        raise Problem("{where} cannot be opened: {problem}", where=where, problem=problem.phrase) from None
    except RecursionError:
        raise Problem("{where} cannot be opened: its JSON is nested too deeply", where=where) from None


def _parsed(text: str | bytes) -> object:
    if len(text) > LARGEST:
        raise Problem("it must be at most 16 MiB long")
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Problem("it must be UTF-8 text, and byte {at} is not", at=error.start) from None
    except json.JSONDecodeError as error:
        raise Problem(
            "it must be JSON: {what} in line {line}, column {column}",
            what=error.msg[:1].lower() + error.msg[1:],
            line=error.lineno,
            column=error.colno,
        ) from None
    except ValueError:
        # what Python's JSON says of integers of more than 4,300 digits
        raise Problem("it holds a number that is too long") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Problem("an object has two entries {name}", name=checks.shown(twice))
    return found


def _no_constant(word: str) -> NoReturn:
    raise Problem("{word} is no number in JSON", word=word)


def _document(data: object) -> Document:
    if type(data) is not dict or data.get("format") != FORMAT:
        raise Problem('it must be a VisionLab network (an object with "format": "visionlab")')
    told = _migrated(data)
    checks.known_keys(told, ("format", "version", "nodes", "links"), ("remarks", "view"), "the network")
    nodes = [
        _node(item, f"nodes[{index}]")
        for index, item in enumerate(checks.is_a(told["nodes"], list, "nodes", Phrase("a list")))
    ]
    links = []
    seen: dict[Link, int] = {}
    for index, item in enumerate(checks.is_a(told["links"], list, "links", Phrase("a list"))):
        link = _link(item, f"links[{index}]")
        first = seen.setdefault(link, index)
        if first != index:
            raise Problem("links[{index}] repeats links[{first}]", index=index, first=first)
        links.append(link)
    told_remarks = checks.is_a(told.get("remarks", []), list, "remarks", Phrase("a list"))
    remarks = [_remark(item, f"remarks[{index}]") for index, item in enumerate(told_remarks)]
    return Document(Graph.of(nodes, links, remarks), MappingProxyType(checks.view(told.get("view", {}), "view")))


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise checks.refuse("version", Phrase("a whole number from 1"), version)
    if version > migrations.VERSION:
        raise Problem(
            "it was saved by a newer VisionLab (file version {version}; this one reads up to {known})",
            version=checks.shown(version),
            known=migrations.VERSION,
        )
    while version < migrations.VERSION:
        data = migrations.MIGRATIONS[version](data)
        version += 1
    return data


def _node(value: object, place: str) -> Node:
    told = checks.is_a(value, dict, place, Phrase("an object"))
    checks.known_keys(told, ("id", "block", "x", "y"), ("fields", "title"), place)
    id = checks.identifier(told["id"], f"{place}.id")
    fields = checks.is_a(told.get("fields", {}), dict, f"{place}.fields", Phrase("an object"))
    for name in fields:
        if len(name) > 64:
            raise checks.refuse(f"{place}.fields", Phrase("an object with the names of fields"), name)
    try:
        block = part_from_json(told["block"], fields)
    except Problem as problem:
        raise Problem("{place} ({id}): {problem}", place=place, id=id, problem=problem.phrase) from None
    x, y = checks.coordinate(told["x"], f"{place}.x"), checks.coordinate(told["y"], f"{place}.y")
    return Node(id, block, x, y, checks.title(told.get("title", ""), f"{place}.title"))


def _link(value: object, place: str) -> Link:
    told = checks.is_a(value, dict, place, Phrase("an object"))
    checks.known_keys(told, ("source", "target"), ("port",), place)
    return Link(
        checks.identifier(told["source"], f"{place}.source"),
        checks.identifier(told["target"], f"{place}.target"),
        checks.port(told.get("port", 0), f"{place}.port"),
    )


def _remark(value: object, place: str) -> Remark:
    told = checks.is_a(value, dict, place, Phrase("an object"))
    checks.known_keys(told, ("id", "text", *_BOX), ("colour",), place)
    return Remark(
        checks.identifier(told["id"], f"{place}.id"),
        checks.lines(told["text"], f"{place}.text"),
        checks.coordinate(told["x"], f"{place}.x"),
        checks.coordinate(told["y"], f"{place}.y"),
        checks.extent(told["width"], f"{place}.width"),
        checks.extent(told["height"], f"{place}.height"),
        checks.one_of(told.get("colour", REMARK_COLOURS[0]), REMARK_COLOURS, f"{place}.colour"),
    )
