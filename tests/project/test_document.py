"""The `.vlab` text: what was saved comes back, and whatever else comes in gets one sentence."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.graphs import graphs
from tests.support.networks import values_of
from visionlab.blocks.catalogue import parts
from visionlab.graph.model import REMARK_COLOURS, Graph, Link, Node, Remark
from visionlab.layers.activation import ReLU
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.project import Document, dumps, loads, migrations
from visionlab.project.checks import FARTHEST, LEAST_EXTENT, MOST_EXTENT

titles = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)
#: all control characters but the end of a line
_CONTROLS = "".join(map(chr, (*range(10), *range(11, 32), *range(127, 160))))
places = st.floats(-FARTHEST, FARTHEST)
views = st.dictionaries(titles, st.one_of(st.booleans(), places, titles, st.lists(places, max_size=4)), max_size=4)


ids = st.from_regex(r"\A[a-z0-9_][A-Za-z0-9_.-]{0,20}\Z")
blocks = st.sampled_from(list(parts().values())).flatmap(values_of)


texts = st.text(st.characters(exclude_categories=("Cs", "Zl", "Zp"), exclude_characters=_CONTROLS), max_size=40)
extents = st.floats(LEAST_EXTENT, MOST_EXTENT)
remarks = st.builds(Remark, ids, texts, places, places, extents, extents, st.sampled_from(REMARK_COLOURS))


@given(graphs(6), st.data(), views)
def test_what_is_saved_comes_back(shape: Graph, data: st.DataObject, view: dict[str, Any]) -> None:
    count = len(shape.nodes)
    names = data.draw(st.lists(ids, min_size=count, max_size=count, unique=True))
    name = dict(zip(shape.nodes, names, strict=True))
    nodes = [Node(id, data.draw(blocks), data.draw(places), data.draw(places), data.draw(titles)) for id in names]
    links = [Link(name[link.source], name[link.target], link.port) for link in shape.links]
    graph = Graph.of(nodes, links, data.draw(st.lists(remarks, max_size=3, unique_by=lambda remark: remark.id)))
    text = dumps(graph, view)
    again = loads(text, "net.vlab")
    assert again.graph == graph
    assert list(again.graph.nodes) == list(graph.nodes)
    assert again.view == view
    assert dumps(again.graph, again.view) == text


@pytest.mark.parametrize("id", list(presets()))
def test_presets_come_back(id: str) -> None:
    graph = presets()[id].graph()
    assert loads(dumps(graph), id).graph == graph


def test_every_block_of_the_palette_can_be_saved() -> None:
    nodes = [Node(kind, part()) for kind, part in parts().items()]
    assert loads(dumps(Graph.of(nodes)), "all").graph == Graph.of(nodes)


def test_the_file_is_short_readable_json() -> None:
    nodes = [Node("input", parts()["input"]()), Node("conv", parts()["conv"](channels=8), 0.0, 130.5, "Étage 1")]
    text = dumps(Graph.of(nodes, [Link("input", "conv")]))
    assert '{"id": "conv", "block": "conv", "fields": {"channels": 8, "kernel": 3, ' in text
    assert '"x": 0, "y": 130.5, "title": "Étage 1"}' in text
    assert json.loads(text)["version"] == migrations.VERSION


REMARK = {"id": "a", "text": "why?", "x": 0, "y": 0, "width": 100, "height": 50}


def valid() -> dict[str, Any]:
    """The JSON of a small network."""
    return json.loads(dumps(presets()["starter"].graph(), {"zoom": 1.5}))  # type: ignore[no-any-return]


def refusal(data: object) -> str:
    with pytest.raises(Problem) as caught:
        loads(data if isinstance(data, (str, bytes)) else json.dumps(data), "net.vlab")
    sentence = str(caught.value)
    assert sentence.startswith("net.vlab cannot be opened: ")
    assert len(sentence) < 400 and "\n" not in sentence
    return sentence.removeprefix("net.vlab cannot be opened: ")


def change(path: str, value: object) -> dict[str, Any]:
    """The valid JSON with something else at a path such as `nodes.1.x`."""
    data: Any = valid()
    at = data
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    if last.isdigit():
        at[int(last)] = value
    else:
        at[last] = value
    return data  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "onnx", 'it must be a VisionLab network (an object with "format": "visionlab")'),
        ("version", 7, "it was saved by a newer VisionLab (file version 7; this one reads up to 2)"),
        ("version", "1", "version must be a whole number from 1, got '1'"),
        ("version", True, "version must be a whole number from 1, got True"),
        ("nodes", {}, "nodes must be a list, got an object"),
        ("nodes.1", 3, "nodes[1] must be an object, got 3"),
        ("nodes.1.id", "", "nodes[1].id must be an id of up to 100 letters, digits and _.-, got ''"),
        ("nodes.1.id", "../x", "nodes[1].id must be an id of up to 100 letters, digits and _.-, got '../x'"),
        ("nodes.1.id", "x\n", "nodes[1].id must be an id of up to 100 letters, digits and _.-, got 'x\\n'"),
        ("nodes.1.id", "input", "Two nodes share the id 'input'"),
        ("nodes.1.block", "os.system", "Unknown block 'os.system'"),
        ("nodes.1.block", ["conv"], "Unknown block ['conv']"),
        ("nodes.1.fields", [], "nodes[1].fields must be an object, got a list"),
        ("nodes.1.fields", {"nosuch": 1}, "has no field 'nosuch'"),
        ("nodes.1.fields", {"kernel": 1e99}, "kernel must be a whole number from 1 to 64, got 1e+99"),
        ("nodes.1.fields", {"n" * 99: 1}, "nodes[1].fields must be an object with the names of fields"),
        ("nodes.1.x", "left", "nodes[1].x must be a number from -1e+07 to 1e+07, got 'left'"),
        ("nodes.1.x", True, "nodes[1].x must be a number from -1e+07 to 1e+07, got True"),
        ("nodes.1.x", 10**400, "nodes[1].x must be a number from -1e+07 to 1e+07, got 1000"),
        ("nodes.1.title", "a\u0000b", "nodes[1].title must be one line of up to 500 characters, got 'a\\x00b'"),
        ("nodes.1.title", "\ud800", "nodes[1].title must be one line of up to 500 characters, got '\\ud800'"),
        ("nodes.1.title", "a" * 501, "nodes[1].title must be one line of up to 500 characters"),
        ("nodes.1.colour", "red", "nodes[1] has an unknown 'colour': known are id, block, x, y, fields, title"),
        ("links.0", ["a", "b"], "links[0] must be an object, got a list"),
        ("links.0.port", -1, "links[0].port must be a whole number from 0 to 4095, got -1"),
        ("links.0.port", 0.0, "links[0].port must be a whole number from 0 to 4095, got 0.0"),
        ("links.0.source", "ghost", "A link names the node 'ghost', which does not exist"),
        ("remarks", {}, "remarks must be a list, got an object"),
        ("remarks", [3], "remarks[0] must be an object, got 3"),
        ("remarks", [{**REMARK, "text": "a\x07"}], "remarks[0].text must be text of up to 10000 characters"),
        ("remarks", [{**REMARK, "width": 0}], "remarks[0].width must be a number from 24 to 20000, got 0"),
        ("remarks", [{**REMARK, "colour": "red"}], "remarks[0].colour must be one of plain, accent, success, "),
        ("remarks", [{"id": "a"}], "remarks[0] has no 'text'"),
        ("remarks", [REMARK, REMARK], "Two remarks share the id 'a'"),
        ("view", [], "view must be an object, got a list"),
        ("view", {"opened": "conv"}, "view.opened must be a list of blocks, got 'conv'"),
        (
            "view",
            {"opened": [3]},
            "view.opened[0] must be the ids of blocks, from outer to inner, with / between",
        ),
        ("view", {"folded": ["a", "../b"]}, "view.folded[1] must be the ids of blocks, from outer to inner"),
        ("view", {"folded": ["a"] * 100_001}, "view.folded must be a list of up to 100000 blocks, got a list"),
        ("view", {"a": {"b": 1}}, "view.a must be a number, a short text, true or false, or a list of these"),
        ("extra", 1, "the network has an unknown 'extra'"),
    ],
)
def test_each_fault_is_named_with_its_place(path: str, value: object, sentence: str) -> None:
    assert sentence in refusal(change(path, value))


@pytest.mark.parametrize("key", ["nodes", "links"])
def test_what_is_missing_is_named(key: str) -> None:
    data = valid()
    del data[key]
    assert refusal(data) == f"the network has no '{key}'"


def test_cycles_twins_and_second_links_into_a_port_are_refused() -> None:
    data = valid()
    first, second = data["links"][:2]
    assert refusal({**data, "links": [first, first]}) == "links[1] repeats links[0]"
    back = {"source": second["target"], "target": second["source"], "port": 9}
    assert "form a cycle" in refusal({**data, "links": [first, second, back]})
    twin = {"source": first["source"], "target": second["target"]}
    assert "Two links enter input 1 of" in refusal({**data, "links": [second, twin]}) or first == second


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it must be JSON: expecting value in line 1, column 1"),
        ("[1, 2", "it must be JSON"),
        ("null", "it must be a VisionLab network"),
        ('{"format": "visionlab", "version": NaN}', "NaN is no number in JSON"),
        ('{"format": "visionlab", "version": -Infinity}', "-Infinity is no number in JSON"),
        ('{"format": "visionlab", "format": "visionlab"}', "an object has two entries 'format'"),
        ('{"format": "visionlab", "version": ' + "9" * 5000 + "}", "it holds a number that is too long"),
        ("[" * 100_000, "its JSON is nested too deeply"),
        ('{"a":' * 100_000, "its JSON is nested too deeply"),
        (b"\xff\xfe{}", "it must be UTF-8 text, and byte 0 is not"),
        (b"PK\x03\x04", "it must be JSON"),
        (" " * (16 << 20) + "{}", "it must be at most 16 MiB long"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_json_is_refused(text: str | bytes, sentence: str) -> None:
    assert sentence in refusal(text)


def test_a_byte_order_mark_is_no_fault() -> None:
    text = dumps(presets()["starter"].graph())
    assert loads(b"\xef\xbb\xbf" + text.encode(), "net.vlab").graph == presets()["starter"].graph()


def opens_or_refuses(data: str | bytes) -> None:
    """A damaged file is a sound network or a sentence, and never another exception."""
    try:
        document = loads(data, "net.vlab")
    except Problem as problem:
        assert str(problem).startswith("net.vlab cannot be opened: ")
        assert "\n" not in str(problem)
    else:
        assert isinstance(document, Document)
        assert loads(dumps(document.graph, document.view), "again").graph == document.graph


@given(st.integers(0, 2000))
def test_cut_files(length: int) -> None:
    opens_or_refuses(json.dumps(valid()).encode()[:length])


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_flipped_bytes(flips: list[tuple[int, int]]) -> None:
    content = bytearray(json.dumps(valid()).encode())
    for at, byte in flips:
        content[at % len(content)] = byte
    opens_or_refuses(bytes(content))


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("conv") | st.just("input"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(st.data())
def test_swapped_values(data: st.DataObject) -> None:
    told: Any = valid()
    for _ in range(data.draw(st.integers(1, 3))):
        spots = list(spots_of(told))
        holder, key = data.draw(st.sampled_from(spots))
        holder[key] = data.draw(junk | st.sampled_from([copy.deepcopy(h[k]) for h, k in spots]))
    opens_or_refuses(json.dumps(told))


def spots_of(value: Any) -> Any:
    """Every place in JSON where another value could stand."""
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from spots_of(value[key])
    elif isinstance(value, list):
        for index in range(len(value)):
            yield value, index
            yield from spots_of(value[index])


@given(st.text() | st.binary())
@example(b"")
def test_any_text(text: str | bytes) -> None:
    opens_or_refuses(text)


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (Node("a b", ReLU()), "The id of a node must be an id of up to 100 letters"),
        (Node("a", None), "Node 'a' cannot be saved: None is no block of the palette"),
        (Node("a", ReLU(), float("nan")), "Node 'a': x must be a number from"),
        (Node("a", ReLU(), 0.0, 0.0, "two\nlines"), "Node 'a': the title must be one line"),
    ],
)
def test_what_could_not_be_opened_again_is_not_saved(node: Node, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        dumps(Graph.of([node]))


def test_old_versions_pass_through_each_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_two(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "links": data["wires"]}

    def to_three(data: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in data.items() if key != "wires"}

    old = {**valid(), "version": 1}
    old["wires"] = old.pop("links")
    monkeypatch.setattr(migrations, "VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: to_two, 2: to_three})
    assert loads(json.dumps(old), "old.vlab").graph == presets()["starter"].graph()


def test_a_file_of_the_first_version_still_opens() -> None:
    assert loads(json.dumps({**valid(), "version": 1}), "old.vlab").graph == presets()["starter"].graph()


def test_every_past_version_has_a_migration() -> None:
    assert set(migrations.MIGRATIONS) == set(range(1, migrations.VERSION))
