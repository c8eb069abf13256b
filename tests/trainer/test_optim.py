"""Schedules against torch's own, first weights against their papers."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.optim import lr_scheduler

from visionlab.runs.settings import RunSettings
from visionlab.trainer.initialise import initialise
from visionlab.trainer.optim import learning_rate, make_optimizer

STEPS = 13


def torchs(settings: RunSettings, make: object) -> list[float]:
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=settings.learning_rate)
    scheduler = make(optimizer)  # type: ignore[operator]
    rates = []
    for _ in range(settings.epochs * STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def ours(settings: RunSettings) -> list[float]:
    return [learning_rate(settings, step, STEPS) for step in range(settings.epochs * STEPS)]


@pytest.mark.parametrize("epochs", [2, 5, 10])
def test_schedules_equal_torchs(epochs: int) -> None:
    base = RunSettings(epochs=epochs, learning_rate=0.3, milestones=(1, 4), step_factor=0.2)
    total = epochs * STEPS
    cycle = base.with_(schedule="one-cycle")
    expected = torchs(cycle, lambda o: lr_scheduler.OneCycleLR(o, 0.3, total_steps=total + 1, cycle_momentum=False))
    short = [learning_rate(cycle, step, STEPS) for step in range(total)]
    exact = torchs(cycle.with_(epochs=epochs), lambda o: _Exact(o, total))
    assert short == pytest.approx(exact)
    assert max(abs(a - b) for a, b in zip(short, expected, strict=True)) < 0.3 / total * 4
    cosine = base.with_(schedule="cosine")
    assert ours(cosine) == pytest.approx(torchs(cosine, lambda o: lr_scheduler.CosineAnnealingLR(o, total)))
    step = base.with_(schedule="step")
    assert ours(step) == pytest.approx(torchs(step, lambda o: lr_scheduler.MultiStepLR(o, [STEPS, 4 * STEPS], 0.2)))
    assert set(ours(base.with_(schedule="constant"))) == {0.3}


class _Exact:
    """torch's OneCycleLR of exactly `total` steps, which refuses the last call that its own loop would make."""

    def __init__(self, optimizer: torch.optim.Optimizer, total: int) -> None:
        self._inner = lr_scheduler.OneCycleLR(optimizer, 0.3, total_steps=total, cycle_momentum=False)
        self._left = total - 1

    def step(self) -> None:
        if self._left:
            self._left -= 1
            self._inner.step()


@pytest.mark.parametrize("schedule", ["constant", "step", "cosine"])
def test_warm_up_rises_linearly_to_the_peak(schedule: str) -> None:
    settings = RunSettings(epochs=6, schedule=schedule, warmup_epochs=2.0, learning_rate=0.26)
    rates = ours(settings)
    assert rates[: 2 * STEPS] == pytest.approx([0.01 * (step + 1) for step in range(2 * STEPS)])
    assert rates[2 * STEPS] == pytest.approx(0.26)


def test_one_cycle_peaks_where_warm_up_says_and_short_runs_work() -> None:
    settings = RunSettings(epochs=10, warmup_epochs=2.0, learning_rate=1.0)
    rates = ours(settings)
    assert rates.index(max(rates)) == 2 * STEPS - 1 and max(rates) == 1.0
    for schedule in ("constant", "step", "cosine", "one-cycle"):
        for steps in (1, 2, 3):
            tiny = RunSettings(epochs=1, schedule=schedule)
            rates = [learning_rate(tiny, step, steps) for step in range(steps)]
            assert all(0 <= rate <= 0.1 and math.isfinite(rate) for rate in rates)


@pytest.mark.parametrize(
    ("name", "kind"), [("sgd", torch.optim.SGD), ("adam", torch.optim.Adam), ("adamw", torch.optim.AdamW)]
)
def test_settings_reach_the_optimizer(name: str, kind: type[torch.optim.Optimizer]) -> None:
    settings = RunSettings(optimizer=name, learning_rate=0.02, momentum=0.8, weight_decay=0.03)
    made = make_optimizer([nn.Parameter(torch.zeros(2))], settings, torch.device("cpu"))
    assert isinstance(made, kind)
    assert (made.defaults["lr"], made.defaults["weight_decay"]) == (0.02, 0.03)
    assert (made.defaults["momentum"] if name == "sgd" else made.defaults["betas"][0]) == 0.8
    make_optimizer([nn.Parameter(torch.zeros(2))], settings.with_(momentum=0.0), torch.device("cpu"))


def test_first_weights() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Conv2d(64, 128, 3), nn.Conv2d(64, 64, 3, groups=64, bias=False), nn.BatchNorm2d(8), nn.Linear(200, 300),
        nn.BatchNorm2d(4, affine=False), nn.PReLU(),
    )  # fmt: skip
    conv, depthwise, norm, linear, _, prelu = network
    nn.init.constant_(norm.weight, 7)
    initialise(network)
    assert conv.weight.std().item() == pytest.approx(math.sqrt(2 / (128 * 9)), rel=0.02)
    assert depthwise.weight.std().item() == pytest.approx(math.sqrt(2 / (64 * 9)), rel=0.1)  # torch's fan-out
    assert linear.weight.std().item() == pytest.approx(0.01, rel=0.02)
    assert not conv.bias.any() and not linear.bias.any()
    assert norm.weight.tolist() == [1.0] * 8
    assert prelu.weight.item() == 0.25
