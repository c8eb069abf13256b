"""The trainer's command line, for the supervisor rather than for people:

    python -m visionlab.trainer RUN            train the run in a folder, from its checkpoint if it has one
                                in as many processes as its settings say; torchrun may start them too
    python -m visionlab.trainer --primed       warm up, then wait for a folder on stdin; end with stdin
                         --primed --data NAME  make that data set ready while waiting
    python -m visionlab.trainer --calibrate    time this machine, or a network: the job comes on stdin, what is
                                --measure      found goes to stdout (visionlab.runs.measurement)
    python -m visionlab.trainer --examine      answer questions about a trained run (visionlab.runs.examination)

Exit status: 0 finished or stopped, 1 failed, 2 nothing to train, 74 failed and the disk is too full to say so. torch
is imported as late as can be.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import faulthandler
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

from visionlab.problem import Phrase, Problem
from visionlab.runs.ear import end_with_stdin
from visionlab.runs.events import Failed, Finished, Stopped
from visionlab.runs.folder import RunFolder, open_run
from visionlab.runs.measurement import Kind
from visionlab.runs.outcome import DISK_FULL
from visionlab.trainer.launch import is_part, launch, rank
from visionlab.trainer.report import Quiet, Reporter


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m visionlab.trainer", allow_abbrev=False)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("run", nargs="?", help="the run's folder")
    what.add_argument("--primed", action="store_true", help="warm up and wait for a folder on stdin")
    what.add_argument("--calibrate", action="store_true", help="time this machine, as a job on stdin says")
    what.add_argument("--measure", action="store_true", help="time the network of a job on stdin")
    what.add_argument("--examine", action="store_true", help="answer the questions on stdin about a trained run")
    what.add_argument("--part", metavar="RUN", help="be one of the processes that train a run")
    parser.add_argument("--data", default="", metavar="NAME", help="a data set to make ready while waiting")
    parser.add_argument("--nice", type=int, default=0, metavar="N", help="lower the priority by N (not on Windows)")
    told = parser.parse_args(arguments)
    if told.nice and hasattr(os, "nice"):
        os.nice(told.nice)
    if told.calibrate or told.measure:
        return _time("calibrate" if told.calibrate else "measure")
    if told.examine:
        from visionlab.trainer.examining import answer_all

        answer_all()
    run = told.run or told.part
    if told.part:
        end_with_stdin(1)
    if told.primed:
        run = _wait(told.data)
        if run is None:
            return 0
    try:
        folder = open_run(Path(run))
        claims = not told.part and rank() == 0
        if claims:
            folder.claim(os.getpid())
        processes = 1 if is_part() else folder.settings().processes
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    if told.primed:
        _redirect(folder)
    try:
        return launch(folder, processes) if processes > 1 else _train(folder)
    finally:
        if claims:
            folder.release()


def _time(kind: Kind) -> int:
    """Does the job on stdin; returns the exit status."""
    job = json.loads(sys.stdin.buffer.readline())
    from visionlab.trainer.timing import run

    end_with_stdin()
    return 0 if run(kind, job) else 1


def _wait(data: str) -> str | None:
    """Warms up, then waits for the path of a run; None when the window closed without one."""
    from visionlab.trainer import session  # noqa: F401  (all that a run needs is imported in advance)
    from visionlab.trainer.prime import prepare_ahead, prime

    prime()
    heard: list[bytes] = []
    ear = threading.Thread(target=lambda: heard.append(sys.stdin.buffer.readline()), name="ear")
    ear.start()
    if data:
        prepare_ahead(data, lambda: bool(heard))
    ear.join()
    line = heard[0]
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # nothing ties the run to the window any more
    os.close(nothing)
    return os.fsdecode(line.rstrip(b"\r\n")) or None


def _redirect(folder: RunFolder) -> None:
    log = os.open(folder.stderr, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(log, 2)
    os.close(log)


def _train(folder: RunFolder) -> int:
    faulthandler.enable()
    try:
        return _run(folder)
    except OSError as error:  # the log cannot be written
        return DISK_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else 1


def _run(folder: RunFolder) -> int:
    leads = rank() == 0
    reporter = Reporter(folder.events) if leads else Quiet(folder.events)
    reporter.preparing(Phrase("Loading torch"), 0, 0)
    try:
        from visionlab.trainer.session import Wishes, run
    except ImportError as error:
        reporter.emit(
            Failed(
                time.time(),
                "failed",
                Phrase("The trainer cannot be loaded: {why}.", why=error),
                Phrase("Install VisionLab anew."),
            )
        )
        return 1
    if leads:
        wishes = Wishes(folder)
        wishes.listen()
        ending = run(folder, reporter, wishes)
    else:
        for number in (signal.SIGTERM, signal.SIGINT):  # the leader hears them, and stops all
            signal.signal(number, signal.SIG_IGN)
        ending = run(folder, reporter, lambda: None)
        if isinstance(ending, Failed) and ending.kind == "diverged":
            return 0  # the leader looks into it, and is to be left alone
    return 0 if isinstance(ending, (Finished, Stopped)) else 1


if __name__ == "__main__":
    status = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    # without torch's slow tidying up: everything is on disk, and the window waits for the end
    os._exit(status)
