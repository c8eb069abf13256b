"""The Inception family against the tables and figures of its papers."""

from __future__ import annotations

import pytest

from visionlab.cost.analysis import NodeReport, analyse
from visionlab.layers.base import Shape
from visionlab.presets.googlenet import GoogLeNetOptions
from visionlab.presets.inception import InceptionOptions
from visionlab.presets.registry import preset

#: GoogLeNet's table 1: size and channels of the output; 1x1, 3x3 reduce, 3x3, 5x5 reduce, 5x5, pool proj;
#: parameters in K of 1024; operations in M
MODULES = {
    "3a": (28, 256, (64, 96, 128, 16, 32, 32), 159, 128),
    "3b": (28, 480, (128, 128, 192, 32, 96, 64), 380, 304),
    "4a": (14, 512, (192, 96, 208, 16, 48, 64), 364, 73),
    "4b": (14, 512, (160, 112, 224, 24, 64, 64), 437, 88),
    "4c": (14, 512, (128, 128, 256, 24, 64, 64), 463, 100),
    "4d": (14, 528, (112, 144, 288, 32, 64, 64), 580, 119),
    "4e": (14, 832, (256, 160, 320, 32, 128, 128), 840, 170),
    "5a": (7, 832, (256, 160, 320, 32, 128, 128), 1072, 54),
    "5b": (7, 1024, (384, 192, 384, 48, 128, 128), 1388, 71),
}


def _rows(id: str) -> dict[str, NodeReport]:
    """What the analysis says of each titled node."""
    graph = preset(id).graph()
    nodes = analyse(graph).nodes
    return {node.title or key: nodes[key] for key, node in graph.nodes.items()}


def _shapes(id: str) -> dict[str, Shape | None]:
    return {title: row.shape for title, row in _rows(id).items()}


def test_shapes_of_googlenet() -> None:
    shapes = _shapes("googlenet")
    pools = [shape for title, shape in shapes.items() if title.startswith("max_pool")]
    assert shapes["conv1"] == (64, 112, 112)
    assert shapes["conv2"] == (192, 56, 56)
    assert pools == [(64, 56, 56), (192, 28, 28), (480, 14, 14), (832, 7, 7)]
    for title, (size, channels, *_) in MODULES.items():
        assert shapes[title] == (channels, size, size)
    for other in ("googlenet-bn", "se-inception"):
        assert {title: shape for title, shape in _shapes(other).items() if title in MODULES} == {
            title: shapes[title] for title in MODULES
        }


def test_parameters_of_googlenet_follow_from_the_columns_of_its_table() -> None:
    rows, before = _rows("googlenet"), 192
    for title, (size, channels, (one, reduce3, three, reduce5, five, pool), *_) in MODULES.items():
        weights = before * (one + reduce3 + reduce5 + pool) + 9 * reduce3 * three + 25 * reduce5 * five
        biases = one + reduce3 + three + reduce5 + five + pool
        assert (rows[title].parameters, rows[title].macs) == (weights + biases, weights * size * size)
        assert channels == one + three + five + pool
        before = channels


def test_parameters_of_googlenet_as_printed_where_the_table_agrees_with_itself() -> None:
    """In K of 1024. The rows 4a and 4c to 5b print up to 8 % more or less than their own columns give, while their
    operations follow from the columns. The first row's 2.7 K and 34 M are no 7x7 convolution's (9.2 K and 118 M):
    they fit one taken apart, 8 filters a colour and a 1x1.
    """
    rows = _rows("googlenet")
    assert (rows["conv2 reduce"].parameters + rows["conv2"].parameters) // 1024 == 112
    for title, (_, _, _, printed, _) in MODULES.items():
        counted = rows[title].parameters / 1024
        assert abs(counted - printed) < (2 if title in ("3a", "3b", "4b") else 0.08 * printed), title
    assert rows["classifier"].parameters == 1000 * 1024 + 1000
    assert round((3 * 8 * 49 + 24 * 64) / 1000, 1) == 2.7


def test_operations_of_googlenet_as_printed() -> None:
    """Row 5a prints 54 M, which follows from its printed parameters but not from its columns."""
    rows = _rows("googlenet")
    assert round((rows["conv2 reduce"].macs + rows["conv2"].macs) / 1e6) == 360
    for title, (*_, printed) in MODULES.items():
        if title != "5a":
            assert abs(rows[title].macs / 1e6 - printed) < 1, title
    assert rows["classifier"].macs == 1_024_000


def test_squeeze_and_excitation_adds_its_own_parameters_only() -> None:
    added = sum(2 * c * (c // 16) + c + c // 16 for _, c, *_ in MODULES.values())
    plain, excited = (analyse(preset(id).graph()).parameters for id in ("googlenet", "se-inception"))
    assert excited - plain == added


def test_options_of_googlenet_lead_from_one_member_to_another() -> None:
    paper = preset("googlenet")
    torchvision = paper.graph(options=GoogLeNetOptions("torchvision", dropout=0.2, heads=False))
    assert torchvision == preset("googlenet-bn").graph()
    assert paper.graph(options=GoogLeNetOptions(se=16, heads=False)) == preset("se-inception").graph()


def test_shapes_of_inception_v3() -> None:
    """Table 1, which lists what enters each row. The library's 1x1 to 80 channels and a pool stand where the table has
    a 3x3 and a stride of 2, and the table's last plain convolution is the first module.
    """
    shapes = _shapes("inception-v3")
    assert shapes["input"] == (3, 299, 299)
    assert shapes["conv 1a"] == (32, 149, 149)
    assert shapes["conv 2a"] == (32, 147, 147)
    assert shapes["conv 2b"] == (64, 147, 147)
    assert shapes["pool 3a"] == (64, 73, 73)
    assert shapes["conv 4a"] == (192, 71, 71)
    assert shapes["pool 5a"] == (192, 35, 35)
    assert shapes["5d"] == (288, 35, 35)
    assert [shapes[title] for title in ("6a", "6b", "6c", "6d", "6e")] == [(768, 17, 17)] * 5
    assert shapes["7a"] == (1280, 8, 8)
    assert shapes["7b"] == shapes["7c"] == (2048, 8, 8)


def test_shapes_of_inception_v4() -> None:
    """Figure 9: 4, 7 and 3 modules between the reductions."""
    shapes = list(_shapes("inception-v4").values())
    assert shapes == [
        (3, 299, 299),
        *[(384, 35, 35)] * (1 + 4),
        *[(1024, 17, 17)] * (1 + 7),
        *[(1536, 8, 8)] * (1 + 3),
        (1000,),
    ]


def test_shapes_of_inception_resnet_v2() -> None:
    """As the comments of the authors' code have them: 10, 20 and 10 modules."""
    shapes = list(_shapes("inception-resnet-v2").values())
    assert shapes[7:] == [
        (192, 35, 35),
        *[(320, 35, 35)] * (1 + 10),
        *[(1088, 17, 17)] * (1 + 20),
        *[(2080, 8, 8)] * (1 + 10),
        (1536, 8, 8),
        (1000,),
    ]


@pytest.mark.parametrize("id", ["inception-v3", "inception-v4", "inception-resnet-v2"])
def test_depth_is_an_option(id: str) -> None:
    one = preset(id)
    deep, shallow = InceptionOptions(30, 30, 30), InceptionOptions(1, 1, 1)
    for options, count in ((one.options, None), (deep, 90), (shallow, 3)):
        graph = one.graph(options=options)
        report = analyse(graph)
        assert report.is_complete, report.problems
        titles = [node.title for node in graph.nodes.values() if node.title]
        assert len(titles) == len(set(titles))
        modules = [node for node in graph.nodes.values() if node.block.kind.startswith("inception_")]
        around = {"inception-v3": 2, "inception-v4": 3, "inception-resnet-v2": 3}[id]
        assert count is None or len(modules) == count + around
    assert analyse(one.graph(options=shallow)).parameters < analyse(one.graph()).parameters


def test_the_last_residual_module_neither_scales_nor_activates() -> None:
    blocks = [node.block for node in preset("inception-resnet-v2").graph().nodes.values()]
    modules = [block for block in blocks if block.kind == "inception_resnet_b"]
    assert [(block.scale, block.activation) for block in modules[-2:]] == [(0.2, "relu"), (1.0, "none")]
