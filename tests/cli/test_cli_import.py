"""`visionlab import`: what comes in, what is said of it, and one sentence for what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from visionlab.cli import main
from visionlab.cost.analysis import analyse
from visionlab.project import load

FILE = """
import torch
from torch import nn

print("a word on stdout")

class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        self.odd = nn.Softplus()
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        return self.head(self.odd(self.body(x)).mean((2, 3)))
"""


def test_a_file_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "small.py").write_text(FILE, encoding="utf-8")
    out = tmp_path / "small.vlab"
    assert main(["import", f"{tmp_path / 'small.py'}:Small", "--input", "3x20x20", "-o", str(out)]) == 0
    graph = load(out).graph
    report = analyse(graph)
    assert not report.problems
    assert report.parameters == 3 * 8 * 9 + 16 + 45
    assert [node.block.kind for node in graph.nodes.values()] == [
        *("input", "conv_norm_act", "opaque", "classifier"),
    ]
    told = capsys.readouterr().err
    assert "277 parameters, 8 layers on 3x20x20 pictures" in told
    assert "not editable: Softplus x1" in told


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("torchvision:nonesuch", "torchvision has no classification network 'nonesuch'"),
        ("nonesuch", "is no source of a network"),
        ("there/is/none.py", "must be a Python file, and is not there"),
        ("os:getcwd", "What was named must be a torch module, got str"),
        ("json:nonesuch", "json:nonesuch cannot be imported: AttributeError"),
    ],
)
def test_what_cannot_come_in(source: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.vlab"
    assert main(["import", source, "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not out.exists()


def test_onnx_out_and_in_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "starter.onnx", tmp_path / "starter.vlab"
    assert main(["export", "starter", "--to", "onnx", "-o", str(file)]) == 0
    assert main(["import", str(file), "-o", str(out)]) == 0
    assert analyse(load(out).graph).parameters == 78_042
    assert "recognised: Conv-norm-act x1, Residual, basic x3" in capsys.readouterr().err
    file.write_bytes(file.read_bytes()[:5000])
    out.unlink()
    assert main(["import", str(file), "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert "is no ONNX file, or only a part of one" in told and told.count("\n") == 1
    assert not out.exists()


def test_a_file_of_torchs_is_not_for_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "starter", "--to", "onnx", "-o", "-"]) == 2
    assert "it cannot go to stdout" in capsys.readouterr().err
