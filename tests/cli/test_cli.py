"""What each command prints, and that every failure is one sentence on stderr with exit status 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from visionlab import __version__, project
from visionlab.cli import main
from visionlab.graph import edits
from visionlab.graph.model import EMPTY
from visionlab.presets.registry import preset

Refused = Callable[..., str]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Runs a command that must fail; gives its sentence."""

    def run(*words: str) -> str:
        assert main(list(words)) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("visionlab: ")
        assert told.err.count("\n") == 1
        return told.err.removeprefix("visionlab: ").strip()

    return run


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nosuch"], "invalid choice: 'nosuch'"),
        (["cost"], "The following arguments are required: NETWORK"),
        (["cost", "resnet18"], "'resnet18' is neither a preset nor a .vlab file: did you mean resnet-18"),
        (["cost", "qqq"], "'qqq' is neither a preset nor a .vlab file: `visionlab presets` lists the presets"),
        (["cost", "none.vlab"], "none.vlab cannot be opened: there is no such file or folder"),
        (["cost", "starter", "--nosuch"], "Unrecognized arguments: --nosuch"),
        (
            ["cost", "starter", "--input", "3x32"],
            "must be channels x height x width, for example 3x224x224, got '3x32'",
        ),
        (["cost", "starter", "--input", "3x0x32"], "must be a whole number from 1, got '0'"),
        (["cost", "starter", "--input", "3x99999x32"], "Input.height must be a whole number from 1 to 4096, got 99999"),
        (["cost", "starter", "--batch", "-1"], "must be a whole number from 1, got '-1'"),
        (["cost", "starter", "--classes", "1e3"], "must be a whole number from 1, got '1e3'"),
        (["train", "starter"], "The following arguments are required: --data"),
        (["train", "starter", "--data", "nosuch"], "there is no data set 'nosuch': expected one of"),
        (["train", "starter", "--data", "scenes10", "--set", "epochs"], "A setting is written KEY=VALUE, got 'epochs'"),
        (["train", "starter", "--data", "scenes10", "--set", "speed=1"], "Training has no field 'speed'"),
        (
            ["train", "starter", "--data", "scenes10", "--set", "batch-size=0"],
            "batch_size must be a whole number from 1 to 65536, got '0'",
        ),
        (
            ["train", "alexnet", "--data", "scenes10"],
            "The network does not work on 3x32x32 pictures at max_pool_2: Max pool needs maps of at least 3x3: "
            "got 2x2; `--set resize=227` shows it larger ones",
        ),
        (["resume", "nosuch"], "must be the folder of a run, and is no folder"),
        (["export", "starter", "--to", "nosuch", "-o", "x"], "Unknown format 'nosuch': known are"),
        (["export", "starter", "--to", "csv", "--scale", "2", "-o", "x"], "A scale is for pictures (pdf, png, svg)"),
        (["export", "starter", "--to", "svg", "--scale", "99", "-o", "x"], "must be a number from 0.1 to 16"),
        (["export", "starter", "--to", "python"], "The following arguments are required: -o/--output"),
        (["export", "starter", "--to", "python", "-o", "no/such/x.py"], "there is no such file or folder"),
        (["picture", "starter", "-o", "x.jpg"], "A picture's name must end in .pdf or .png or .svg: got 'x.jpg'"),
        (["picture", "starter", "-o", "x.png"], "Pictures need the window's part"),
    ],
)
def test_bad_input_is_one_sentence(refused: Refused, words: list[str], sentence: str) -> None:
    assert sentence in refused(*words)


def test_a_file_from_a_stranger_is_one_sentence(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "net.vlab"
    path.write_text('{"format": "visionlab", "version": 99}')
    assert "was saved by a newer VisionLab" in refused("cost", str(path))


def test_a_network_of_which_nothing_works_costs_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "net.vlab")
    project.save(path, EMPTY)
    assert main(["cost", path, "--json"]) == 2
    told = capsys.readouterr()
    assert "The network is empty" in told.err and told.err.count("\n") == 1
    report = json.loads(told.out)
    assert (report["parameters"], report["input"], report["classes"], report["nodes"]) == (0, None, None, [])
    project.save(path, edits.part_of(preset("starter").graph(), ["conv_norm_act"]))
    assert main(["cost", path]) == 2
    assert "has no input" in capsys.readouterr().err


def test_help_and_version_are_no_failures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"visionlab {__version__}\n"
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for command in ("open", "presets", "blocks", "cost", "train", "resume", "runs", "export", "picture"):
        assert f"    {command} " in told
    assert "examples:" in told
    assert main(["train", "--help"]) == 0
    assert "--set KEY=VALUE" in capsys.readouterr().out


def test_the_cost_table_has_the_exact_totals(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "densenet-121", "--batch", "8"]) == 0
    told = capsys.readouterr().out
    assert "7,978,856  2,834,161,664" in told
    assert "densenet-121: 3x224x224 pictures, 1000 classes" in told
    assert "a batch of 8" in told
    assert main(["cost", "starter", "--per-layer"]) == 0
    assert "batch_norm" in capsys.readouterr().out


def test_a_title_from_a_stranger_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from visionlab.cli.table import print_table

    print_table(["a"], [["\x1b[2Jb\u202e"]])
    assert "?[2Jb?" in capsys.readouterr().out


def test_presets_and_blocks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    assert "densenet-121" in capsys.readouterr().out
    assert main(["blocks"]) == 0
    assert "padding=same" in capsys.readouterr().out


def test_export_writes_what_python_takes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    assert main(["export", "starter", "--to", "python", "-o", str(path)]) == 0
    assert main(["export", "starter", "--to", "python", "-o", "-"]) == 0
    assert capsys.readouterr().out == path.read_text()
    compile(path.read_text(), "model.py", "exec")


def test_a_network_that_does_not_work_is_not_exported(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "net.vlab"
    project.save(path, edits.remove(preset("starter").graph(), ["input"]))
    assert refused("export", str(path), "--to", "python", "-o", str(tmp_path / "model.py"))
    assert not (tmp_path / "model.py").exists()


def test_commands_that_need_qt_are_handed_over(tmp_path: Path) -> None:
    calls: list[object] = []

    def window(network: str | None) -> int:
        calls.append(network)
        return 0

    def picture(network: str, format: str, scale: float | None, is_figure: bool = False) -> bytes:
        calls.append((network, format, scale, "figure") if is_figure else (network, format, scale))
        return b"drawn"

    assert main([], window=window) == 0
    assert main(["open", "starter"], window=window) == 0
    file = tmp_path / "a.png"
    assert main(["picture", "starter", "-o", str(file)], picture=picture) == 0
    assert main(["export", "starter", "--to", "svg", "--scale", "1.5", "-o", str(file)], picture=picture) == 0
    assert calls == [None, "starter", ("starter", "png", None), ("starter", "svg", 1.5)]
    drawing = ["picture", "starter", "--figure", "--scale", "3", "-o", str(tmp_path / "b.PDF")]
    assert main(drawing, picture=picture) == 0 and calls[-1] == ("starter", "pdf", 3.0, "figure")
    assert file.read_bytes() == b"drawn"


def test_a_full_disk_is_one_sentence(refused: Refused) -> None:
    def picture(network: str, format: str, scale: float | None) -> bytes:
        raise OSError(28, "No space left on device", "a.png")

    assert main(["picture", "starter", "-o", "a.png"], picture=picture) == 2


def command(*words: str, **rest: object) -> subprocess.Popen[str]:
    """The command line as a process of its own."""
    start = "import sys; from visionlab.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", start, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **rest,  # type: ignore[call-overload]
    )


def test_a_real_process_prints_and_ends_with_the_status() -> None:
    with command("cost", "starter") as good, command("cost", "qqq") as bad:
        out, err = good.communicate(timeout=60)
        assert (good.returncode, err) == (0, "")
        assert "starter: 3x32x32 pictures, 10 classes" in out
        out, err = bad.communicate(timeout=60)
        assert (bad.returncode, out, err.count("\n")) == (2, "", 1)


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    with command("cost", "densenet-121", "--per-layer", "--json") as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_a_terminal_that_knows_only_ascii_gets_question_marks() -> None:
    with command("cost", "qq×q", env={**os.environ, "PYTHONIOENCODING": "ascii"}) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "'qq?q' is neither a preset" in err


def test_help_imports_neither_torch_nor_qt_nor_numpy() -> None:
    code = (
        "import sys; from visionlab.cli import main; main(['cost', 'starter']); main(['--help']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"torch", "PySide6", "numpy", "networkx"} & set(done.stderr.split())
