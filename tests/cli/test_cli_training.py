"""`train`, `resume` and `runs`: with a trainer that only tells, and once with the real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from visionlab.cli import main, training
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.runs.events import Built, Epoch, Event, Failed, Finished, Preparing, Step, Warning
from visionlab.runs.folder import RunFolder, create, open_run
from visionlab.runs.notes import Notes, write_notes
from visionlab.runs.outcome import Outcome, outcome_of
from visionlab.runs.queue import Queue
from visionlab.runs.recipe import recipe, with_epochs
from visionlab.runs.settings import RunSettings


class Told:
    """A run that has happened already."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events
        self.outcome: Outcome | None = None

    def poll(self) -> list[Event]:
        events, self._events = self._events, []
        if not events:
            self.outcome = outcome_of(self._last, 0)
        else:
            self._last = events[-1]
        return events


NOW = 1_700_000_000.0
STORY: list[Event] = [
    Preparing(NOW, "Drawing Scenes-10", 0, 100),
    Preparing(NOW + 1, "Drawing Scenes-10", 10, 100),
    Preparing(NOW + 6, "Drawing Scenes-10", 60, 100),
    Built(NOW + 7, 78_042, 20, "cpu", 10, 45_000, 2, 352),
    Step(NOW + 8, 1, 1, 2.3, 0.1, 500.0),
    Warning(NOW + 9, "Something is odd."),
    Epoch(NOW + 10, 1, 352, 1.5, 0.45, 1.4, 0.5, 12.34),
    Epoch(NOW + 20, 2, 704, 1.2, 0.55, 1.1, 0.6, 12.0),
]


def test_a_run_is_told_one_line_an_epoch(capsys: pytest.CaptureFixture[str]) -> None:
    watch = Told([*STORY, Finished(NOW + 21, 2, 0.6, 0.59, 25.0)])
    assert training._follow(watch) == 0  # type: ignore[arg-type]
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Drawing Scenes-10 ...",
        "Drawing Scenes-10: 60%",
        "78,042 parameters on cpu: 45,000 images, 352 steps an epoch",
        "epoch 1/2  train loss 1.5000, accuracy 45.0%  validation loss 1.4000, accuracy 50.0%  12.3 s",
        "epoch 2/2  train loss 1.2000, accuracy 55.0%  validation loss 1.1000, accuracy 60.0%  12.0 s",
        "Finished: best validation accuracy 60.0% in epoch 2, test accuracy 59.0%.",
    ]
    assert told.err == "warning: Something is odd.\n"


def test_a_failed_run_is_status_1_and_says_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    watch = Told([*STORY[:4], Failed(NOW + 8, "diverged", "The loss became NaN.", "Try a lower learning rate.")])
    assert training._follow(watch) == 1  # type: ignore[arg-type]
    assert capsys.readouterr().err == "The loss became NaN. Try a lower learning rate.\n"


def test_what_was_told_before_a_resume_is_not_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    watch = Told([*STORY, Finished(NOW + 21, 2, 0.6, 0.59, 25.0)])
    assert training._follow(watch, since=NOW + 10) == 0  # type: ignore[arg-type]
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["epoch", "Finished:"]


def test_a_network_for_imagenet_is_fitted_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    from visionlab.cost.analysis import analyse

    graph = training.fitted(preset("resnet-18").graph(), RunSettings())
    assert capsys.readouterr().out == "Fitted to Scenes-10: 3x32x32 pictures, 10 classes.\n"
    report = analyse(graph)
    assert (report.input_shape, report.classes) == ((3, 32, 32), 10)
    assert training.fitted(graph, RunSettings()) == graph
    assert capsys.readouterr().out == ""


def test_resized_pictures_are_what_the_network_is_fitted_to() -> None:
    from visionlab.cost.analysis import analyse

    report = analyse(training.fitted(preset("alexnet").graph(), RunSettings(resize=227)))
    assert (report.input_shape, report.classes) == ((3, 227, 227), 10)


def test_the_words_become_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from visionlab.cli.parser import make_parser

    monkeypatch.chdir(tmp_path)
    words = "train starter --data scenes10 --data-dir sets --epochs 3 --limit 99 --set learning-rate=0.01 --set crop=no"
    told = training.plan(make_parser().parse_args(words.split()))
    mine = RunSettings(data="scenes10", data_dir=str(tmp_path / "sets"), network="starter", limit=99)
    assert told.settings == with_epochs(recipe("fast").on(mine), 3).with_(learning_rate=0.01, crop=False)
    assert told.graph == preset("starter").graph()
    resnet = training.plan(make_parser().parse_args([*words.split(), "--recipe", "resnet", "--epochs", "16"])).settings
    assert (resnet.recipe, resnet.epochs, resnet.milestones, resnet.weight_decay) == ("resnet", 16, (8, 12), 1e-4)
    with pytest.raises(Problem, match="There is no recipe 'resnte': did you mean resnet"):
        training.plan(make_parser().parse_args([*words.split(), "--recipe", "resnte"]))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


def test_runs_are_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs"]) == 0
    assert capsys.readouterr().out == f"There are no runs yet in {root}.\n"
    folder = create(RunSettings(network="Starter"), "# nothing", "{}")
    assert main(["runs", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told == folder.summary().to_json() | {"tags": [], "notes": "", "queue_place": None}
    assert (told["network"], told["state"]) == ("Starter", "new")
    Queue().add([folder.id])
    write_notes(folder.path, Notes("Slow.", ("wide",)))
    assert main(["runs"]) == 0
    printed = capsys.readouterr().out
    assert folder.id in printed and "queued 1" in printed and "wide" in printed


def test_a_finished_run_is_not_resumed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from visionlab.runs.events import append, to_line

    folder = create(RunSettings(), "# nothing", "{}")
    append(folder.events, to_line(Finished(NOW, 1, 0.5, 0.5, 1.0)))
    assert main(["resume", folder.id]) == 2
    assert "has finished" in capsys.readouterr().err


def started(*words: str) -> subprocess.Popen[str]:
    start = "import sys; from visionlab.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", start, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_real_run_is_trained_stopped_and_resumed(root: Path, tmp_path: Path) -> None:
    run_dir = tmp_path / "run"
    words = "train starter --data scenes10 --limit 128 --epochs 400 --set threads=1 --set device=cpu"
    with started(*words.split(), "--run-dir", str(run_dir)) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("epoch 1/400"):
                break
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    assert "78,042 parameters on cpu" in "".join(lines)
    assert err == "Asking the run to stop ...\n"
    assert out.splitlines()[-1].startswith("Stopped after step")
    folder = open_run(run_dir)
    assert folder.summary().state == "stopped"
    check_network(folder)
    with started("resume", str(run_dir)) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Going on after step"):
                break
        else:
            pytest.fail("the run did not go on")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    assert "epoch 1/400" not in out


def check_network(folder: RunFolder) -> None:
    """The run keeps its own network, as a document that can be opened."""
    from visionlab import project

    assert project.load(folder.network).graph == preset("starter").graph()


@pytest.mark.slow
def test_a_killed_trainer_is_status_1_and_a_sentence(root: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("about signals")
    run_dir = tmp_path / "run"
    words = "train starter --data scenes10 --limit 128 --epochs 400 --set threads=1 --set device=cpu --run-dir"
    with started(*words.split(), str(run_dir)) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "parameters on" in line:
                break
        owner = None
        while owner is None:
            owner = RunFolder(run_dir).owner()
            time.sleep(0.02)
        os.kill(owner, signal.SIGKILL)
        _, err = process.communicate(timeout=100)
    assert process.returncode == 1
    assert err.startswith("The trainer was killed (SIGKILL).")
