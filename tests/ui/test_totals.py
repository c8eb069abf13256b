"""The totals follow the document."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visionlab.blocks.catalogue import parts
from visionlab.cost.budget import Budget
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.panels.totals import Totals
from visionlab.ui.settings import Settings


def _graph(channels: int = 8) -> Graph:
    kinds = parts()
    blocks = {
        "input": kinds["input"](channels=3, height=32, width=32),
        "conv": kinds["conv"](channels=channels, kernel=3, bias=False),
        "head": kinds["classifier"](classes=10),
    }
    ids = list(blocks)
    return Graph.of([Node(id, block) for id, block in blocks.items()], [Link(a, b) for a, b in pairwise(ids)])


@pytest.fixture
def document() -> Document:
    made = Document()
    made.open(_graph(), "small")
    return made


@pytest.fixture
def conditions(tmp_path: Path) -> Conditions:
    return Conditions(Settings(tmp_path / "window.ini"))


@pytest.fixture
def totals(document: Document, conditions: Conditions, qtbot: QtBot) -> Totals:
    made = Totals(document, conditions)
    qtbot.addWidget(made)
    made.show()
    return made


def _widen(document: Document, channels: int, key: object = None) -> None:
    block = document.graph.node("conv").block.with_(channels=channels)
    assert document.edit("Change channels", lambda graph: edits.replace_block(graph, "conv", block), key)


def test_numbers_by_hand(totals: Totals) -> None:
    parameters, macs, activations, weights = totals.tiles
    # conv: 3*8*9 weights; linear: 8*10 and 10 biases
    assert parameters.number == "306"
    # conv: 216 weights at 32*32 places; linear: 80
    assert macs.number == "221 k" and "221,264" in macs.toolTip()
    # conv keeps its input of 3*32*32 numbers, linear its input of 8, 4 bytes each
    assert f"{4 * (3 * 32 * 32 + 8):,}" in activations.toolTip()
    assert weights.number == "1.22 kB"
    assert all(tile.change == "" for tile in totals.tiles)


def test_the_change_of_the_last_edit(totals: Totals, document: Document) -> None:
    parameters = totals.tiles[0]
    _widen(document, 16)
    assert parameters.number == "602" and parameters.change == "+296"
    _widen(document, 15)
    assert parameters.change == "−37" and "−37" in parameters.toolTip()


def test_moving_a_node_keeps_the_change_in_sight(totals: Totals, document: Document) -> None:
    _widen(document, 16)
    document.edit("Move", lambda graph: edits.move(graph, {"conv": (40.0, 80.0)}))
    assert totals.tiles[0].change == "+296"


def test_undo_shows_the_way_back_and_another_network_no_change(totals: Totals, document: Document) -> None:
    _widen(document, 16)
    document.undo()
    assert totals.tiles[0].change == "−296"
    document.open(_graph(4), "other")
    assert totals.tiles[0].change == "" and totals.tiles[0].number == "158"
    document.open(EMPTY, "empty")
    assert [tile.number for tile in totals.tiles] == ["0", "0", "0 B", "0 B"]


def test_the_convention_is_one_hover_away(totals: Totals) -> None:
    assert "One MAC = one multiply-accumulate" in totals.tiles[1].toolTip()


def test_the_strip_keeps_its_place_whatever_the_numbers(totals: Totals, document: Document) -> None:
    before = (totals.sizeHint(), [tile.geometry() for tile in totals.tiles])
    _widen(document, 4096)
    assert (totals.sizeHint(), [tile.geometry() for tile in totals.tiles]) == before
    assert totals.sizeHint().height() <= 44


def test_a_budget_turns_totals_amber_and_red(totals: Totals, document: Document, conditions: Conditions) -> None:
    parameters = totals.tiles[0]
    assert parameters.limit is None and "budget" not in parameters.toolTip()
    used = document.report.parameters / 1e6
    for most, state, words in ((2 * used, "ok", "Within"), (1.05 * used, "near", "Near"), (used / 2, "over", "Over")):
        conditions.set(Budget(parameters=most))
        assert parameters.limit is not None and parameters.limit.state == state
        assert words in parameters.toolTip()
        parameters.grab()
    assert totals.tiles[1].limit is None
    conditions.set(Budget())
    assert parameters.limit is None


def test_a_budget_is_followed_by_edits_and_remembered(
    totals: Totals, document: Document, conditions: Conditions, tmp_path: Path
) -> None:
    conditions.set(Budget(parameters=1e-5 + document.report.parameters / 1e6))
    assert totals.tiles[0].limit is not None and totals.tiles[0].limit.state == "near"
    document.edit(
        "more", lambda graph: edits.replace_block(graph, "conv", graph.nodes["conv"].block.with_(channels=99))
    )
    assert totals.tiles[0].limit.state == "over"
    assert Conditions(Settings(tmp_path / "window.ini")).budget == conditions.budget


def test_a_limit_of_time_brings_a_tile_of_its_own(totals: Totals, document: Document, conditions: Conditions) -> None:
    time = totals.time
    conditions.set(Budget(time=1.0))
    assert not time.isVisible()  # nobody knows how fast this machine is
    conditions.choose("t4")
    assert time.isVisible() and time.limit is not None and time.limit.state == "ok"
    assert not totals.tiles[-1].isVisible()
    before = time.number
    document.edit(
        "wider", lambda graph: edits.replace_block(graph, "conv", graph.nodes["conv"].block.with_(channels=99))
    )
    assert time.number != before and time.change.startswith("+")
    conditions.set(Budget(time=1e-4))
    assert time.limit is not None and time.limit.state == "over" and "Over the budget" in time.toolTip()
    conditions.set(Budget())
    assert not time.isVisible() and totals.tiles[-1].isVisible()
