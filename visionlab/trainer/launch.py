"""Several processes that share one training: started, watched and ended together, as torchrun does. No torch here.

Over several machines torchrun itself does it: `torchrun --nnodes 2 --nproc-per-node 4 ... -m visionlab.trainer RUN`,
with the run's folder where all of them reach it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from visionlab.problem import Phrase
from visionlab.runs.events import Failed, Finished, Stopped, append, to_line
from visionlab.runs.folder import RunFolder
from visionlab.runs.outcome import outcome_of

#: the processes are looked at so often (s)
_PULSE = 0.05
#: when the leader has ended, the others end within so long (s)
_GRACE = 10.0
_HERE = "127.0.0.1"


def rank() -> int:
    """Which of a team's processes this is; 0 alone."""
    return int(os.environ.get("RANK", "0"))


def is_part() -> bool:
    """Whether torchrun, or `launch`, has started this process."""
    return "RANK" in os.environ


def launch(folder: RunFolder, count: int) -> int:
    """Trains a run in `count` processes on this machine; returns the exit status.

    When one of them dies the others are ended, and the log says what happened unless one of them has said it.
    """
    with socket.socket() as free:
        free.bind((_HERE, 0))
        port = free.getsockname()[1]
    team = [_start(folder, number, count, port) for number in range(count)]

    def pass_on(number: int, _frame: FrameType | None) -> None:
        team[0].send_signal(number)  # the leader stops, and all with it

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, pass_on)
    try:
        failed = _watch(team)
    finally:
        for process in team:
            process.kill()
            process.wait()
    if isinstance(folder.ending(), (Finished, Stopped)):
        return 0
    if failed is not None and folder.ending() is None:
        outcome = outcome_of(None, team[failed].returncode, folder.stderr_tail())
        reason = Phrase(
            "Process {number} of {count} ended before its time: {reason}",
            number=failed + 1,
            count=count,
            reason=outcome.reason,
        )
        append(folder.events, to_line(Failed(time.time(), outcome.kind, reason, outcome.advice)))
    return 1


def _watch(team: list[subprocess.Popen[bytes]]) -> int | None:
    """Waits until all have ended well, or one has not: its number."""
    last = float("inf")
    while time.monotonic() < last:
        ended = [process.poll() for process in team]
        bad = [number for number, status in enumerate(ended) if status]
        if bad:
            # one that was killed is the cause, one that failed of it perhaps a consequence
            return min(bad, key=lambda number: (ended[number] or 0) > 0)
        if None not in ended:
            return None
        if ended[0] is not None:
            last = min(last, time.monotonic() + _GRACE)
        time.sleep(_PULSE)
    return None


def _start(folder: RunFolder, number: int, count: int, port: int) -> subprocess.Popen[bytes]:
    environment = {
        # a processor's cores are shared too, unless somebody has said how
        "OMP_NUM_THREADS": str(max(1, (os.cpu_count() or 1) // count)),
        **os.environ,
        "MASTER_ADDR": _HERE,
        "MASTER_PORT": str(port),
        "RANK": str(number),
        "LOCAL_RANK": str(number),
        "WORLD_SIZE": str(count),
    }
    command = [sys.executable, "-P", "-m", "visionlab.trainer", "--part", os.fspath(folder.path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
