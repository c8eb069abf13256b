"""The probes are those that the roofline knows, and what they tell makes speeds."""

from __future__ import annotations

import functools
import json

import pytest
import torch
from torch import nn

from visionlab.cost.analysis import analyse
from visionlab.cost.calibration import CHAIN, LAYERS, STARTS, Machine
from visionlab.cost.roofline import step_times, total
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.runs.measurement import Failure, Progress, Result, from_line
from visionlab.runs.settings import RunSettings
from visionlab.trainer import timing
from visionlab.trainer.calibrate import PASSES, PROBES, WARM, Probe, calibrate
from visionlab.trainer.device import Device

CPU = Device(torch.device("cpu"))


def test_both_sides_know_the_same_probes() -> None:
    assert {probe.name for probe in PROBES} == {*LAYERS, CHAIN}
    assert 0 < WARM < PASSES


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe.name} {probe.size}")
def test_a_probe_is_the_layer_of_its_name(probe: Probe) -> None:
    with torch.device("meta"):
        network = probe.make()
        out = network(torch.empty(probe.size))
    leaves = [module for module in network.modules() if not list(module.children())]
    if probe.name == CHAIN:
        assert len(leaves) == STARTS
        return
    layer = LAYERS[probe.name]
    shapes = (probe.size[1:],) * (2 if probe.name in ("add", "concat") else 1)
    assert tuple(out.shape[1:]) == layer.infer(*shapes)
    learned = sum(each.numel() for each in network.parameters())
    assert learned == layer.parameters(*shapes)
    if isinstance(layer, Conv):
        assert isinstance(network, nn.Conv2d) and network.groups == layer.groups


def test_times_make_a_machine_that_can_be_asked() -> None:
    *passes, told = calibrate(CPU, passes=2)
    assert passes == [None, None] and told is not None
    machine = Machine.from_json(json.loads(json.dumps({"device": "cpu", "date": 1.0, "probes": {"fp32": told}})))
    for speed in (machine.fp32.forward, machine.fp32.backward):
        assert all(rate > 0 for rate in (*speed.arithmetic.values(), *speed.layers.values(), speed.operator))
        assert [size for size, _ in speed.bandwidth] == sorted(size for size, _ in speed.bandwidth)
    recording = analyse(presets()["starter"].graph()).training
    assert total(step_times(recording, 8, 1, machine.fp32)).training.total > 0


def test_the_child_tells_how_far_it_is_and_what_it_found(monkeypatch, capsys) -> None:
    monkeypatch.setattr(timing, "PASSES", 2)
    monkeypatch.setattr(timing, "calibrate", functools.partial(calibrate, passes=2))
    assert timing.run("calibrate", {"settings": RunSettings(device="cpu", threads=1).to_json()})
    told = [from_line(line) for line in capsys.readouterr().out.splitlines()]
    assert told[:-1] == [Progress(1, 2), Progress(2, 2)]
    assert isinstance(told[-1], Result)
    assert told[-1].told["device"].startswith("cpu") and set(told[-1].told["probes"]) == {"fp32"}


def test_a_device_that_is_not_there_is_worded(capsys) -> None:
    if torch.backends.mps.is_available():
        pytest.skip("this machine has it")
    assert not timing.run("calibrate", {"settings": RunSettings(device="mps").to_json()})
    (told,) = [from_line(line) for line in capsys.readouterr().out.splitlines()]
    assert isinstance(told, Failure) and "mps" in told.reason
