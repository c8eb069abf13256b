"""Auxiliary heads in a run: their losses count, and what is told is the network without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from tests.support.networks import chain
from visionlab.blocks.auxiliary_head import AuxiliaryHead
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.runs.events import Built, Finished, Step
from visionlab.runs.settings import RunSettings

Make = Callable[..., Any]
Train = Callable[..., Any]


def network(weight: float) -> Graph:
    graph = chain(Conv(8), ReLU(), Conv(8), Classifier(3), input=(3, 12, 12))
    graph = edits.add_node(graph, Node("head", AuxiliaryHead(3, weight, channels=4, features=8, dropout=0.0)))
    return edits.wire(graph, Link("n2", "head"))


def run(make: Make, train: Train, settings: RunSettings, graph: Graph) -> tuple[Any, list[Any], Any]:
    folder = make(settings, pytorch_text(graph))
    ending, events = train(folder)
    return ending, events, folder


def test_a_run_with_heads_tells_the_network_without_them(make: Make, train: Train, quick: RunSettings) -> None:
    graph = network(0.3)
    ending, events, folder = run(make, train, quick, graph)
    assert isinstance(ending, Finished), ending
    built = next(event for event in events if isinstance(event, Built))
    assert built.parameters == analyse(graph).parameters
    names = load_file(folder.best)
    assert sum(name.startswith("auxiliary_head.") for name in names) == 6


def test_their_losses_count_by_their_weights(make: Make, train: Train, quick: RunSettings) -> None:
    def first_loss_and_head(weight: float) -> tuple[float, torch.Tensor]:
        settings = quick.with_(epochs=1, seed=1, weight_decay=0.0)
        _, events, folder = run(make, train, settings, network(weight))
        loss = next(event for event in events if isinstance(event, Step)).loss
        return loss, load_file(folder.last)["auxiliary_head.linear_2.weight"]

    without, still = first_loss_and_head(0.0)
    half, moved = first_loss_and_head(0.5)
    whole, _ = first_loss_and_head(1.0)
    assert half > without
    assert whole - half == pytest.approx(half - without, rel=1e-4)
    assert not torch.equal(still, moved)
