"""A person's own blocks: kept, read again, and checked when they come from strangers."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.group import Group, Member, OwnField
from visionlab.graph.model import Graph, Node
from visionlab.layers.activation import ReLU
from visionlab.problem import Problem
from visionlab.project import load, save
from visionlab.project.folders import config_folder
from visionlab.project.user_blocks import LARGEST, blocks_folder, drop_block, keep_block, kept_blocks, read_block

GATE = Group("My gate №1", "Lets half through", 1, (Member(ConvNormAct(24)),), (OwnField(0, "channels", "Width", 24),))


def test_a_block_is_kept_and_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "blocks"
    assert kept_blocks(folder) == ({}, ())
    path = keep_block(GATE, folder)
    assert path == folder / "my-gate-1.vlab"
    assert kept_blocks(folder).blocks == {path: GATE}
    drop_block(path)
    assert kept_blocks(folder).blocks == {}
    drop_block(path)


def test_it_is_a_network_of_one_node(tmp_path: Path) -> None:
    assert [node.block for node in load(keep_block(GATE, tmp_path)).graph.nodes.values()] == [GATE]


def test_another_of_the_same_name_takes_its_place_and_one_of_another_name_none(tmp_path: Path) -> None:
    keep_block(GATE, tmp_path)
    other = dataclasses.replace(GATE, about="Better")
    keep_block(other, tmp_path)
    keep_block(dataclasses.replace(GATE, name="My gate: 1"), tmp_path)
    keep_block(dataclasses.replace(GATE, name="Вентиль"), tmp_path)
    kept = kept_blocks(tmp_path).blocks
    assert sorted(path.name for path in kept) == ["block.vlab", "my-gate-1-2.vlab", "my-gate-1.vlab"]
    assert [block.name for block in kept.values()] == ["My gate №1", "My gate: 1", "Вентиль"]
    assert other in kept.values() and GATE not in kept.values()


def test_other_files_in_the_folder_are_told_and_lose_nothing(tmp_path: Path) -> None:
    keep_block(GATE, tmp_path)
    (tmp_path / "torn.vlab").write_text("{", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    save(tmp_path / "network.vlab", Graph.of([Node("a", ReLU())]))
    kept = kept_blocks(tmp_path)
    assert list(kept.blocks.values()) == [GATE]
    first, second = map(str, kept.refused)
    assert "network.vlab holds no block of one's own" in first and "torn.vlab cannot be opened" in second


def test_strangers_files_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.vlab"
    told = json.loads(keep_block(GATE, tmp_path).read_text(encoding="utf-8"))
    told["nodes"][0]["fields"]["members"][0]["inputs"] = [7]
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(Problem, match=r"a\.vlab cannot be opened: .*members\[0\]\.inputs must be"):
        read_block(path)
    path.write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(Problem, match="at most 1 MiB"):
        read_block(path)
    with pytest.raises(Problem, match="there is no such file"):
        read_block(tmp_path / "gone.vlab")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be made"):
        keep_block(GATE, tmp_path / "file" / "blocks")


def test_they_live_with_what_else_is_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    assert blocks_folder() == config_folder() / "blocks" == tmp_path / "blocks"
