"""What the loop makes of the settings that change its steps, and a resume in the midst of them."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from visionlab.runs.events import Epoch, Finished, Step, Stopped, Warning
from visionlab.runs.folder import Request
from visionlab.runs.settings import RunSettings
from visionlab.trainer import beside, loop, session
from visionlab.trainer.average import Average
from visionlab.trainer.job import Job

Make = Callable[..., Any]
Train = Callable[..., Any]

#: without batch norm and dropout, which see parts of a batch, and in which order
PLAIN = """
from torch import nn

class Network(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 8, 3, stride=2), nn.ReLU(), nn.Flatten(),
            nn.Linear(200, 3))
"""


def steps(events: list[Any]) -> list[Step]:
    return [event for event in events if isinstance(event, Step)]


def epochs(events: list[Any]) -> list[Epoch]:
    return [event for event in events if isinstance(event, Epoch)]


def after(polls: int, wish: Request) -> Callable[[], Request | None]:
    asked = itertools.count(1)
    return lambda: wish if next(asked) >= polls else None


EVERYTHING = {
    "schedule": "plateau", "patience": 1, "step_factor": 0.5, "ema": 0.5, "mixup": 0.3, "cutmix": 0.5, "epochs": 7,
    "clip_norm": 1.0, "accumulate": 2, "label_smoothing": 0.1, "class_weights": "balanced", "decay_norms": False,
}  # fmt: skip


@pytest.mark.parametrize(("optimizer", "stop_at"), [("sgd", 3), ("sgd", 45), ("rmsprop", 13), ("rmsprop", 64)])
def test_a_resumed_run_equals_an_uninterrupted_one(
    optimizer: str, stop_at: int, make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "INTERVAL", 0.0)
    rate = 5.0 if optimizer == "sgd" else 0.02  # so large that the loss does not always fall
    settings = quick.with_(**EVERYTHING, optimizer=optimizer, learning_rate=rate)
    whole, halves = make(settings), make(settings)
    _, straight = train(whole)
    assert len({step.learning_rate for step in steps(straight)}) > 1  # the plateau dropped it
    stopped, _ = train(halves, after(stop_at + 2, "stop"))
    assert isinstance(stopped, Stopped)
    ending, events = train(halves)
    assert isinstance(ending, Finished)
    row = [(step.step, step.loss, step.learning_rate) for step in steps(straight)]
    assert [(step.step, step.loss, step.learning_rate) for step in steps(events)] == row
    assert [event[1:7] for event in epochs(events)] == [event[1:7] for event in epochs(straight)]
    for one, other in ((whole.last, halves.last), (whole.states()[0], halves.states()[0])):
        first, second = load_file(one), load_file(other)
        assert first.keys() == second.keys()
        assert all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("changes", [{}, {"mixup": 0.5, "class_weights": "balanced", "label_smoothing": 0.1}])
def test_an_accumulated_step_is_the_whole_batchs(
    changes: dict[str, object], make: Make, train: Train, quick: RunSettings
) -> None:
    found = []
    for parts in (1, 2, 5):
        folder = make(quick.with_(accumulate=parts, epochs=1, **changes), PLAIN)
        _, events = train(folder)
        found.append((torch.tensor([step.loss for step in steps(events)]), load_file(folder.last), epochs(events)[0]))
    losses, weights, epoch = found[0]
    for other_losses, other_weights, other_epoch in found[1:]:
        assert torch.allclose(losses, other_losses, rtol=1e-4)
        assert all(torch.allclose(weights[name], other_weights[name], atol=1e-5) for name in weights)
        assert other_epoch.train_accuracy == pytest.approx(epoch.train_accuracy, abs=0.01)


def test_a_gradient_is_clipped_to_its_norm(
    make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    norms = []

    class Looks:
        def begin(self, step: int) -> None:
            order.append(f"begin {step}")

        def differentiated(self) -> None:
            norms.append(torch.nn.utils.get_total_norm([each.grad for each in self.network.parameters()]).item())
            self.before = [each.detach().clone() for each in self.network.parameters()]
            order.append("differentiated")

        def stepped(self) -> None:
            moved = [now.detach() - was for was, now in zip(self.before, self.network.parameters(), strict=True)]
            assert torch.nn.utils.get_total_norm(moved).item() <= 0.001 * 1.0001
            order.append("stepped")

        network: nn.Module

    order: list[str] = []
    original = loop.train

    def looked_at(job: Job) -> Any:
        looks = Looks()
        looks.network = job.network
        job.watchers = (looks,)
        return original(job)

    monkeypatch.setattr(session, "train", looked_at)
    settings = quick.with_(
        clip_norm=0.01, momentum=0.0, weight_decay=0.0, schedule="constant", epochs=1, learning_rate=0.1
    )
    ending, _ = train(make(settings))
    assert isinstance(ending, Finished)
    assert max(norms) > 0.02  # it is looked at before it is clipped
    assert order[:4] == ["begin 1", "differentiated", "stepped", "begin 2"]


def test_the_average_is_that_of_the_formula() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)).to(memory_format=torch.channels_last)
    average = Average(network, 0.5)
    expected = {name: value.clone() for name, value in network.state_dict().items()}
    for step in range(1, 20):
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.normal_()
        network(torch.randn(4, 3, 5, 5))
        average.update(step)
        keeps = min(0.5, (1 + step) / (10 + step))
        for name, value in network.state_dict().items():
            expected[name] = keeps * expected[name] + (1 - keeps) * value if value.is_floating_point() else value
    for name, value in average.network.state_dict().items():
        assert torch.allclose(value, expected[name], atol=1e-6), name
    assert not any(parameter.requires_grad for parameter in average.network.parameters())
    assert copy.deepcopy(average.network)(torch.zeros(1, 3, 5, 5)).isfinite().all()


def test_a_network_without_norms_has_an_average(make: Make, train: Train, quick: RunSettings) -> None:
    ending, _ = train(make(quick.with_(ema=0.9, epochs=1), PLAIN))
    assert isinstance(ending, Finished)


def test_the_average_is_tested_and_kept(make: Make, train: Train, quick: RunSettings) -> None:
    plain, averaged = make(quick), make(quick.with_(ema=0.8))
    (_, one), (_, other) = train(plain), train(averaged)
    assert [step.loss for step in steps(one)] == [step.loss for step in steps(other)]  # it only looks on
    assert epochs(one)[0].validation_loss != epochs(other)[0].validation_loss
    kept, state = load_file(averaged.last), load_file(averaged.states()[0])
    assert all(torch.equal(kept[name], state[f"average.{name}"]) for name in kept)
    assert any(not torch.equal(kept[name], state[f"model.{name}"]) for name in kept)
    assert load_file(plain.last).keys() == kept.keys()


def test_validation_is_as_rare_and_as_small_as_is_asked_for(
    make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    original = loop.evaluate

    def noting(job: Job, split: str, *, most: int) -> tuple[float, float]:
        seen.append(len(job.split(split, most)))
        return original(job, split, most=most)

    monkeypatch.setattr(loop, "evaluate", noting)
    folder = make(quick.with_(epochs=5, validate_every=2, validation_images=7))
    _, events = train(folder)
    every = len(events) and seen[-1]
    assert seen == [7, 7, every] and every > 7
    accuracies = [event.validation_accuracy for event in epochs(events)]
    assert [value is None for value in accuracies] == [True, False, True, False, False]
    summary = folder.summary()
    assert (summary.epochs, summary.best) == (5, max(value for value in accuracies if value is not None))


def test_a_run_that_stands_still_ends_early(
    make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    accuracies = iter([0.3, 0.6, 0.5, 0.5, 0.9])
    monkeypatch.setattr(loop, "evaluate", lambda *_, most: (next(accuracies), 1.0))
    folder = make(quick.with_(epochs=50, early_stopping=2))
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    assert (ending.best_epoch, ending.best_accuracy, len(epochs(events))) == (2, 0.6, 4)
    told = [event.message for event in events if isinstance(event, Warning)]
    assert "Ended early: no better validation in 2 epochs after epoch 2." in told


@pytest.mark.gpu
@pytest.mark.parametrize("precision", ["fp32", "bf16", "fp16"])
def test_a_gpu_heeds_them_all(precision: str, make: Make, train: Train, quick: RunSettings) -> None:
    settings = quick.with_(**EVERYTHING, device="cuda", precision=precision, optimizer="rmsprop", learning_rate=0.003)
    folder = make(settings)
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    assert len(steps(events)) == 70
    assert all(bool(value.isfinite().all()) for value in load_file(folder.last).values())
    assert ending.test_accuracy is not None and ending.test_accuracy > 0.7
