"""ONNX files come in as the networks they were written from; broken and hostile ones are refused in one sentence."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
import torchvision
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from tests.support.each_preset import every_preset
from visionlab.cost.analysis import analyse
from visionlab.exchange.flat import flatten
from visionlab.exchange.incoming import assemble
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.importer.carrying import carry, pairs
from visionlab.importer.hints import hints
from visionlab.importer.making import build, followed
from visionlab.importer.onnx_graph import read
from visionlab.importer.tracing import Traced, trace
from visionlab.importer.writing import network_of, onnx_bytes
from visionlab.layers.opaque import Opaque
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets
from visionlab.problem import Problem

QUICK = ["starter", "cifar-resnet-20", "squeezenet-1.0", "shufflenet-1.5x", "googlenet"]


def _file(path: Path, network: nn.Module, shape: tuple[int, ...]) -> Path:
    path.write_bytes(onnx_bytes(network, shape))
    return path


def _followed(path: Path, shape: tuple[int, ...] | None = None) -> Traced:
    return followed(lambda: read(path, shape), shape)


def _comes_back(one: Preset, folder: Path) -> None:
    graph = one.graph()
    file = _file(folder / "one.onnx", network_of(pytorch_text(graph)), one.input)
    traced = _followed(file)
    again = assemble(traced.flat, traced.paths, hints(traced), folds=False)
    report, told = analyse(graph), analyse(again)
    assert (told.parameters, told.macs) == (report.parameters, report.macs)
    assert traced.parameters == report.parameters
    # the exporter leaves out what evaluating does not need, and does once what NASNet does again to the same maps
    ours = [op.layer.kind for op in flatten(report.recording).ops if not op.layer.is_inert]
    weighted = ("conv", "batch_norm", "linear")
    kinds = [op.layer.kind for op in traced.flat.ops]
    assert [kinds.count(kind) for kind in weighted] == [ours.count(kind) for kind in weighted]
    assert sorted(kinds) == sorted(ours) or one.id.startswith("nasnet")


@pytest.mark.parametrize("id", QUICK)
def test_a_preset_comes_back(id: str, tmp_path: Path) -> None:
    _comes_back(presets()[id], tmp_path)


@pytest.mark.slow
@every_preset()
def test_every_preset_comes_back(one: Preset, tmp_path: Path) -> None:
    _comes_back(one, tmp_path)


@pytest.mark.parametrize("id", ["starter", "cifar-resnet-20", "densenet-121", "squeezenet-1.0", "inception-v3"])
def test_blocks_are_recognised(id: str, tmp_path: Path) -> None:
    graph = presets()[id].graph()
    file = _file(tmp_path / "one.onnx", network_of(pytorch_text(graph)), presets()[id].input)
    traced = _followed(file)
    again = assemble(traced.flat, traced.paths, hints(traced), folds=False)
    kinds = [graph.nodes[id].block.kind for id in graph.order if not graph.nodes[id].block.is_auxiliary]
    assert [again.nodes[id].block.kind for id in again.order] == kinds


@pytest.mark.parametrize(
    "name",
    [
        *("squeezenet1_1", "mobilenet_v2", "mobilenet_v3_small", "shufflenet_v2_x0_5", "resnet18"),
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("densenet121", "efficientnet_b0", "regnet_y_400mf")),
    ],
)
def test_torchvisions_networks_come_in_with_their_weights(name: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    theirs = torchvision.models.get_model(name, weights=None).eval()
    file = _file(tmp_path / f"{name}.onnx", theirs, (3, 96, 96))
    read_back = build(lambda: read(file, None), stores=True)
    traced = trace(read_back, (3, 96, 96))
    graph = assemble(traced.flat, traced.paths)
    assert not any(isinstance(node.block, Opaque) for node in graph.nodes.values())
    assert analyse(graph).parameters == traced.parameters == sum(each.numel() for each in theirs.parameters())
    ours = network_of(pytorch_text(graph))
    carry(read_back, ours, pairs(traced, trace(ours, (3, 96, 96))))
    picture = torch.randn(1, 3, 96, 96)
    with torch.no_grad():
        expected, got = theirs(picture), ours(picture)
    assert (expected - got).abs().max() <= 1e-4 * expected.abs().max()


# -- files made by hand


def _model(
    nodes: Sequence[onnx.NodeProto],
    weights: dict[str, np.ndarray[Any, Any]] | None = None,
    shape: Sequence[int | str | None] = (1, 3, 8, 8),
    opset: int = 17,
    rank: int = 4,
) -> onnx.ModelProto:
    """A model from `x` to `y`, which has so many dimensions."""
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, [None] * rank)
    held = [numpy_helper.from_array(value, name) for name, value in (weights or {}).items()]
    graph = helper.make_graph(nodes, "g", [x], [y], held)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)


def _saved(model: onnx.ModelProto, folder: Path) -> Path:
    file = folder / "made.onnx"
    file.write_bytes(model.SerializeToString())
    return file


def _numbers(*shape: int) -> np.ndarray[Any, Any]:
    return np.random.default_rng(0).normal(size=shape).astype(np.float32)


def _node(kind: str, *inputs: str, out: str = "y", **settings: Any) -> onnx.NodeProto:
    return helper.make_node(kind, inputs, [out], **settings)


#: operations, the kinds of layers that they become, and their weights
HAND: list[tuple[str, list[onnx.NodeProto], list[str], dict[str, np.ndarray[Any, Any]]]] = [
    ("silu", [_node("Sigmoid", "x", out="s"), _node("Mul", "x", "s")], ["silu"], {}),
    (
        "hard swish",
        [_node("HardSigmoid", "x", out="s", alpha=1 / 6, beta=0.5), _node("Mul", "s", "x")],
        ["hardswish"],
        {},
    ),
    (
        "a border of two widths",
        [_node("Conv", "x", "w", "b", auto_pad="SAME_UPPER", strides=[2, 2])],
        ["pad", "conv"],
        {"w": _numbers(4, 3, 3, 3), "b": _numbers(4)},
    ),
    (
        "a dense layer in two",
        [
            _node("GlobalAveragePool", "x", out="p"),
            _node("Flatten", "p", out="f"),
            _node("MatMul", "f", "w", out="m"),
            _node("Add", "m", "b"),
        ],
        ["global_avg_pool", "flatten", "linear"],
        {"w": _numbers(3, 5), "b": _numbers(5)},
    ),
    (
        "a shape that is reckoned",
        [
            _node("Shape", "x", out="s"),
            _node("Gather", "s", "zero", out="n"),
            _node("Unsqueeze", "n", "first", out="u"),
            _node("Concat", "u", "rest", out="to", axis=0),
            _node("Reshape", "x", "to"),
        ],
        ["flatten"],
        {"zero": np.array(0, np.int64), "first": np.array([0], np.int64), "rest": np.array([-1], np.int64)},
    ),
    (
        "halves of the channels, dealt out",
        [
            _node("Slice", "x", "zero", "two", "one", out="a"),
            _node("Slice", "x", "two", "four", "one", out="b"),
            _node("Concat", "b", "a", out="c", axis=1),
            _node("Reshape", "c", "split", out="d"),
            _node("Transpose", "d", out="e", perm=[0, 2, 1, 3, 4]),
            _node("Reshape", "e", "joined"),
        ],
        ["slice", "slice", "concat", "channel_shuffle"],
        {
            **{name: np.array([value], np.int64) for name, value in (("zero", 0), ("one", 1), ("two", 2), ("four", 4))},
            "split": np.array([1, 2, 2, 8, 8], np.int64),
            "joined": np.array([1, 4, 8, 8], np.int64),
        },
    ),
    (
        "a foreign one between two of ours",
        [_node("Relu", "x", out="r"), _node("Softplus", "r", out="s"), _node("Clip", "s", "low", "high")],
        ["relu", "opaque", "relu6"],
        {"low": np.array(0, np.float32), "high": np.array(6, np.float32)},
    ),
    (
        "pools",
        [
            _node("MaxPool", "x", out="p", kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1]),
            _node("AveragePool", "p", kernel_shape=[2, 2], strides=[2, 2]),
        ],
        ["pad", "max_pool", "avg_pool"],
        {},
    ),
    (
        "an average that counts its border",
        [
            _node("Pad", "x", "pads", out="p"),
            _node("AveragePool", "p", kernel_shape=[3, 3], strides=[1, 1]),
        ],
        ["avg_pool"],
        {"pads": np.array([0, 0, 1, 1, 0, 0, 1, 1], np.int64)},
    ),
    (
        "two ways",
        [
            helper.make_node("Split", ["x", "sizes"], ["a", "b"], axis=1),
            _node("Relu", "a", out="r"),
            _node("Concat", "b", "r", axis=1),
        ],
        ["slice", "slice", "relu", "concat"],
        {"sizes": np.array([1, 2], np.int64)},
    ),
    (
        "there and back again",
        [_node("Unsqueeze", "x", "one", out="u"), _node("Squeeze", "u", "one", out="s"), _node("Relu", "s")],
        ["relu"],
        {"one": np.array([1], np.int64)},
    ),
    ("times a number", [_node("Mul", "x", "k")], ["multiply"], {"k": np.array(0.5, np.float32)}),
    ("what changes nothing", [_node("Identity", "x", out="i"), _node("Dropout", "i")], ["dropout"], {}),
    ("norm across channels", [_node("LRN", "x", size=5, alpha=1e-4, beta=0.75, bias=2.0)], ["lrn"], {}),
]


@pytest.mark.parametrize(("nodes", "kinds", "weights"), [each[1:] for each in HAND], ids=[each[0] for each in HAND])
def test_operations(
    nodes: list[onnx.NodeProto], kinds: list[str], weights: dict[str, np.ndarray[Any, Any]], tmp_path: Path
) -> None:
    channels = 4 if "split" in weights else 3
    rank = 2 if kinds[-1] in ("flatten", "linear") else 4
    file = _saved(_model(nodes, weights, (1, channels, 8, 8), rank=rank), tmp_path)
    traced = _followed(file)
    assert [op.layer.kind for op in traced.flat.ops] == ["input", *kinds]
    if "opaque" not in kinds:
        pictures = torch.randn(1, channels, 8, 8)
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
        (expected,) = session.run(None, {"x": pictures.numpy()})
        with torch.no_grad():
            (got,) = read(file, None)(pictures)
        assert np.allclose(got.numpy(), expected, atol=1e-5)


def test_softmax_at_the_end_is_the_losss(tmp_path: Path) -> None:
    nodes = [_node("Flatten", "x", out="f"), _node("Gemm", "f", "w", out="l", transB=1), _node("Softmax", "l")]
    traced = _followed(_saved(_model(nodes, {"w": _numbers(5, 192)}), tmp_path))
    assert [op.layer.kind for op in traced.flat.ops] == ["input", "flatten", "linear"]
    assert traced.left_out == {"Softmax": 0}


def test_a_foreign_product_keeps_its_cost(tmp_path: Path) -> None:
    nodes = [_node("ConvTranspose", "x", "w", strides=[2, 2])]
    traced = _followed(_saved(_model(nodes, {"w": _numbers(3, 4, 2, 2)}), tmp_path))
    layer = traced.flat.ops[1].layer
    assert isinstance(layer, Opaque)
    assert (layer.operation, layer.gives) == ("ConvTranspose", (4, 16, 16))
    assert (layer.learned, layer.work) == (3 * 4 * 4, 3 * 64 * 4 * 4)


def test_an_operation_of_a_domain_of_its_own(tmp_path: Path) -> None:
    model = _model([helper.make_node("Fancy", ["x"], ["f"], domain="com.example"), _node("Relu", "f")])
    model.opset_import.append(helper.make_opsetid("com.example", 1))
    with pytest.raises(Problem, match="does not say the shape that 'Fancy' of"):
        _followed(_saved(model, tmp_path))
    model.graph.value_info.append(helper.make_tensor_value_info("f", TensorProto.FLOAT, ("n", 5, 4, 4)))
    traced = _followed(_saved(model, tmp_path))
    assert [(op.layer.kind, op.shape) for op in traced.flat.ops[1:]] == [("opaque", (5, 4, 4)), ("relu", (5, 4, 4))]


def test_weights_in_a_file_beside(tmp_path: Path) -> None:
    model = _model([_node("Conv", "x", "w")], {"w": _numbers(4, 3, 3, 3)})
    onnx.save(model, tmp_path / "made.onnx", save_as_external_data=True, location="made.data", size_threshold=0)
    made = read(tmp_path / "made.onnx", None)
    assert np.array_equal(next(made.parameters()).numpy(), _numbers(4, 3, 3, 3))


def test_an_open_size_is_asked_for(tmp_path: Path) -> None:
    file = _saved(_model([_node("Relu", "x")], shape=("n", 3, "h", "w")), tmp_path)
    with pytest.raises(Problem, match="leaves the size of its pictures open: say it"):
        read(file, None)
    assert _followed(file, (3, 20, 24)).flat.ops[0].shape == (3, 20, 24)
    fixed = _saved(_model([_node("Relu", "x")]), tmp_path)
    with pytest.raises(Problem, match="takes pictures of 3x8x8, not of 3x9x9"):
        read(fixed, (3, 9, 9))
    assert _followed(fixed, (3, 8, 8)).flat.ops[0].shape == (3, 8, 8)


# -- what is refused


def _outside(location: str) -> onnx.ModelProto:
    model = _model([_node("Conv", "x", "w")], {"w": _numbers(4, 3, 3, 3)})
    onnx.external_data_helper.set_external_data(model.graph.initializer[0], location)
    model.graph.initializer[0].ClearField("raw_data")
    model.graph.initializer[0].data_location = TensorProto.EXTERNAL
    return model


def _lying(**sizes: Any) -> onnx.ModelProto:
    """Weights that are said to be larger than they are."""
    model = _model([_node("Conv", "x", "w")], {"w": _numbers(4, 3, 3, 3)})
    del model.graph.initializer[0].dims[:]
    model.graph.initializer[0].dims.extend(sizes["dims"])
    return model


_ONE = np.array([1], np.int64)
_BIG = np.array([2**31, 2**31], np.int64)
BROKEN: dict[str, onnx.ModelProto | bytes] = {
    "nothing": b"",
    "text": b"<html>Not found</html>",
    "a pickle": pickle.dumps(print),
    "cut": _model([_node("Conv", "x", "w")], {"w": _numbers(4, 3, 3, 3)}).SerializeToString()[:-60],
    "a circle": _model([_node("Add", "x", "b", out="a"), _node("Relu", "a", out="b"), _node("Relu", "b")]),
    "nowhere": _model([_node("Relu", "nowhere")]),
    "an unknown operation": _model([_node("Explode", "x")]),
    "a domain of its own": _model([helper.make_node("Relu", ["x"], ["y"], domain="com.example")]),
    "a picture that is too large": _model([_node("Relu", "x")], shape=(1, 3, 100_000, 100_000)),
    "hostile names": _model([_node("Bad\n{0}%s'\"; import os", "x")]),
    "too few dimensions": _model([_node("Relu", "x")], shape=(3, 8, 8)),
    "no shape": _model([_node("Relu", "x")], shape=()),
    "wrong channels": _model([_node("Conv", "x", "w")], {"w": _numbers(4, 5, 3, 3)}),
    "wrong type": _model([_node("Conv", "x", "w")], {"w": np.ones((4, 3, 3, 3), np.int64)}),
    "lying weights": _lying(dims=[2**40, 3, 3, 3]),
    "negative weights": _lying(dims=[-4, 3, 3, 3]),
    "a bomb": _model([_node("ConstantOfShape", "big", out="c"), _node("Add", "x", "c")], {"big": _BIG}),
    "a huge picture": _model([_node("Relu", "x")], shape=(1, 3, 2**40, 2**40)),
    "no output": _model([_node("Relu", "x", out="z")]),
    "constants only": _model([_node("Identity", "k")], {"k": _numbers(1, 5)}),
    "weights elsewhere": _outside("../../etc/passwd"),
    "weights at a place of the system": _outside("/etc/passwd"),
    "weights that are not there": _outside("none.data"),
    "a folder of weights": _outside("."),
    "a loop": _model([_node("If", "x", then_branch=helper.make_graph([], "t", [], []))]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    broken = BROKEN[name]
    file = tmp_path / "broken.onnx"
    file.write_bytes(broken if isinstance(broken, bytes) else broken.SerializeToString())
    with warnings.catch_warnings(), pytest.raises(Problem) as refused:
        warnings.simplefilter("error")
        _followed(file)
    assert "\n" not in str(refused.value)
    assert 20 < len(str(refused.value)) < 400
    assert "passwd" not in str(refused.value) or "in its own folder" in str(refused.value)
