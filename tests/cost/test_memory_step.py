"""What training is said to need, against the peak of a real step; and what fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.mixed import step_peak_bytes
from tests.support.networks import chain
from visionlab.cost.analysis import analyse
from visionlab.cost.devices import devices
from visionlab.cost.memory import MOST_IMAGES, Memory
from visionlab.cost.situation import OPTIMIZER_STATES, PRECISIONS, Situation
from visionlab.graph.model import EMPTY
from visionlab.layers.dense import Flatten
from visionlab.layers.source import Input
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

QUICK = ("starter", "alexnet", "zfnet-base", "vgg-16", "squeezenet-1.1", "googlenet", "resnet-18", "mobilenet-v1-0.25")


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize(
    "one",
    [
        pytest.param(one, marks=[] if one.id in QUICK else [pytest.mark.slow], id=one.id)
        for one in presets().values()
        if analyse(one.graph()).training.layers < 1000
    ],
)
def test_training_is_what_a_step_takes(one: Preset, precision: str) -> None:
    graph = one.graph()
    for batch in (1, 8, 64) if one.id in QUICK else (64,):
        told = analyse(graph).memory_in(Situation(batch=batch, precision=precision)).training
        truth = step_peak_bytes(graph, batch, one.input, is_mixed=precision != "fp32")
        least = {1: 0.80, 8: 0.83, 64: 0.87}[batch]
        assert least < truth / told < 1.12, (batch, truth / told)


@given(
    st.sampled_from(["starter", "alexnet", "resnet-50", "googlenet"]),
    st.sampled_from(PRECISIONS),
    st.sampled_from(list(OPTIMIZER_STATES)),
    st.integers(0, 200 * 2**30),
)
def test_the_largest_batch_is_the_last_that_fits(id: str, precision: str, optimizer: str, room: int) -> None:
    report = analyse(presets()[id].graph())

    def needs(batch: int) -> int:
        return report.memory_in(Situation(batch=batch, precision=precision, optimizer=optimizer)).training

    largest = report.memory_in(Situation(precision=precision, optimizer=optimizer)).largest_batch(room)
    assert largest == 0 or needs(min(largest, 65_536)) <= room
    if largest < 65_536:
        assert needs(largest + 1) > room


@given(st.integers(1, 4096))
def test_the_inverse_is_exact(batch: int) -> None:
    held = analyse(presets()["starter"].graph()).memory_of(batch)
    assert held.largest_batch(held.training) == batch
    assert held.largest_batch(held.training - 1) == batch - 1


def test_the_parts_add_up() -> None:
    report = analyse(presets()["googlenet"].graph())
    for optimizer, states in OPTIMIZER_STATES.items():
        held = report.memory_in(Situation(batch=8, optimizer=optimizer))
        assert held.learned == held.gradients > held.weights  # auxiliary heads train too
        assert held.optimizer == states * held.learned
        assert held.training == held.learned + held.gradients + held.optimizer + held.saved_for_backward


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("id", ["starter", "googlenet", "densenet-121", "cifar-resnet-110"])
def test_what_blocks_keep_adds_up(id: str, precision: str) -> None:
    report = analyse(presets()[id].graph())
    for batch in (1, 8):
        held = report.memory_in(Situation(batch=batch, precision=precision))
        assert len(held.kept_by_step()) == len(report.training.steps)
        assert sum(held.kept_by_step()) == held.saved_for_backward


def test_networks_with_next_to_nothing() -> None:
    nothing = analyse(EMPTY).memory_of(4)
    assert nothing.training == nothing.forward_peak == nothing.saved_for_backward == 0
    assert nothing.kept_by_step() == () and nothing.largest_batch(0) == MOST_IMAGES
    assert analyse(chain()).memory_in(Situation(precision="bf16 mixed")).forward_peak > 0
    keeps_nothing = analyse(chain(Flatten())).memory_of(1)
    assert keeps_nothing.saved_for_backward == 0 and keeps_nothing.largest_batch(10) == MOST_IMAGES
    assert isinstance(analyse(chain()).nodes["n0"].block, Input)


def test_history_fits_its_own_devices() -> None:
    """AlexNet with SGD and momentum trains with batches of 128 on the 3 GB it had, and did so split in two."""
    alexnet = analyse(presets()["alexnet"].graph()).memory_of(128)
    assert alexnet.largest_batch(devices()["gtx-580-3gb"].room_bytes) >= 128
    vgg = analyse(presets()["vgg-16"].graph()).memory_of(64)
    assert vgg.largest_batch(devices()["gtx-580-3gb"].room_bytes) < 32
    # a batch of 256 on four Titan Blacks is 64 on each
    assert vgg.largest_batch(devices()["titan-black"].room_bytes) > 32
    assert isinstance(vgg, Memory)
