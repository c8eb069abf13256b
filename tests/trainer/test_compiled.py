"""torch.compile: the same run, told of while it warms up, and without it where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from visionlab.runs.events import Finished, Preparing, Step, Warning
from visionlab.runs.folder import RunFolder
from visionlab.runs.settings import RunSettings

Make = Callable[..., Any]
Train = Callable[..., Any]

pytestmark = pytest.mark.filterwarnings("ignore")  # torch's compiler warns of much that is its own affair


@pytest.fixture
def fresh() -> None:
    torch._dynamo.reset()


def losses(events: list[Any]) -> torch.Tensor:
    return torch.tensor([event.loss for event in events if isinstance(event, Step)])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_compiled_run_is_the_plain_one(fresh: None, make: Make, train: Train, quick: RunSettings, text: str) -> None:
    model = text.replace("nn.Dropout(0.2), ", "").replace("nn.Dropout(0.2),", "")  # compiled, it draws other numbers
    _, plain = train(make(quick, model))
    folder: RunFolder = make(quick.with_(compile=True), model)
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    assert not [event for event in events if isinstance(event, Warning) and "compile" in event.message]
    told = [event.message for event in events if isinstance(event, Preparing)]
    assert "Compiling the network: the first time takes a while" in told
    assert any(message.startswith("Compiled in ") for message in told)
    assert torch.allclose(losses(events), losses(plain), atol=1e-3)
    assert not [name for name in load_file(folder.best) if "_orig_mod" in name]


def test_what_cannot_be_compiled_trains_without(
    make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(network: torch.nn.Module, **_how: object) -> Callable[[torch.Tensor], torch.Tensor]:
        def refused(images: torch.Tensor) -> torch.Tensor:
            network.train()(images)  # statistics and random numbers have moved on by then
            raise RuntimeError("no C++ compiler found\nand much more")

        return refused

    _, plain = train(make(quick))
    monkeypatch.setattr(torch, "compile", refuse)
    ending, events = train(make(quick.with_(compile=True)))
    assert isinstance(ending, Finished)
    warned = [event.message for event in events if isinstance(event, Warning)]
    assert "torch.compile does not take this network (no C++ compiler found): it trains without." in warned
    assert torch.equal(losses(events), losses(plain))


@pytest.mark.gpu
def test_a_gpu_records_graphs(fresh: None, make: Make, train: Train, quick: RunSettings, text: str) -> None:
    model = text.replace("nn.Dropout(0.2),", "")
    settings = quick.with_(device="cuda", epochs=4)
    _, plain = train(make(settings, model))
    ending, events = train(make(settings.with_(compile=True), model))
    assert isinstance(ending, Finished)
    assert torch.allclose(losses(events), losses(plain), atol=1e-2)
