"""Finding nodes, compared with looking at each by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.query import Sought, find
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.conv import Conv
from visionlab.presets.registry import preset


def sought(report: Report) -> list[Sought]:
    return [
        Sought(
            node,
            report.nodes[id],
            f"{node.title} {node.block.title} {node.block.caption()} {report.nodes[id].problem or ''}".lower(),
        )
        for id, node in report.graph.nodes.items()
    ]


@pytest.fixture(scope="module")
def resnet() -> Report:
    return analyse(preset("resnet-50").graph())


def by_hand(report: Report, is_wanted) -> list[str]:
    return [id for id, node in report.nodes.items() if is_wanted(node)]


@pytest.mark.parametrize(
    ("query", "is_wanted"),
    [
        ("56x56", lambda node: node.shape[1:] == (56, 56)),
        ("56×56", lambda node: node.shape[1:] == (56, 56)),
        ("256x", lambda node: node.shape[0] == 256),
        ("256x56x56", lambda node: node.shape == (256, 56, 56)),
        ("x14", lambda node: node.shape[-1] == 14),
        ("256xx", lambda node: len(node.shape) == 3 and node.shape[0] == 256),
        ("stride=2", lambda node: getattr(node.block, "stride", None) == 2),
        ("STRIDE=2 56x56", lambda node: getattr(node.block, "stride", None) == 2 and node.shape[1:] == (56, 56)),
        ("stride>1", lambda node: getattr(node.block, "stride", 0) > 1),
        ("channels>=512", lambda node: getattr(node.block, "channels", 0) >= 512),
        ("stride=", lambda node: hasattr(node.block, "stride")),
        ("parameters>1M", lambda node: node.parameters > 1_000_000),
        ("macs<=100m", lambda node: node.macs <= 100_000_000),
        ("no_such=3", lambda node: False),
        ("stride=two", lambda node: False),
        ("", lambda node: False),
    ],
)
def test_shapes_fields_and_costs(resnet, query, is_wanted):
    assert find(query, sought(resnet)) == by_hand(resnet, is_wanted)


def test_words_are_all_to_be_there_in_any_order(resnet):
    titles = [node.title for node in resnet.graph.nodes.values() if node.title]
    word = titles[len(titles) // 2]
    found = find(word, sought(resnet))
    assert found and all(word.lower() in one.words for one in sought(resnet) if one.node.id in found)
    assert find(f"{word} nothing-like-it", sought(resnet)) == []


def test_choices_switches_lists_and_held_blocks():
    from visionlab.blocks.catalogue import parts

    nodes = [Node("a", Conv(8, bias=True)), Node("b", Conv(8, bias=False)), Node("r", parts()["repeat"]())]
    report = analyse(Graph.of(nodes, [Link("a", "b")]))
    assert find("bias=true", sought(report)) == ["a"]
    assert find("bias!=yes", sought(report))[0] == "b"
    inner = parts()["repeat"]().block
    name = next(spec.name for spec in type(inner).__dataclass_fields__.values() if spec.metadata)
    assert "r" in find(f"{name}=", sought(report))


def test_what_is_wrong_is_found_by_its_sentence():
    report = analyse(Graph.of([Node("conv", Conv(8)), Node("other", Conv(9))]))
    sentence = str(report.nodes["conv"].problem)
    assert find(sentence.split()[0], sought(report)) == ["conv", "other"]


@given(st.text(st.sampled_from("x123=<>!.ek strideconv256×-"), max_size=14))
def test_any_text_is_answered_by_nodes_in_order(resnet_sought, text):
    ids = [one.node.id for one in resnet_sought]
    found = find(text, resnet_sought)
    assert found == [id for id in ids if id in set(found)]
    # a further word never finds more
    assert set(find(f"{text} conv", resnet_sought)) <= set(found) or not text.strip()


@pytest.fixture(scope="module")
def resnet_sought(resnet) -> list[Sought]:
    return sought(resnet)
