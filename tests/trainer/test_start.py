"""A training starts from the weights of a file, and says what of them it could not use."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from tests.trainer.conftest import Make, Train
from visionlab.problem import Problem
from visionlab.runs.events import Failed, Finished, Warning
from visionlab.runs.settings import RunSettings
from visionlab.trainer.checkpoint import load_weights
from visionlab.trainer.network import load_network
from visionlab.trainer.start import start_from


def small(classes: int = 3, width: int = 4) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(3, width, 3), nn.BatchNorm2d(width), nn.Flatten(), nn.Linear(width * 4, classes))


def written(path: Path, network: nn.Module) -> Path:
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, path)
    return path


def test_all_weights_are_taken(tmp_path: Path) -> None:
    theirs, ours = small(), small()
    assert start_from(written(tmp_path / "w.safetensors", theirs), ours) == []
    for name, value in theirs.state_dict().items():
        assert torch.equal(ours.state_dict()[name], value)


def test_a_classifier_of_another_size_keeps_its_own(tmp_path: Path) -> None:
    theirs, ours = small(1000), small(3)
    before = ours[3].weight.clone()
    assert start_from(written(tmp_path / "w.safetensors", theirs), ours) == ["3"]
    assert torch.equal(ours[3].weight, before) and torch.equal(ours[0].weight, theirs[0].weight)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"0.weight": torch.zeros(4, 3, 5, 5)}, "0.weight is 4x3x5x5 there and 4x3x3x3 here"),
        ({"0.weight": None}, "it has no 0.weight"),
        ({"other": torch.zeros(1)}, "the network has no other"),
        ({"0.bias": torch.zeros(4, dtype=torch.int32)}, "0.bias holds numbers of type int32"),
    ],
)
def test_another_network_is_refused_whole(change: dict[str, torch.Tensor | None], said: str, tmp_path: Path) -> None:
    ours = small()
    before = {name: value.clone() for name, value in ours.state_dict().items()}
    tensors = {name: value for name, value in ({**small().state_dict(), **change}).items() if value is not None}
    save_file(tensors, tmp_path / "w.safetensors")
    with pytest.raises(Problem, match=said):
        start_from(tmp_path / "w.safetensors", ours)
    assert all(torch.equal(value, before[name]) for name, value in ours.state_dict().items())


def test_a_run_starts_from_another_and_a_resumed_one_does_not(
    make: Make, train: Train, quick: RunSettings, tmp_path: Path
) -> None:
    first = make()
    assert isinstance(train(first)[0], Finished)
    settings = quick.with_(weights=str(first.best), learning_rate=1e-8)
    second = make(settings)
    _, events = train(second)
    network = load_network(second.model)
    load_weights(second.last, network)
    learned = load_network(first.model)
    load_weights(first.best, learned)
    for (name, a), b in zip(network.named_parameters(), learned.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-4), name
    assert not [event for event in events if isinstance(event, Warning) and "does not fit" in event.message]
    first.best.unlink()  # a run that goes on asks for it no more
    assert not isinstance(train(second)[0], Failed)


def test_what_is_left_is_said_once(make: Make, train: Train, quick: RunSettings, text: str, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(text.replace("nn.Linear(16, 3)", "nn.Linear(16, 7)"), encoding="utf-8")
    path = written(tmp_path / "w.safetensors", load_network(tmp_path / "other.py"))
    ending, events = train(make(quick.with_(weights=str(path), epochs=1)))
    assert isinstance(ending, Finished)
    said = [event.message for event in events if isinstance(event, Warning)]
    assert said.count(f"{path} does not fit body.11: trained from its first values.") == 1


@pytest.mark.parametrize("damage", [b"", b"\xff" * 40, b"\x02\0\0\0\0\0\0\0{}more"])
def test_a_damaged_file_is_one_sentence(
    damage: bytes, make: Make, train: Train, quick: RunSettings, tmp_path: Path
) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(damage)
    ending, _ = train(make(quick.with_(weights=str(path))))
    assert isinstance(ending, Failed)
    assert str(path) in ending.reason


def test_a_missing_file_is_one_sentence(make: Make, train: Train, quick: RunSettings, tmp_path: Path) -> None:
    ending, _ = train(make(quick.with_(weights=str(tmp_path / "none"))))
    assert isinstance(ending, Failed)
    assert ending.reason.startswith("The weights to start from are not there: ")
