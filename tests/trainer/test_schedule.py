"""Schedules against torch's own, and what depends on how validation goes."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.optim import lr_scheduler

from visionlab.runs.settings import RunSettings
from visionlab.trainer.checkpoint import Progress
from visionlab.trainer.schedule import has_stalled, heed_validation, is_validated, learning_rate

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
    linear = base.with_(schedule="linear")
    assert ours(linear) == pytest.approx(torchs(linear, lambda o: lr_scheduler.LinearLR(o, 1.0, 0.0, total)))
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


@pytest.mark.parametrize("schedule", ["constant", "step", "plateau", "linear", "cosine"])
def test_warm_up_rises_linearly_to_the_peak(schedule: str) -> None:
    settings = RunSettings(epochs=6, schedule=schedule, warmup_epochs=2.0, learning_rate=0.26)
    rates = ours(settings)
    assert rates[: 2 * STEPS] == pytest.approx([0.01 * (step + 1) for step in range(2 * STEPS)])
    assert rates[2 * STEPS] == pytest.approx(0.26)


def test_one_cycle_peaks_where_warm_up_says_and_short_runs_work() -> None:
    settings = RunSettings(epochs=10, warmup_epochs=2.0, learning_rate=1.0)
    rates = ours(settings)
    assert rates.index(max(rates)) == 2 * STEPS - 1 and max(rates) == 1.0
    for schedule in RunSettings.spec("schedule").options:
        for steps in (1, 2, 3):
            tiny = RunSettings(epochs=1, schedule=schedule)
            rates = [learning_rate(tiny, step, steps) for step in range(steps)]
            assert all(0 <= rate <= 0.1 and math.isfinite(rate) for rate in rates)


LOSSES = [3.0, 2.0, 2.0, 2.5, 1.9, 1.9, 1.9, 2.2, 2.1, 2.0, 1.95, 1.8, 1.8, 1.8, 1.8, 1.8]


@pytest.mark.parametrize("patience", [1, 2, 3, 5])
def test_a_plateau_drops_the_rate_as_torchs_does(patience: int) -> None:
    settings = RunSettings(epochs=20, schedule="plateau", patience=patience, learning_rate=0.5, step_factor=0.2)
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.5)
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.2, patience=patience - 1, threshold=0.0, eps=0.0)
    at = Progress()
    for loss in LOSSES:
        scheduler.step(loss)
        heed_validation(settings, at, 0.5, loss)
        at.epoch += 1
        assert learning_rate(settings, 0, 1, at.drops) == pytest.approx(optimizer.param_groups[0]["lr"])
    assert at.drops


def test_a_run_stalls_after_so_many_epochs_without_a_better_one() -> None:
    settings = RunSettings(epochs=50, early_stopping=3)
    accuracies = [0.2, 0.5, 0.4, 0.5, 0.3, 0.9]
    at, ended = Progress(), 0
    for accuracy in accuracies:
        if has_stalled(settings, at):
            break
        heed_validation(settings, at, accuracy, 1.0)
        ended = at.epoch
        at.epoch += 1
    assert (ended, at.best_epoch) == (5, 2)
    assert not has_stalled(settings.with_(early_stopping=0), at)
    assert not has_stalled(settings, Progress(epoch=40))  # nothing was validated yet
    rare = settings.with_(validate_every=4)
    assert [epoch for epoch in range(1, 51) if is_validated(rare, epoch)] == [*range(4, 50, 4), 50]
    assert not has_stalled(rare, Progress(epoch=8, best_epoch=4))  # 7 epochs: the validation of the 8th is to come
    assert has_stalled(rare, Progress(epoch=9, best_epoch=4))
