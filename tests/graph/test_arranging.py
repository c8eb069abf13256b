"""The arrangement that is asked for: Graphviz's where it is the better one, our own wherever that fails."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.graph.test_layout import boxes, overlap
from tests.support.graphs import graph_of, graphs
from visionlab.graph import arranging
from visionlab.graph.arranging import arranged, crossings
from visionlab.graph.graphviz import dot_places
from visionlab.graph.layout import CARD, layout
from visionlab.graph.model import Graph

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for dot is a script with a #! line")
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz's dot is not installed")


def size(_id: str) -> tuple[float, float]:
    return CARD


@pytest.fixture
def dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Installs a program of a few lines of Python as the only dot there is."""

    def install(body: str) -> None:
        script = tmp_path / "dot"
        script.write_text(f"#!{sys.executable}\nimport sys, time\nasked = sys.stdin.read()\n{body}\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path))

    return install


def diamond() -> Graph:
    return graph_of("in a out", "in b out")


_PLAIN = """
print("graph 1 10 10")
for name, x, y in (("n0", 4, 9), ("n1", 2, 6), ("n2", 4, 3), ("n3", 6, 6)):
    print("node", name, x, y, "2.9 1.2 label solid box black lightgrey")
print("edge n0 n1 4 1 1 2 2 3 3 4 4 solid black")
print("stop")
"""


@posix
def test_places_are_read_from_dot(dot) -> None:  # type: ignore[no-untyped-def]
    dot(_PLAIN)
    places = dot_places(diamond(), size, False, 10)
    assert places is not None
    assert {id: (x - places["in"][0], y) for id, (x, y) in places.items()} == {
        "in": (0, 0),
        "a": (-144, 216),
        "b": (144, 216),
        "out": (0, 432),
    }


@posix
def test_dot_is_told_numbers_in_the_place_of_names(dot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    dot(f"open({str(tmp_path / 'asked')!r}, 'w').write(asked)")
    assert dot_places(graph_of("in secret out"), size, True, 10) is None
    asked = (tmp_path / "asked").read_text()
    assert "rankdir=LR" in asked
    assert "n0 -> n1" in asked
    assert "secret" not in asked


@posix
@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(1)",
        "print('node n0 1')",
        "print('node n0 nan 1 1 1')",
        "print('node n9 1 1 1 1')",
        "print('node n0 1 1 1 1')",  # not all of them
        "[print('node', f'n{number}', 1, 1, 1, 1) for number in range(4)]",  # one on the other
        "sys.stdout.buffer.write(b'\\xff\\xfe')",
        "time.sleep(30)",
        _PLAIN.replace('"n0", 4, 9', '"n0", 4, 1'),  # upside down
    ],
)
def test_a_dot_that_fails_goes_unnoticed(dot, body: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    dot(body)
    monkeypatch.setattr(arranging, "PATIENCE", 0.5 if "sleep" in body else 20)
    assert arranged(diamond(), size) == layout(diamond(), size)


def test_without_dot_our_own_layout_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dot_places(diamond(), size, False, 10) is None
    assert arranged(diamond(), size, True) == layout(diamond(), size, True)


@posix
def test_the_drawing_with_fewer_crossings_is_taken(dot, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    dot(_PLAIN)
    monkeypatch.setattr(arranging, "PATIENCE", 20)
    theirs = dot_places(diamond(), size, False, 20)
    monkeypatch.setattr(arranging, "layout", lambda *_: {"in": (0, 0), "a": (0, 200), "b": (300, 200), "out": (0, 400)})
    monkeypatch.setattr(arranging, "crossings", lambda _graph, places, *_: places != theirs)
    assert arranged(diamond(), size) == theirs


def test_crossings_are_counted_as_drawn() -> None:
    graph = graph_of("a c", "b d", "a d")
    straight = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (0.0, 200.0), "d": (300.0, 200.0)}
    assert crossings(graph, straight, size, False) == 0
    crossed = {**straight, "c": (300.0, 200.0), "d": (0.0, 200.0)}
    assert crossings(graph, crossed, size, False) == 1
    assert crossings(Graph.of(()), {}, size, False) == 0


@needs_dot
@pytest.mark.parametrize("sideways", [False, True])
@settings(max_examples=15)
@given(graph=graphs())
def test_graphviz_itself_overlaps_nothing(graph: Graph, sideways: bool) -> None:
    places = arranged(graph, size, sideways)
    assert list(places) == list(graph.nodes)
    drawn = boxes(places)
    assert not any(overlap(one, two) for one, two in combinations(drawn.values(), 2))
    axis = 0 if sideways else 1
    for link in graph.links:
        assert drawn[link.source][axis + 2] < drawn[link.target][axis]
