"""The arithmetic of the roofline, with made-up speeds; the clock is asked in tests/trainer."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, prod
from typing import Any

import pytest

from tests.support.times import MAPS, PLAIN, probes_of
from visionlab.blocks.catalogue import parts
from visionlab.blocks.recording import record
from visionlab.cost.analysis import analyse
from visionlab.cost.calibration import Machine
from visionlab.cost.devices import devices
from visionlab.cost.roofline import (
    LAUNCH,
    LayerTimes,
    Pace,
    Seconds,
    Times,
    Unit,
    Work,
    backward_work,
    forward_work,
    gpu_pace,
    layer_times,
    layer_work,
    seconds,
    step_times,
    total,
)
from visionlab.layers.activation import ReLU
from visionlab.layers.base import FLOAT, HALF
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.merge import Add
from visionlab.layers.norm import BatchNorm, LocalResponseNorm
from visionlab.presets.registry import presets
from visionlab.problem import Problem

PACE = Pace(PLAIN, PLAIN)
COUNT = prod(MAPS)


def forward(layer, *shapes, batch=1, speed=PLAIN, inplace=False, is_training=False) -> Seconds:
    out = layer.infer(*shapes)
    return seconds(forward_work(layer, FLOAT, inplace, is_training, out, *shapes), batch, speed)


def backward(layer, *shapes, is_first=False, batch=1) -> Seconds:
    out = layer.infer(*shapes)
    return seconds(backward_work(layer, FLOAT, False, is_first, out, *shapes), batch, PLAIN)


def test_arithmetic_counts_two_operations_a_mac() -> None:
    conv = Conv(64, 3, bias=False)
    told = forward(conv, MAPS, batch=8, speed=replace(PLAIN, bandwidth=((1.0, 1e15),), weights=1e15))
    assert told == Seconds(2 * 8 * COUNT * 64 * 9 / 1e12, 0.0, 1e-6)
    assert told.limit == "arithmetic"


def test_what_only_moves_numbers_reads_and_writes_them() -> None:
    told = forward(ReLU(), MAPS, batch=2)
    assert told == Seconds(0.0, 2 * 2 * FLOAT * COUNT / 1e9, 1e-6)
    assert told.limit == "memory"


def test_the_longer_of_arithmetic_and_memory_counts() -> None:
    conv = Conv(64, 1, bias=False)
    told = forward(conv, MAPS)
    # 26 M MACs are 51 µs; two maps of 0.8 MB and 16 kB of weights are 1.6 ms
    assert told.arithmetic == 0.0
    assert isclose(told.memory, FLOAT * (2 * COUNT + 64 * 64) / 1e9)


def test_small_layers_are_limited_by_starting_them() -> None:
    told = forward(ReLU(), (8, 2, 2))
    assert told.limit == "overhead" and told.overhead == 1e-6 and told.memory > 0
    ahead = forward(ReLU(), (8, 2, 2), speed=replace(PLAIN, is_ahead=True))
    assert ahead == Seconds(overhead=1e-6)  # the work is hidden behind the start of the next
    large = forward(ReLU(), MAPS, speed=replace(PLAIN, is_ahead=True))
    assert large.overhead == 0.0 and large.memory > 1e-6


def test_a_single_image_takes_the_weights_of_a_linear_layer_faster() -> None:
    linear = Linear(1000, bias=False)
    one, two = forward(linear, (4096,)), forward(linear, (4096,), batch=2)
    weights = FLOAT * 4096 * 1000
    assert isclose(one.memory, weights / 2e9 + FLOAT * 5096 / 1e9)
    assert isclose(two.memory, weights / 1e9 + 2 * FLOAT * 5096 / 1e9)


@pytest.mark.parametrize(
    ("layer", "unit"),
    [
        (Conv(64), "convolution"),
        (Conv(64, groups=64), "depthwise"),
        (Conv(128, groups=64), "depthwise"),
        (Conv(64, groups=8), "grouped"),
    ],
)
def test_the_arithmetic_of_groups(layer: Conv, unit: str) -> None:
    assert forward_work(layer, FLOAT, False, False, layer.infer(MAPS), MAPS).unit == unit


def test_views_and_what_is_inert_take_no_time() -> None:
    assert forward(Flatten(), MAPS).total == backward(Flatten(), MAPS).total == 0.0
    assert forward(Dropout(), MAPS).total == 0.0
    assert forward(Dropout(), MAPS, is_training=True).memory == 2 * FLOAT * COUNT / 1e9


def test_operators_of_a_layer() -> None:
    assert forward(Add(), MAPS, MAPS, MAPS).overhead == pytest.approx(2e-6)
    assert forward(LocalResponseNorm(), MAPS).overhead == pytest.approx(7e-6)


def test_batch_norm_reads_its_input_twice_while_training() -> None:
    tested, trained = forward(BatchNorm(), MAPS), forward(BatchNorm(), MAPS, is_training=True)
    assert trained.memory == pytest.approx(1.5 * tested.memory)


def test_backward_does_the_arithmetic_twice_but_once_where_pictures_come_in() -> None:
    conv = Conv(64, 3, bias=False)
    out = conv.infer(MAPS)
    inner = backward_work(conv, FLOAT, False, False, out, MAPS)
    first = backward_work(conv, FLOAT, False, True, out, MAPS)
    once = forward_work(conv, FLOAT, False, False, out, MAPS).operations
    assert (inner.operations, first.operations) == (2 * once, once)
    # gradient of the output and the input kept; the input's gradient is written where it is asked for
    assert (inner.moved, first.moved) == (3 * FLOAT * COUNT, 2 * FLOAT * COUNT)
    assert inner.weights == 2 * FLOAT * 64 * 64 * 9
    assert backward(ReLU(), MAPS, is_first=True).total == 0.0


def test_the_rate_between_two_points_runs_straight_on_a_logarithmic_scale() -> None:
    speed = replace(PLAIN, bandwidth=((1e3, 8e9), (1e5, 2e9), (1e7, 1e9)))
    assert [speed.rate(size) for size in (1, 1e3, 1e5, 1e7, 1e9)] == pytest.approx([8e9, 8e9, 2e9, 1e9, 1e9])
    assert speed.rate(1e4) == pytest.approx(4e9)


def test_layers_with_a_speed_of_their_own() -> None:
    slow = replace(PLAIN, layers={"lrn": 1e8, "relu": 1e12, "inplace": 4e9})
    assert forward(LocalResponseNorm(), MAPS, speed=slow).memory == pytest.approx(2 * FLOAT * COUNT / 1e8)
    assert forward(ReLU(), MAPS, speed=slow).memory == pytest.approx(2 * FLOAT * COUNT / 1e9)  # memory bounds it
    assert forward(ReLU(), MAPS, speed=slow, inplace=True).memory == pytest.approx(2 * FLOAT * COUNT / 4e9)


def test_the_optimizer_goes_over_weights_gradients_and_its_own_numbers() -> None:
    def update(states: int) -> Work:
        return layer_work(Linear(10, bias=False), FLOAT, states, False, False, (10,), (100,)).update

    assert [update(states).moved for states in (0, 1, 2)] == [FLOAT * 1000 * passes for passes in (3, 5, 7)]
    assert layer_work(ReLU(), FLOAT, 1, False, False, MAPS, MAPS).update.moved == 0


def test_a_block_takes_what_its_layers_take() -> None:
    block = record(parts()["conv_norm_act"](channels=32), ((16, 20, 20),))
    listed = step_times(block, 4, 1, PACE)
    assert [one.path for one in layer_times(block, 4, 1, PACE)] == [(step.name,) for step in block.steps]
    assert total(listed).training.total == pytest.approx(sum(one.training.total for one in listed))
    outer = record(parts()["residual_basic"](channels=16), ((16, 20, 20),))
    leaves = layer_times(outer, 4, 1, PACE)
    assert len(leaves) == outer.layers
    _agree(step_times(outer, 4, 1, PACE), leaves)


def _agree(steps: list[Times], leaves: list[LayerTimes]) -> None:
    of_leaves, of_steps = total(one.times for one in leaves), total(steps)
    assert of_leaves.forward == pytest.approx(of_steps.forward)
    assert of_leaves.training == pytest.approx(of_steps.training)


@pytest.mark.parametrize("id", presets())
def test_layers_add_up_to_blocks_in_every_preset(id: str) -> None:
    recording = analyse(presets()[id].graph()).training
    steps, leaves = step_times(recording, 8, 1, PACE), layer_times(recording, 8, 1, PACE)
    _agree(steps, leaves)
    whole = total(steps)
    assert whole.training.total > whole.forward.total > 0
    assert all(min(one) >= 0 for times in steps for one in times)
    again = total(step_times(recording, 16, 1, PACE))
    assert whole.forward.total < again.forward.total <= 2 * whole.forward.total * (1 + 1e-9)


def test_only_the_first_layer_that_learns_spares_its_inputs_gradient() -> None:
    recording = analyse(presets()["starter"].graph()).training
    step = recording.steps[1]
    assert step.inner is not None
    known, fresh = step_times(step.inner, 8, 1, PACE), step_times(step.inner, 8, 1, PACE, (True,))
    assert fresh[0].training.total < known[0].training.total
    assert fresh[1:] == known[1:]
    assert step_times(recording, 8, 1, PACE)[1].training == pytest.approx(total(fresh).training)


def test_auxiliary_heads_take_time_in_training_only() -> None:
    recording = analyse(presets()["googlenet"].graph()).training
    assert recording.auxiliary
    for wire in recording.auxiliary:
        times = step_times(recording, 8, 1, PACE)[wire]
        assert times.forward.total == 0.0 < times.training.total


def test_nothing_takes_no_time() -> None:
    assert total([]) == Times() and total([]).forward.total == 0.0


def test_a_gpu_at_its_published_peak() -> None:
    a100, old = devices()["a100-40gb"], devices()["titan-black"]
    plain, half = gpu_pace(a100, False), gpu_pace(a100, True)
    assert plain.forward.arithmetic["convolution"] == a100.tf32_flops  # as PyTorch has it
    assert plain.forward.arithmetic["product"] == a100.fp32_flops
    assert half.forward.arithmetic["convolution"] == half.forward.arithmetic["product"] == a100.bf16_flops
    assert half.forward.arithmetic["depthwise"] == a100.fp32_flops
    assert (plain.width, half.width) == (FLOAT, HALF)
    assert gpu_pace(old, True).width == FLOAT and gpu_pace(old, True).forward.arithmetic["product"] == old.fp32_flops
    assert gpu_pace(a100, False) is plain
    assert forward(ReLU(), (1, 1, 1), speed=plain.forward) == Seconds(overhead=LAUNCH)
    large = forward(ReLU(), MAPS, batch=64, speed=plain.forward)
    assert large.memory == pytest.approx(64 * 2 * FLOAT * COUNT / a100.bandwidth_bytes)


# -- calibration


def test_a_machine_is_told_its_own_speed() -> None:
    # so slow that arithmetic bounds the probes of arithmetic
    slow: dict[Unit, float] = {"convolution": 1e9, "depthwise": 1e8, "grouped": 5e8, "product": 5e10}
    speed = replace(PLAIN, arithmetic=slow, layers={"lrn": 1e8})
    machine = Machine.from_json({"device": "cpu", "date": 1e9, "probes": {"fp32": probes_of(speed)}})
    for found in (machine.fp32.forward, machine.fp32.backward):
        assert found.arithmetic == pytest.approx(speed.arithmetic, rel=0.01)
        assert [rate for _, rate in found.bandwidth] == pytest.approx([1e9] * 3)
        assert found.operator == pytest.approx(1e-6)
        assert found.layers["lrn"] == pytest.approx(1e8) and found.layers["add"] == pytest.approx(1e9)
        assert found.weights == pytest.approx(1e9, rel=0.02) and found.row == pytest.approx(2e9, rel=0.02)
    assert machine.pace(is_mixed=True) is machine.fp32


def test_mixed_precision_where_the_machine_has_it() -> None:
    probes = probes_of(PLAIN)
    machine = Machine.from_json({"device": "cuda", "date": 1e9, "probes": {"fp32": probes, "bf16 mixed": probes}})
    assert machine.pace(is_mixed=True).width == HALF and machine.pace(is_mixed=False).width == FLOAT
    assert machine.fp32.forward.is_ahead  # as every GPU


def test_mixed_precision_casts_the_weights() -> None:
    linear = Linear(1000, bias=False)
    works = [
        (
            forward_work(linear, width, False, False, (1000,), (4096,)),
            backward_work(linear, width, False, False, (1000,), (4096,)),
        )
        for width in (FLOAT, HALF)
    ]
    (plain, plain_back), (half, half_back) = works
    count = 4096 * 1000
    assert (plain.weights, plain_back.weights) == (4 * count, 8 * count)
    # read in fp32, written and read in 16 bits; back, the gradient is written in 16 bits, and again in fp32
    assert (half.weights, half_back.weights) == (8 * count, 10 * count)
    assert half.moved == plain.moved / 2 and (plain.operators, half.operators) == (1, 2)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.clear(),
        lambda told: told["probes"].clear(),
        lambda told: told["probes"]["fp32"].pop(3),
        lambda told: told["probes"]["fp32"][3].update(forward=0.0),
        lambda told: told["probes"]["fp32"][3].update(backward=float("nan")),
        lambda told: told["probes"]["fp32"][3].update(size=[4, "a"]),
        lambda told: told.update(date="yesterday"),
        lambda told: told.update(date=float("nan")),
        lambda told: told["probes"]["fp32"][3].update(size=[float("inf")] * 4),
        lambda told: told.update(probes=[1, 2]),
    ],
)
def test_a_damaged_file_is_refused(spoil: Any) -> None:
    told = {"device": "cpu", "date": 1e9, "probes": {"fp32": probes_of(PLAIN)}}
    spoil(told)
    with pytest.raises(Problem, match="measure it again"):
        Machine.from_json(told)
