"""What a pixel sees, and three small convolutions beside a large one."""

from __future__ import annotations

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.cost.field import Box, box_of, instead
from visionlab.layers.base import Window
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.presets.registry import preset


def test_three_3x3_see_what_one_7x7_sees_with_27_c_squared_weights() -> None:
    """The lesson of VGG (Simonyan and Zisserman 2014, section 2.3)."""
    three = chain(*[Conv(64, 3, bias=False)] * 3, Classifier(), input=(64, 32, 32))
    told = instead(three, analyse(three), {"n1", "n2", "n3"})
    one = chain(Conv(64, 7, bias=False), Classifier(), input=(64, 32, 32))
    assert told is not None
    assert (told.window.size, told.parameters, told.weights) == ((7, 7), 27 * 64 * 64, 49 * 64 * 64)
    assert analyse(one).nodes["n1"].parameters == told.weights
    assert analyse(one).nodes["n1"].window == told.window


def test_only_a_chain_on_maps_is_compared() -> None:
    graph = chain(Conv(8), MaxPool(2, 2), Conv(8), Classifier())
    report = analyse(graph)
    assert instead(graph, report, {"n1", "n3"}) is None
    assert instead(graph, report, {"n4"}) is None
    assert instead(graph, report, {"n0"}) is None
    assert instead(graph, report, ()) is None
    told = instead(graph, report, {"n1", "n2", "n3"})
    assert told is not None and told.window.size == (8, 8)


def test_boxes_of_neighbours_are_a_stride_apart() -> None:
    window = Window((7, 5), (4, 2), (-3, -2))
    assert box_of(window, 0, 0) == Box(-3, -2, 4, 3)
    assert box_of(window, 2, 1) == Box(5, 0, 12, 5)
    assert box_of(window, 0, 0).within(10, 10) == Box(0, 0, 4, 3)
    assert box_of(window, 0, 0).within(10, 10).area == 12
    assert box_of(window, 0, 0).centre == (0.5, 0.5)


def test_the_first_and_last_pixel_of_resnet_see_as_much_of_the_border() -> None:
    report = analyse(preset("resnet-18").graph())
    node = next(node for node in reversed(report.nodes.values()) if node.shape and len(node.shape) == 3)
    assert node.window is not None and node.shape is not None
    first, last = box_of(node.window, 0, 0), box_of(node.window, node.shape[1] - 1, node.shape[2] - 1)
    assert first.top < 0 and last.bottom > 224
