"""The loop, in this process."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from visionlab.runs.events import Built, Epoch, Event, Failed, Finished, Paused, Resumed, Step, Stopped, Warning
from visionlab.runs.folder import Request
from visionlab.runs.settings import RunSettings
from visionlab.trainer import beside, loop
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.batches import Batches
from visionlab.trainer.job import Job
from visionlab.trainer.network import load_network
from visionlab.trainer.schedule import learning_rate

Make = Callable[..., Any]
Train = Callable[..., Any]

#: of the network in conftest.py, layer by layer
PARAMETERS = (3 * 8 * 9) + (8 + 8) + (8 * 12 * 9) + (12 + 12) + (12 * 16 * 9 + 16) + (16 * 3 + 3)


@pytest.fixture
def each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wishes are heard at each step, so that a test can stop at a chosen one."""
    monkeypatch.setattr(beside, "INTERVAL", 0.0)


def of(kind: type[Any], events: list[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def curve(events: list[Event]) -> list[tuple[int, int, float, float]]:
    """The valid steps: what was told before a resume and lies after it is void."""
    steps: dict[int, tuple[int, int, float, float]] = {}
    for event in events:
        if isinstance(event, Resumed):
            steps = {step: row for step, row in steps.items() if step <= event.step}
        elif isinstance(event, Step):
            steps[event.step] = (event.step, event.epoch, event.loss, event.learning_rate)
    return [steps[step] for step in sorted(steps)]


def after(polls: int, wish: Request) -> Callable[[], Request | None]:
    """A wish that stands from the n-th question on."""
    asked = itertools.count(1)
    return lambda: wish if next(asked) >= polls else None


def test_a_run_says_everything_and_learns(make: Make, train: Train, quick: RunSettings) -> None:
    folder = make(quick.with_(epochs=4, seed=3))
    ending, events = train(folder)
    built = of(Built, events)[0]
    assert (built.parameters, built.classes, built.images, built.steps_per_epoch) == (PARAMETERS, 3, 300, 10)
    assert built.device.startswith("cpu")
    assert [event.step for event in of(Step, events)] == list(range(1, 41))
    assert [event.epoch for event in of(Epoch, events)] == [1, 2, 3, 4]
    assert of(Step, events)[0].loss == pytest.approx(math.log(3), abs=0.2)  # no class is favoured yet
    assert isinstance(ending, Finished)
    assert ending.test_accuracy is not None and ending.test_accuracy > 0.9
    assert ending.best_accuracy == max(event.validation_accuracy for event in of(Epoch, events))
    assert [event.message for event in of(Warning, events)] == ["Tiny is a test."]
    assert events[-1] == ending
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "best.safetensors", "events.jsonl", "last.safetensors", "model.py", "network.json", "settings.json",
        "state-000000030.safetensors", "state-000000040.safetensors", "test.safetensors",
    ]  # fmt: skip


def test_the_loop_is_the_textbook_loop(make: Make, train: Train, quick: RunSettings) -> None:
    """The same losses, to the bit, as a plain script with the same batches, first weights and schedule."""
    settings = quick.with_(optimizer="sgd", epochs=2, crop=True, flip=True)
    started: dict[str, torch.Tensor] = {}

    def keep(network: torch.nn.Module) -> None:
        started.update({name: value.clone() for name, value in network.state_dict().items()})

    folder = make(settings)
    original = loop.train

    def noting(job: Job) -> Any:
        keep(job.network)
        started_rng.append(torch.get_rng_state())
        jobs.append(job)
        return original(job)

    started_rng: list[torch.Tensor] = []
    jobs: list[Job] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("visionlab.trainer.session.train", noting)
        _, events = train(folder)
    network = load_network(folder.model).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    network.load_state_dict(started)
    torch.set_rng_state(started_rng[0])
    parameters = network.parameters()
    optimizer = torch.optim.SGD(parameters, 0.1, momentum=0.9, nesterov=True, weight_decay=5e-4, fused=True)
    batches: Batches = jobs[0].train
    losses = []
    for epoch in (1, 2):
        network.train()
        for images, labels in batches.epoch(epoch, seed=0, how=Augmentation.of(settings)):
            optimizer.param_groups[0]["lr"] = learning_rate(settings, len(losses), batches.steps)
            loss = torch.nn.functional.cross_entropy(network(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
    told = torch.tensor([row[2] for row in curve(events)])
    assert torch.equal(told, torch.tensor(losses))


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
@pytest.mark.parametrize("stop_at", [1, 7, 10, 13, 25])
def test_a_resumed_run_equals_an_uninterrupted_one(
    optimizer: str, stop_at: int, make: Make, train: Train, quick: RunSettings, each_step: None
) -> None:
    settings = quick.with_(optimizer=optimizer, learning_rate=0.1 if optimizer == "sgd" else 0.003, epochs=3)
    whole = make(settings)
    _, straight = train(whole)
    halves = make(settings)
    stopped, _ = train(halves, after(stop_at + 2, "stop"))
    assert isinstance(stopped, Stopped)
    ending, events = train(halves)
    assert isinstance(ending, Finished)
    assert len(of(Resumed, events)) == 1
    assert curve(events) == curve(straight)
    assert [event[1:7] for event in of(Epoch, events)] == [event[1:7] for event in of(Epoch, straight)]
    one, other = load_file(whole.last), load_file(halves.last)
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_pause_changes_nothing(make: Make, train: Train, quick: RunSettings, each_step: None) -> None:
    _, straight = train(make(quick))
    wishes = iter([None] * 6 + ["pause"] * 3 + ["resume"] * 1000)
    _, events = train(make(quick), lambda: next(wishes))
    assert len(of(Paused, events)) == len(of(Resumed, events)) == 1
    assert of(Paused, events)[0].step == of(Resumed, events)[0].step
    assert curve(events) == curve(straight)


def test_a_stop_while_paused_stops(make: Make, train: Train, quick: RunSettings, each_step: None) -> None:
    wishes = iter([None] * 6 + ["pause"] * 3 + ["stop"] * 1000)
    ending, events = train(make(quick), lambda: next(wishes))
    assert isinstance(ending, Stopped)
    assert ending.step == of(Paused, events)[0].step
    assert not of(Resumed, events)


def test_best_weights_are_those_of_the_best_epoch(make: Make, train: Train, quick: RunSettings) -> None:
    folder = make(quick.with_(epochs=3))
    ending, events = train(folder)
    with safe_open(folder.best, "pt") as file:
        about = file.metadata()
    assert int(about["epoch"]) == ending.best_epoch
    epoch = of(Epoch, events)[ending.best_epoch - 1]
    assert float(about["validation_accuracy"]) == pytest.approx(epoch.validation_accuracy)
    assert about["classes"] == '["red", "green", "blue"]'
    load_network(folder.model).load_state_dict(load_file(folder.best))


def test_a_diverging_run_says_so_and_keeps_good_weights(make: Make, train: Train, quick: RunSettings) -> None:
    settings = quick.with_(learning_rate=0.5, schedule="step", milestones=(1,), epochs=3)
    folder = make(settings)
    with pytest.MonkeyPatch.context() as patch:  # the second epoch's rate is beyond all reason
        patch.setattr(loop, "learning_rate", lambda settings, step, steps, drops: 1e30 if step >= steps else 0.01)
        ending, events = train(folder)
    assert isinstance(ending, Failed)
    assert ending.kind == "diverged"
    assert ending.reason.startswith("The loss became NaN or infinite at step 1")
    assert "learning rate of 0.05" in ending.advice
    assert [event.epoch for event in of(Epoch, events)] == [1]
    assert all(bool(torch.isfinite(value).all()) for value in load_file(folder.last).values())
    assert all(bool(torch.isfinite(value.float()).all()) for value in load_file(folder.state).values())
    assert all(math.isfinite(event.loss) for event in of(Step, events))


def test_settings_reach_the_training(make: Make, train: Train, quick: RunSettings) -> None:
    settings = quick.with_(limit=70, resize=20, batch_size=23, label_smoothing=0.5, epochs=1, precision="fp16")
    ending, events = train(make(settings))
    assert isinstance(ending, Finished)
    built = of(Built, events)[0]
    assert (built.images, built.steps_per_epoch) == (70, 3)  # 23 + 23 + 23, and a lone last picture left out
    assert any("not to be had on cpu" in event.message for event in of(Warning, events))


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("class Network(:\n  pass", "model.py line 1 is no Python"),
        ("import nonesuch", "model.py cannot be imported: No module named 'nonesuch'"),
        ("", "model.py must define a class Network"),
        ("from torch import nn\nclass Network(nn.Module):\n  def __init__(self): 1 / 0", "division by zero"),
        ("from torch import nn\nNetwork = nn.Identity", "one logit for each class, and gives 3x12x12"),
        (
            "from torch import nn\nclass Network(nn.Sequential):\n  def __init__(self):\n"
            "    super().__init__(nn.Flatten(), nn.Linear(432, 10))",
            "The network gives 10 logits and the data has 3 classes",
        ),
        (
            "from torch import nn\nclass Network(nn.Sequential):\n  def __init__(self):\n"
            "    super().__init__(nn.Conv2d(1, 3, 3), nn.Flatten())",
            "The network does not take images of 3x12x12",
        ),
    ],
)
def test_a_faulty_network_is_worded(model: str, said: str, make: Make, train: Train, quick: RunSettings) -> None:
    ending, events = train(make(quick, model))
    assert isinstance(ending, Failed)
    assert ending.kind == "model"
    assert said in ending.reason
    assert not of(Step, events)


def test_missing_data_ends_in_a_sentence(make: Make, train: Train, quick: RunSettings) -> None:
    ending, _ = train(make(quick.with_(data="nonesuch")))
    assert (ending.kind, "no data set 'nonesuch'" in ending.reason) == ("data", True)
    ending, _ = train(make(quick.with_(data_dir="/nonesuch")))
    assert (ending.kind, ending.reason) == ("data", "/nonesuch holds no pictures of Tiny.")


def test_no_memory_ends_in_a_sentence(make: Make, train: Train, quick: RunSettings, text: str) -> None:
    greedy = text.replace("return self.body(x)", "torch.empty(1 << 62, dtype=torch.uint8); return self.body(x)")
    ending, _ = train(make(quick, greedy))
    assert isinstance(ending, Failed)
    assert ending.kind == "out-of-memory"
    assert "batch size of 16" in ending.advice


def test_a_damaged_checkpoint_ends_in_a_sentence(make: Make, train: Train, quick: RunSettings, each_step: None) -> None:
    folder = make(quick)
    train(folder, after(6, "stop"))
    folder.state.write_bytes(folder.state.read_bytes()[:-100])
    ending, _ = train(folder)
    assert isinstance(ending, Failed)
    assert "damaged" in ending.reason


@pytest.mark.gpu
@pytest.mark.parametrize("mixed", [False, True])
def test_a_gpu_learns_the_same(mixed: bool, make: Make, train: Train, quick: RunSettings) -> None:
    ending, events = train(make(quick.with_(device="cuda", precision="bf16" if mixed else "fp32", epochs=4)))
    assert isinstance(ending, Finished)
    assert ending.test_accuracy is not None and ending.test_accuracy > 0.9
    assert [event.step for event in of(Step, events)] == list(range(1, 41))
    assert of(Built, events)[0].device.startswith("cuda")
