"""What goes wrong ends in a sentence and in something to do about it; the real thing is provoked."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from visionlab.runs.events import Failed, Step
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch, environment

Make = Callable[..., Any]
Train = Callable[..., Any]

#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0

#: goes wrong forwards at its 14th step
BLOWS_UP = """
class Blow(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("calls", torch.zeros(()))

    def forward(self, x):
        if self.training:
            self.calls += 1
        return x + torch.where(self.calls >= 14, torch.inf, 0.0)
"""
#: the root's slope at 0 is infinite, and ReLU gives zeros: all is well forwards
BLOWS_BACK = """
class Blow(nn.Module):
    def forward(self, x):
        return x.sqrt()
"""


def to_the_end(watch: Watch) -> Outcome:
    limit = time.monotonic() + _PATIENCE
    while watch.outcome is None:
        assert time.monotonic() < limit
        time.sleep(0.005)
        watch.poll()
    return watch.outcome


def until_it_learns(watch: Watch) -> None:
    limit = time.monotonic() + _PATIENCE
    while not any(isinstance(event, Step) for event in watch.poll()):
        assert time.monotonic() < limit and watch.outcome is None, watch.folder.stderr_tail()
        time.sleep(0.005)


@pytest.mark.parametrize("blow", [BLOWS_UP, BLOWS_BACK], ids=["forwards", "backwards"])
def test_the_module_whose_values_went_wrong_first_is_named(
    blow: str, make: Make, train: Train, quick: RunSettings, text: str
) -> None:
    model = text.replace("class Network", blow + "\nclass Network").replace(
        "nn.Dropout(0.2)", "nn.Dropout(0.2), Blow()"
    )
    folder: RunFolder = make(quick.with_(epochs=3), model)
    ending, events = train(folder)
    assert isinstance(ending, Failed)
    assert (ending.kind, ending.module) == ("diverged", "body.9")
    assert json.loads(ending.suggestion) == {"learning_rate": 0.01}
    if blow is BLOWS_BACK:
        assert "kept" not in ending.advice
    if blow is BLOWS_UP:
        assert ending.reason == "The loss became NaN or infinite at step 14."
        assert ending.advice.endswith(" The last good weights are kept.")
        assert max(event.step for event in events if isinstance(event, Step)) == 13
        weights = load_file(folder.last)
        assert all(bool(torch.isfinite(value).all()) for value in weights.values())
        assert folder.state == folder.state_at(10)


def test_a_rate_beyond_reason_names_a_module(make: Make, train: Train, quick: RunSettings, text: str) -> None:
    plain = text.replace("nn.BatchNorm2d(8), ", "").replace("nn.BatchNorm2d(12), ", "")
    ending, _ = train(make(quick.with_(learning_rate=100.0, schedule="constant", epochs=20), plain))
    assert isinstance(ending, Failed) and ending.kind == "diverged"
    assert ending.module.startswith("body.")
    assert "learning rate of 10 " in ending.advice


def test_too_little_memory_names_the_largest_batch(make: Make, train: Train, quick: RunSettings, text: str) -> None:
    """An allocator that has room for 21 pictures."""
    model = text.replace(
        "return self.body(x)",
        "if self.training and len(x) > 21: raise torch.OutOfMemoryError('CUDA out of memory. Tried to allocate')\n"
        "        return self.body(x)",
    )
    ending, _ = train(make(quick.with_(batch_size=64), model))
    assert isinstance(ending, Failed) and ending.kind == "out-of-memory"
    (fits,) = json.loads(ending.suggestion).values()
    assert 19 <= fits <= 21
    assert ending.advice.startswith(f"A batch size of {fits} fits;")


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform != "linux", reason="limits a process's memory as Linux does")
def test_a_machine_without_memory_names_the_largest_batch(make: Make, quick: RunSettings, text: str) -> None:
    """The system itself refuses: no step of 256 pictures fits in what is left after torch is loaded."""
    wide = text.replace("self.body = nn.Sequential(", "self.body = nn.Sequential(nn.Upsample(scale_factor=16), ")
    folder = make(quick.with_(batch_size=256, limit=300, crop=False), wide)
    script = (
        "import resource, sys\n"
        "from visionlab.trainer import session\n"
        "from visionlab.trainer.__main__ import main\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + (700 << 20),) * 2)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(folder.path)], env=environment(), capture_output=True, text=True, check=False
    )
    assert "Traceback" in told.stderr
    ending = folder.ending()
    assert isinstance(ending, Failed), told.stderr[-2000:]
    assert ending.kind == "out-of-memory", (ending, told.stderr[-2000:])
    fits = json.loads(ending.suggestion)["batch_size"]
    assert 2 <= fits < 256


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB, where one may be made."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small file system can be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_full_disk_is_said_and_gone_on_from(
    small_disk: Path, supervisor: Supervisor, quick: RunSettings, text: str
) -> None:
    folder = create(quick.with_(epochs=4000), text, "{}", root=small_disk)
    watch = supervisor.start(folder)
    until_it_learns(watch)
    limit = time.monotonic() + _PATIENCE
    while folder.state is None:
        assert time.monotonic() < limit
        time.sleep(0.01)
    ballast = small_disk / "ballast"
    with pytest.raises(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    outcome = to_the_end(watch)
    assert outcome.kind == "disk"
    assert str(outcome) == "The disk is full. Free some space, and resume from the last checkpoint."
    ballast.unlink()
    assert folder.can_resume
    again = supervisor.start(folder)
    until_it_learns(again)
    again.request("stop")
    assert to_the_end(again).kind == "stopped"


def test_a_file_that_may_not_grow_is_said(make: Make, train: Train, quick: RunSettings) -> None:
    folder: RunFolder = make(quick.with_(epochs=3))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        ending, _ = train(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert isinstance(ending, Failed)
    assert (ending.kind, ending.reason) == ("disk", "The disk is full.")


def test_a_deleted_folder_is_said(make: Make, supervisor: Supervisor, quick: RunSettings) -> None:
    folder: RunFolder = make(quick.with_(epochs=4000))
    watch = supervisor.start(folder)
    until_it_learns(watch)
    while folder.path.exists():  # it may be writing there just now
        shutil.rmtree(folder.path, ignore_errors=True)
    outcome = to_the_end(watch)
    assert outcome.kind == "disk"
    assert str(outcome) == (
        f"The run's folder was deleted while it trained: {folder.path}. Train again makes a new one."
    )
    assert not folder.path.exists()


def test_a_damaged_data_file_is_named(make: Make, train: Train, quick: RunSettings, tmp_path: Path) -> None:
    data = tmp_path / "cifar-10-batches-bin"
    data.mkdir()
    for name in ("test_batch", *(f"data_batch_{number}" for number in range(1, 6))):
        (data / f"{name}.bin").write_bytes(bytes(3073 * 20))
    (data / "batches.meta.txt").write_text("airplane\n", encoding="ascii")
    cut = data / "data_batch_3.bin"
    cut.write_bytes(cut.read_bytes()[:-100])
    ending, events = train(make(quick.with_(data="cifar10", data_dir=str(tmp_path))))
    assert isinstance(ending, Failed) and ending.kind == "data"
    assert "data_batch_3.bin" in ending.reason
    assert ending.advice == "Check the data set's folder, or choose another data set."
    assert not any(isinstance(event, Step) for event in events)
