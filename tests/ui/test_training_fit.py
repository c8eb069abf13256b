"""Whether a network and a data set fit."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import Report, analyse
from visionlab.data.registry import data_set
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.conv import Conv
from visionlab.layers.source import Input
from visionlab.runs.settings import RunSettings
from visionlab.ui.training.fit import fit

SCENES = data_set("scenes10").describe()


def report(channels: int, height: int, width: int, classes: int) -> Report:
    nodes = [Node("in", Input(channels, height, width)), Node("conv", Conv(8)), Node("head", Classifier(classes))]
    return analyse(Graph.of(nodes, [Link("in", "conv"), Link("conv", "head")]))


def test_what_fits() -> None:
    found = fit(report(3, 32, 32, 10), SCENES, RunSettings())
    assert found.fits and found.resize is None


def test_an_imagenet_network_may_be_met_by_resizing() -> None:
    found = fit(report(3, 227, 227, 1000), SCENES, RunSettings())
    assert not found.has_input and not found.has_classes and found.resize == 227
    resized = fit(report(3, 227, 227, 1000), SCENES, RunSettings(resize=227))
    assert resized.has_input and not resized.has_classes


def test_pictures_resized_for_another_network_do_not_fit_a_small_one() -> None:
    found = fit(report(3, 32, 32, 10), SCENES, RunSettings(resize=227))
    assert not found.fits and found.resize == 32


def test_resizing_cannot_help_other_channels_or_oblongs() -> None:
    assert fit(report(1, 28, 28, 10), SCENES, RunSettings()).resize is None
    assert fit(report(3, 28, 64, 10), SCENES, RunSettings()).resize is None


def test_a_network_that_is_not_whole_is_no_mismatch() -> None:
    assert fit(analyse(Graph.of([])), SCENES, RunSettings()).fits
