"""`visionlab weights`: the table, the file, and one sentence for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from tests.cli.test_cli_import import FILE
from tests.support.truth import module_of
from visionlab.cli import main
from visionlab.presets.registry import presets
from visionlab.project import load
from visionlab.runs.folder import create
from visionlab.runs.settings import RunSettings
from visionlab.trainer.start import start_from


def test_a_state_dict_goes_in_and_a_wrong_one_does_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = module_of(presets()["starter"].graph(), "cpu").state_dict()
    file, out = tmp_path / "w.pth", tmp_path / "out.safetensors"
    torch.save(state, file)
    assert main(["weights", "starter", str(file), "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["written"] and {row["how"] for row in told["rows"]} == {"name"}
    start_from(out, module_of(presets()["starter"].graph(), "cpu"))
    out.unlink()
    torch.save(dict(list(state.items())[1:]), file)
    assert main(["weights", "starter", str(file), "-o", str(out)]) == 2
    said = capsys.readouterr()
    assert "1 missing" in said.out
    assert said.err == "visionlab: 1 of the tensors do not fit, so nothing is written: --partial takes the others\n"
    assert not out.exists()


def test_an_imported_network_brings_its_weights(tmp_path: Path) -> None:
    text = FILE.replace("nn.Softplus()", "nn.ReLU()") + "        # fixed\n\ntorch.manual_seed(3)\n"
    (tmp_path / "small.py").write_text(text, encoding="utf-8")
    out, weights = tmp_path / "small.vlab", tmp_path / "w.safetensors"
    command = ["import", str(tmp_path / "small.py"), "--input", "3x20x20", "-o", str(out), "--weights", str(weights)]
    assert main(command) == 0
    assert start_from(weights, module_of(load(out).graph, "cpu")) == []


@pytest.mark.slow
def test_opaque_parts_keep_their_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "small.py").write_text(FILE, encoding="utf-8")
    out, weights = tmp_path / "small.vlab", tmp_path / "w.safetensors"
    command = ["import", str(tmp_path / "small.py"), "--input", "3x20x20", "-o", str(out), "--weights", str(weights)]
    assert main(command) == 2
    assert "has parts that cannot be edited here, so its weights stay behind" in capsys.readouterr().err
    assert not out.exists() and not weights.exists()


def test_a_runs_weights_leave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = create(RunSettings(), "text", "{}", path=tmp_path / "run")
    out = tmp_path / "out.safetensors"
    assert main(["weights", str(run.path), "-o", str(out)]) == 2
    assert capsys.readouterr().err == "visionlab: The run run has no such weights yet\n"
    run.best.write_bytes(b"best")
    run.last.write_bytes(b"last")
    assert main(["weights", str(run.path), "-o", str(out)]) == 0
    assert out.read_bytes() == b"best"
    assert main(["weights", str(run.path), "--last", "-o", str(out)]) == 0
    assert out.read_bytes() == b"last"
    assert main(["weights", str(run.path)]) == 2
    assert main(["weights", str(run.path), "-o", str(tmp_path / "no" / "x")]) == 2
