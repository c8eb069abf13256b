"""Which nodes of a network can be looked into, against the text that is trained."""

from __future__ import annotations

import torch

from tests.support.truth import module_of
from visionlab.blocks.catalogue import parts
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add
from visionlab.layers.source import Input
from visionlab.presets.registry import presets
from visionlab.ui.results.reading import map_nodes


def test_a_sum_is_seen_where_it_goes_into_a_module() -> None:
    nodes = [
        Node("in", Input(3, 8, 8)), Node("a", Conv(4)), Node("b", Conv(4)), Node("sum", Add()), Node("relu", ReLU()),
        Node("head", parts()["classifier"](classes=3)),
    ]  # fmt: skip
    links = [
        Link("in", "a"), Link("in", "b"), Link("a", "sum"), Link("b", "sum", 1), Link("sum", "relu"),
        Link("relu", "head"),
    ]  # fmt: skip
    graph = Graph.of(nodes, links)
    found = map_nodes(graph)
    assert list(found) == ["a", "b", "sum", "relu"]
    assert {id: node.is_before for id, node in found.items()} == {"a": False, "b": False, "sum": True, "relu": False}
    seen = {}
    network = module_of(graph, "cpu").eval()
    for id, node in found.items():
        module = network.get_submodule(node.path)
        if node.is_before:
            module.register_forward_pre_hook(lambda _m, inputs, id=id: seen.update({id: inputs[0].clone()}))
        else:
            module.register_forward_hook(lambda _m, _inputs, out, id=id: seen.update({id: out.clone()}))
    with torch.no_grad():
        network(torch.randn(1, 3, 8, 8))
    assert torch.allclose(seen["sum"], seen["a"] + seen["b"], atol=1e-6)
    assert all(tuple(seen[id].shape[1:]) == node.shape for id, node in found.items())


def test_networks_of_papers_can_be_looked_into() -> None:
    for id in ("starter", "googlenet", "densenet-121", "squeezenet-1.1"):
        graph = presets()[id].graph()
        found = map_nodes(graph)
        assert len(found) > len(graph.nodes) / 2
        assert all(node.path and len(node.shape) == 3 for node in found.values())
