"""Each node is found in the module that the PyTorch text makes."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings

from tests.support.networks import networks
from tests.support.truth import module_of
from visionlab.cost.analysis import analyse
from visionlab.exchange.module_paths import module_paths
from visionlab.graph.model import EMPTY, Graph
from visionlab.layers.base import elements
from visionlab.presets.registry import presets


def _check(graph: Graph) -> None:
    """A forward pass comes by the modules in the order of the nodes, and each gives as many numbers as its node."""
    report = analyse(graph)
    network = module_of(graph).train()
    found: list[tuple[str, int]] = []
    wanted = [(path, elements(report.nodes[id].shape or ())) for id, path in module_paths(report).items() if path]
    for path, _ in wanted:
        network.get_submodule(path).register_forward_hook(
            lambda _module, _into, out, path=path: found.append((path, out[0].numel()))
        )
    assert report.input_shape is not None
    network(torch.empty(2, *report.input_shape, device="meta"))
    assert found == wanted
    inside = sum(sum(1 for _ in network.get_submodule(path).parameters()) for path, _ in wanted)
    assert inside == sum(1 for _ in network.parameters())


@pytest.mark.parametrize("id", ["googlenet", "resnet-50", "densenet-121", "cifar-resnet-110", "alexnet", "starter"])
def test_presets(id: str) -> None:
    _check(presets()[id].graph())


@settings(max_examples=30)
@given(networks())
def test_any_network(graph: Graph) -> None:
    _check(graph)


def test_nothing() -> None:
    assert module_paths(analyse(EMPTY)) == {}
