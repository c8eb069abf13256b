"""Runs of a three-layer network on a tiny data set, in this process or in a real child."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

import visionlab.data.sets
from visionlab.data import registry
from visionlab.runs.events import Ending, Event, Follower
from visionlab.runs.folder import Request, RunFolder, create
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch
from visionlab.trainer import session
from visionlab.trainer.report import Reporter

_CHILD = Path(__file__).parent / "child"

MODEL = """
import torch
from torch import nn

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
            nn.Conv2d(8, 12, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
            nn.Conv2d(12, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Dropout(0.2),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 3))

    def forward(self, x):
        return self.body(x)
"""
QUICK = RunSettings(data="tiny", network="Tiny net", epochs=2, batch_size=32, threads=1, device="cpu")

Make = Callable[..., RunFolder]
Train = Callable[..., tuple[Ending, list[Event]]]


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The data set `tiny`, here and in children."""
    monkeypatch.setattr(visionlab.data.sets, "__path__", [*visionlab.data.sets.__path__, str(_CHILD / "sets")])
    monkeypatch.setenv("PYTHONPATH", os.fspath(_CHILD))
    registry._found.cache_clear()
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
    registry._found.cache_clear()


@pytest.fixture
def quick() -> RunSettings:
    """Settings of a run of 20 steps."""
    return QUICK


@pytest.fixture
def text() -> str:
    """A network's text, with batch norm and dropout."""
    return MODEL


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a run folder: make(settings, model)."""

    def made(settings: RunSettings = QUICK, model: str = MODEL) -> RunFolder:
        return create(settings, model, "{}", root=tmp_path)

    return made


@pytest.fixture
def train() -> Train:
    """Trains a run in this process: train(folder, wish) gives its ending and all its events."""

    def trained(folder: RunFolder, wish: Callable[[], Request | None] = lambda: None) -> tuple[Ending, list[Event]]:
        ending = session.run(folder, Reporter(folder.events), wish)
        return ending, Follower(folder.events).read_all()

    return trained


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    """Starts children, and kills what a failed test leaves behind."""
    started: list[Watch] = []

    class Noting(Supervisor):
        def start(self, folder: RunFolder) -> Watch:
            watch = super().start(folder)
            started.append(watch)
            return watch

    made = Noting()
    yield made
    made.close()
    for watch in started:
        if watch._child is not None:
            watch._child.kill()
            watch._child.wait()
