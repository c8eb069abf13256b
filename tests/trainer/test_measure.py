"""Times of the blocks of a real network, in this process and by a child."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import torch
from torch import nn

from tests.support.networks import chain
from tests.support.times import branched
from tests.support.truth import module_of
from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.cost.calibration import Machine
from visionlab.cost.roofline import step_times, total
from visionlab.exchange.module_paths import module_paths
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph
from visionlab.layers.conv import Conv
from visionlab.layers.norm import BatchNorm
from visionlab.presets.registry import presets
from visionlab.runs.measurement import Failure, Kind, Measurement, Progress, Result, Told, from_line, to_line
from visionlab.runs.settings import RunSettings
from visionlab.trainer import timing
from visionlab.trainer.calibrate import calibrate
from visionlab.trainer.device import Device
from visionlab.trainer.measure import measure

CPU = Device(torch.device("cpu"))
QUICK = RunSettings(batch_size=2, device="cpu", threads=1)
#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0


def times_of(graph: Graph, settings: RunSettings = QUICK) -> tuple[dict[str, Any], list[tuple[int, int]], nn.Module]:
    report = analyse(graph)
    network = module_of(graph, "cpu")
    paths = [path for path in module_paths(report).values() if path]
    assert report.input_shape is not None
    *passes, told = measure(network, paths, report.input_shape, settings, CPU)
    assert isinstance(told, dict)
    return told, passes, network  # type: ignore[return-value]


def test_every_module_has_its_times() -> None:
    told, passes, network = times_of(branched())
    assert passes[0] == (0, 3) and passes[-1][0] == passes[-1][1] >= 3
    assert sorted(told["modules"]) == ["batch_norm", "classifier", "conv", "conv_2", "relu"]
    assert all(times["forward"] > 0 and times["training"] > 0 for times in told["modules"].values())
    assert all(times["after"] >= 0 for times in told["modules"].values())
    assert 0 < told["forward"] < told["training"]
    assert told["batch"] == 2 and told["device"].startswith("cpu")
    # nothing of the network is changed
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in network.modules())


def test_blocks_in_a_list_are_timed_one_by_one() -> None:
    block = parts()["residual_basic"](channels=8)
    told, _, _ = times_of(chain(Conv(8), *[block] * 4, parts()["classifier"](classes=3), input=(3, 16, 16)))
    assert sum("." in path for path in told["modules"]) == 4
    assert all(times["training"] > times["forward"] > 0 for times in told["modules"].values())


def test_auxiliary_heads_run_in_training_only() -> None:
    told, _, network = times_of(presets()["googlenet"].graph((3, 96, 96), 10), QUICK.with_(batch_size=1))
    heads = [told["modules"][path] for path in network.auxiliary_heads]  # type: ignore[union-attr]
    assert heads and all(times["forward"] == 0 < times["training"] for times in heads)


def test_lines_of_the_child() -> None:
    told = [Progress(1, 3), Result({"forward": 0.5}), Failure("It broke.", "Mend it.")]
    assert [from_line(to_line(one)) for one in told] == told
    for line in ("", "[W warning] of a library", "{}", '{"kind": "no"}', '{"kind": "progress", "much": 1}', "[1]"):
        assert from_line(line) is None


def _ask(kind: Kind, job: dict[str, Any]) -> list[Told]:
    found: list[Told] = []
    Measurement(kind, job, found.append).join(_PATIENCE)
    return found


def _job(graph: Graph) -> dict[str, Any]:
    report = analyse(graph)
    paths = [path for path in module_paths(report).values() if path]
    return {
        "settings": QUICK.to_json(),
        "text": pytorch_text(graph),
        "input": list(report.input_shape or ()),
        "paths": paths,
    }


def test_a_child_measures() -> None:
    *passes, told = _ask("measure", _job(branched()))
    assert passes and all(isinstance(one, Progress) for one in passes)
    assert isinstance(told, Result) and len(told.told["modules"]) == 5


def test_a_child_says_what_is_wrong() -> None:
    (told,) = _ask("measure", _job(branched()) | {"text": "class Network:\n    pass\n"})
    assert isinstance(told, Failure) and "torch module" in told.reason


def test_a_child_that_dies_is_noticed() -> None:
    found: list[Told] = []
    going = Measurement("measure", {}, found.append)
    going._child.kill()
    going.join(_PATIENCE)
    assert len(found) == 1 and isinstance(found[0], Failure) and "before its time" in found[0].reason


def test_a_cancelled_measurement_says_nothing_and_leaves_no_child() -> None:
    begun, found = threading.Event(), []

    def hear(told: Told) -> None:
        found.append(told)
        begun.set()

    going = Measurement("measure", _job(presets()["resnet-18"].graph()), hear)
    assert begun.wait(_PATIENCE)
    going.cancel()
    known = len(found)
    assert going._child.poll() is not None
    assert len(found) == known and isinstance(found[-1], Progress)


def test_the_child_ends_with_the_one_who_asked() -> None:
    begun = threading.Event()
    going = Measurement("measure", _job(presets()["resnet-18"].graph()), lambda _told: begun.set())
    assert begun.wait(_PATIENCE)
    assert going._child.stdin is not None
    going._child.stdin.close()
    assert going._child.wait(_PATIENCE) == 0
    going.join(_PATIENCE)


def test_a_network_that_cannot_train_is_worded(capsys: pytest.CaptureFixture[str]) -> None:
    """A batch norm on a single number has no variance."""
    graph = chain(Conv(4), parts()["global_avg_pool"](), BatchNorm(), parts()["flatten"](), input=(3, 8, 8))
    job = _job(graph) | {"settings": QUICK.with_(batch_size=1).to_json()}
    assert not timing.run("measure", job)
    told = [from_line(line) for line in capsys.readouterr().out.splitlines()]
    assert isinstance(told[-1], Failure) and "more than 1 value per channel" in told[-1].reason


@pytest.mark.slow
@pytest.mark.parametrize("id", ["cifar-resnet-20", "squeezenet-1.1", "mobilenet-v2", "resnet-18", "densenet-121"])
def test_the_estimate_is_near_the_clock(id: str) -> None:
    """Within a factor of 4 either way: whatever else the machine does is in both, but not equally."""
    *_, probes = calibrate(CPU)
    machine = Machine.from_json({"device": "cpu", "date": 1.0, "probes": {"fp32": probes}})
    graph = presets()[id].graph()
    settings = QUICK.with_(batch_size=8, threads=torch.get_num_threads())
    told, _, _ = times_of(graph, settings)
    estimate = total(step_times(analyse(graph).training, 8, 1, machine.fp32))
    assert 1 / 4 < estimate.forward.total / told["forward"] < 4
    assert 1 / 4 < estimate.training.total / told["training"] < 4
