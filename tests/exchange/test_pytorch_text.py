"""The PyTorch text against PyTorch: it runs, does what the analysis says, and holds nothing a stranger wrote."""

from __future__ import annotations

import ast
import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.networks import chain, networks
from tests.support.truth import macs_of, module_of, parameters_of, peak_bytes, saved_bytes, shapes_in
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.fire import Fire
from visionlab.blocks.inception_v1 import InceptionV1
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.resnext import ResNeXt
from visionlab.cost.analysis import analyse
from visionlab.cost.memory import Memory, forward_peak
from visionlab.exchange.module_paths import module_paths
from visionlab.exchange.pytorch_classes import _RESERVED, classes_of
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten
from visionlab.layers.merge import Add
from visionlab.layers.source import Input
from visionlab.layers.stochastic_depth import StochasticDepth
from visionlab.presets.registry import presets
from visionlab.problem import Problem


@settings(max_examples=60)
@given(networks())
def test_random_networks_run_as_analysed(graph: Graph) -> None:
    report = analyse(graph)
    assert report.is_complete, report.problems
    assert report.input_shape is not None
    network = module_of(graph)
    pictures = torch.empty(2, *report.input_shape, device="meta")
    shapes = shapes_in(network.eval(), list(module_paths(report).values()), pictures)
    assert shapes[""] == (report.classes,)
    for id, path in module_paths(report).items():
        # what stochastic depth calls is a dropout, on maps with one dimension more
        if path and not isinstance(graph.nodes[id].block, StochasticDepth):
            assert shapes[path] == report.nodes[id].shape
    assert parameters_of(network) == report.parameters
    assert macs_of(network, pictures[:1]) == report.macs


@settings(max_examples=40)
@given(networks())
def test_memory_of_random_networks(graph: Graph) -> None:
    report = analyse(graph)
    assert report.input_shape is not None
    network = module_of(graph, "cpu")
    # a picture that wants a gradient stands for layers before it that learn
    pictures = torch.rand(2, *report.input_shape, requires_grad=True)
    counted = Memory(report.recording, batch=2)
    assert counted.saved_for_backward == saved_bytes(network, pictures)
    assert counted.forward_peak - counted.weights == peak_bytes(network, pictures.detach())
    assert 2 * forward_peak(report.recording) == counted.forward_peak - counted.weights


@settings(max_examples=40)
@given(networks())
def test_text_does_not_depend_on_ids_and_titles(graph: Graph) -> None:
    plain = {id: f"n{number}" for number, id in enumerate(graph.nodes)}
    renamed = Graph.of(
        [dataclasses.replace(node, id=plain[id], title="") for id, node in graph.nodes.items()],
        [link._replace(source=plain[link.source], target=plain[link.target]) for link in graph.links],
    )
    assert pytorch_text(graph) == pytorch_text(renamed)


def test_hostile_words_stay_out() -> None:
    graph = chain(ReLU(), Classifier())
    graph = edits.rename(graph, "n1", '"""\nimport os; os.system("x")\n')
    assert "os" not in {node.id for node in ast.walk(ast.parse(pytorch_text(graph))) if isinstance(node, ast.Name)}
    assert "import os" not in pytorch_text(graph)


def test_imports_nothing_but_torch() -> None:
    for one in presets().values():
        for node in ast.walk(ast.parse(pytorch_text(one.graph()))):
            if isinstance(node, ast.Import):
                assert [name.name.split(".")[0] for name in node.names] == ["torch"]
            if isinstance(node, ast.ImportFrom):
                assert node.module == "torch"


def test_texts_are_tidy(tmp_path: Path) -> None:
    """As ruff would format and lint them, which it only finds fault with where it has them to check."""
    modules = [InceptionV1(5, 12, 10, 7, 13, 12), *[InceptionV1(6, 8, 14, 9, 11, 9)] * 4]
    text = pytorch_text(chain(*modules, Classifier()))
    assert "for _ in range" in text
    (tmp_path / "long.py").write_text(text, encoding="utf-8")
    for form in ("a", "b"):  # thirty-two branches that are added, and stacked
        branches = pytorch_text(chain(ResNeXt(form=form), Classifier(), input=(64, 8, 8)))
        (tmp_path / f"form_{form}.py").write_text(branches, encoding="utf-8")
    for id, one in presets().items():
        (tmp_path / f"{id}.py").write_text(pytorch_text(one.graph()), encoding="utf-8")
    for check in (["format", "--check"], ["check", "--select", "E,F,W,I,B,UP,SIM,RUF"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *check, "--isolated", "--line-length", "120", str(tmp_path)],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow  # mypy reads torch's types, which takes it most of a minute
@pytest.mark.timeout(600)
def test_texts_type_check(tmp_path: Path) -> None:
    for id in (
        "googlenet",
        "resnet-50",
        "densenet-121",
        "mobilenet-v2",
        "nasnet-a-mobile",
        "cifar-stochastic-depth-110",
    ):
        (tmp_path / f"{id.replace('-', '_')}.py").write_text(pytorch_text(presets()[id].graph()), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache"), tmp_path],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_blocks_that_differ_in_numbers_share_a_class() -> None:
    graph = chain(DenseBlock(3, 4), ConvNormAct(8), ConvNormAct(16), Classifier())
    names = [one.name for one in classes_of(analyse(graph).recording, "Network")]
    assert names == ["DenseLayer", "ConvNormAct", "Classifier", "DenseBlock", "Network"]
    text = pytorch_text(graph)
    assert "nn.ModuleList(DenseLayer(3 + 4 * i) for i in range(3))" in text
    assert "ConvNormAct(in_channels=15, out_channels=8)" in text
    assert text.isascii() or "×" in text


def test_a_dead_tensor_is_dropped() -> None:
    """Without `del` the second branch would live on beside the convolution that follows the sum."""
    branches = [Node("in", Input()), Node("a", Conv(4)), Node("b", Conv(4)), Node("sum", Add())]
    links = [Link("in", "a"), Link("in", "b"), Link("a", "sum", 0), Link("b", "sum", 1)]
    short = Graph.of([*branches, Node("end", Flatten())], [*links, Link("sum", "end")])
    assert "del " not in pytorch_text(short)
    below = [Node("c", Conv(8)), Node("end", Classifier())]
    text = pytorch_text(Graph.of([*branches, *below], [*links, Link("sum", "c"), Link("c", "end")]))
    assert "        y = y + x\n        del x\n        y = self.conv_3(y)\n" in text


def test_a_loop_leaves_what_a_shortcut_needs() -> None:
    nodes = [Node("in", Input()), Node("stem", Conv(16)), *(Node(f"r{n}", ResidualBasic(16)) for n in range(3))]
    nodes += [Node("sum", Add()), Node("end", Classifier())]
    links = [Link("in", "stem"), Link("stem", "r0"), Link("r0", "r1"), Link("r1", "r2"), Link("r2", "sum")]
    graph = Graph.of(nodes, [*links, Link("stem", "sum", 1), Link("sum", "end")])
    loop = "        for residual_basic in self.residual_basics:\n            y = residual_basic(y)\n"
    assert "        y = x\n" + loop in pytorch_text(graph)
    report = analyse(graph)
    picture = torch.rand(1, 3, 32, 32)
    assert forward_peak(report.recording) == peak_bytes(module_of(graph, "cpu"), picture)


def test_runs_go_as_far_as_steps_are_steady() -> None:
    fires = [Fire(squeeze, 8, 8) for squeeze in (2, 2, 2, 4, 6, 8, 3)]
    text = pytorch_text(chain(Conv(16), *fires, Classifier()))
    assert "nn.ModuleList(Fire(2) for _ in range(3))" in text
    assert "nn.ModuleList(Fire(4 + 2 * i) for i in range(3))" in text
    assert "self.fire_7 = Fire(3)" in text


def test_module_names_hide_nothing_of_a_module() -> None:
    attributes = set(dir(torch.nn.Module()))
    named = [word for one in presets().values() for word in _attributes(pytorch_text(one.graph()))]
    assert named
    assert not attributes & set(named)
    assert {"forward", "train", "type", "half", "float", "parameters", "modules"} <= _RESERVED


def _attributes(text: str) -> set[str]:
    return {
        target.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute)
    }


@given(st.text(max_size=10))
def test_class_name_must_be_an_identifier(name: str) -> None:
    graph = chain(Classifier())
    try:
        text = pytorch_text(graph, name)
    except Problem as problem:
        assert "must be a Python identifier" in str(problem)
    else:
        assert f"class {name}(nn.Module):" in text
        ast.parse(text)


def test_refuses_with_the_first_problem() -> None:
    with pytest.raises(Problem, match="The network is empty"):
        pytorch_text(EMPTY)
    with pytest.raises(Problem, match="The network ends in maps of 64x32x32"):
        pytorch_text(chain(Conv(64)))


def test_text_says_what_it_is() -> None:
    first = pytorch_text(presets()["resnet-18"].graph()).splitlines()[0]
    assert first == '"""Made by VisionLab: pictures of 3x224x224, 1000 classes, 11,689,512 parameters."""'


def test_input_shows_as_the_argument() -> None:
    assert "def forward(self, x: torch.Tensor) -> torch.Tensor:" in pytorch_text(chain(Classifier()))
    assert not isinstance(chain(Classifier()).nodes["n1"].block, Input)
