"""What a run tells of a GPU's memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from visionlab.cost.analysis import analyse
from visionlab.cost.situation import Situation
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.presets.registry import presets
from visionlab.runs.events import Finished, MemoryUse, from_json, to_line
from visionlab.runs.settings import RunSettings
from visionlab.trainer.memory import Gauge

Make = Callable[..., Any]
Train = Callable[..., Any]


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A make-believe GPU; gives the list of what it was asked."""
    asked: list[str] = []
    monkeypatch.setattr(torch.cuda, "reset_peak_memory_stats", lambda place: asked.append("reset"))
    monkeypatch.setattr(torch.cuda, "max_memory_allocated", lambda place: 5_000)
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda place: 6_000)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda place: SimpleNamespace(total_memory=9_000))
    return asked


def test_the_second_step_is_measured_once(cuda: list[str]) -> None:
    gauge = Gauge(torch.device("cuda"), 700)
    assert gauge.passed(41, 3, 16) is None
    told = gauge.passed(42, 3, 16)
    assert told is not None and cuda == ["reset"]
    assert told[1:] == (42, 16, 5_000, 700, 6_000, 9_000)
    assert all(gauge.passed(step, 3, 16) is None for step in range(43, 50))


def test_steps_with_a_validation_between_them_are_not_measured(cuda: list[str]) -> None:
    gauge = Gauge(torch.device("cuda"), 0)
    assert gauge.passed(1, 1, 16) is gauge.passed(2, 2, 16) is gauge.passed(3, 2, 16) is None


def test_a_processor_tells_nothing(make: Make, train: Train, quick: RunSettings) -> None:
    ending, events = train(make(quick))
    assert isinstance(ending, Finished) and not any(isinstance(event, MemoryUse) for event in events)


def test_logs_from_before_and_after_are_read() -> None:
    told = MemoryUse(1.0, 2, 64, 5_000, 700, 6_000, 9_000)
    line = json.loads(to_line(told))
    assert line["event"] == "memory" and from_json(line) == told
    assert from_json(line | {"event": "a kind of a later version"}) is None
    del line["peak"]
    assert from_json(line) is None


def test_the_command_line_says_it() -> None:
    from visionlab.cli.training import Teller

    told = Teller()._line(MemoryUse(1.0, 2, 64, 5_000_000_000, 700_000_000, 6_000_000_000, 16_000_000_000))
    assert told == "step 2 took 5 GB of the GPU's 16 GB, 700 MB of it for the data set"


@pytest.mark.gpu
@pytest.mark.slow
@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.parametrize("id", ["starter", "cifar-resnet-20", "mobilenet-v2"])
def test_a_gpu_takes_what_was_foreseen(id: str, mixed: bool, make: Make, train: Train, quick: RunSettings) -> None:
    """Within 15 %, and what cuDNN and cuBLAS work in."""
    graph = presets()[id].graph((3, 64, 64), 3)
    settings = quick.with_(device="cuda", precision="bf16" if mixed else "fp32", batch_size=64, resize=64, epochs=1)
    _, events = train(make(settings, pytorch_text(graph)))
    (told,) = [event for event in events if isinstance(event, MemoryUse)]
    situation = Situation(batch=told.images, precision="bf16 mixed" if mixed else "fp32")
    foreseen = analyse(graph).memory_in(situation).training
    workspace = 100_000_000
    assert 0.85 * foreseen < told.peak - told.data < 1.15 * foreseen + workspace
    assert told.peak <= told.reserved <= told.capacity
