"""A run is a folder: everything that one training is and was.

settings.json              the RunSettings
network.json               the network's document (opaque here)
model.py                   its PyTorch text: what is trained
events.jsonl               what happened
best.safetensors, last.safetensors    weights
state-STEP.safetensors     checkpoints: all that a resume needs, the newest few
test.safetensors, test10.safetensors    what the best weights say of the test set, whole and in ten crops
process.json               who trains it now
notes.json                 what a person noted of it
request                    what is wished of that process: pause, resume or stop
stderr.log                 for the curious
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from visionlab.problem import Problem
from visionlab.runs.events import Ending, Event, Failed, Finished, Paused, Stopped
from visionlab.runs.ledger import told
from visionlab.runs.process import identity
from visionlab.runs.settings import RunSettings
from visionlab.runs.summary import State, Summary

Request = Literal["pause", "resume", "stop"]
_LARGEST_TEXT = 64 << 20


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The folder of one run; `path` is absolute. Made by `create` or `open_run`."""

    path: Path

    @property
    def id(self) -> str:
        return self.path.name

    @property
    def events(self) -> Path:
        return self.path / "events.jsonl"

    @property
    def model(self) -> Path:
        return self.path / "model.py"

    @property
    def network(self) -> Path:
        return self.path / "network.json"

    @property
    def stderr(self) -> Path:
        return self.path / "stderr.log"

    @property
    def best(self) -> Path:
        return self.path / "best.safetensors"

    @property
    def last(self) -> Path:
        return self.path / "last.safetensors"

    def state_at(self, step: int) -> Path:
        """Where the checkpoint after so many steps lies."""
        return self.path / f"state-{step:09}.safetensors"

    def states(self) -> list[Path]:
        """The checkpoints there are, the newest first; one that a crash of the machine cut short may be among them."""
        return sorted(self.path.glob("state-*.safetensors"), reverse=True)

    @property
    def test(self) -> Path:
        return self.path / "test.safetensors"

    @property
    def test_of_ten_crops(self) -> Path:
        return self.path / "test10.safetensors"

    @property
    def state(self) -> Path | None:
        """The newest whole checkpoint, None without one."""
        return next(filter(_is_whole, self.states()), None)

    def settings(self) -> RunSettings:
        """The run's settings. Raises Problem."""
        path = self.path / "settings.json"
        return _settings(path, _modified(path))

    def network_text(self) -> str:
        """The document of the network, as `create` was given it. Raises Problem."""
        try:
            return _read(self.network).decode("utf-8")
        except UnicodeDecodeError:
            raise Problem("{path} must hold UTF-8 text and does not", path=self.network) from None

    # requests: the file holds the wish that stands, so that none is lost and none has to be taken away

    def request(self, wish: Request) -> None:
        """Asks the child to pause, go on or stop; it heeds that within about 0.1 s. Raises Problem."""
        write(self.path / "request", wish)

    def requested(self) -> Request | None:
        """The wish that stands."""
        try:
            text = (self.path / "request").read_text(encoding="ascii", errors="replace")[:10]
        except OSError:
            return None
        return text if text in ("pause", "resume", "stop") else None  # type: ignore[return-value]

    def clear_request(self) -> None:
        """No wish stands."""
        (self.path / "request").unlink(missing_ok=True)

    # the process

    def claim(self, pid: int) -> None:
        """Notes the process that trains this run. Raises Problem when another live one does."""
        owner = self.owner()
        if owner is not None and owner != pid:
            raise Problem("The run {id} is being trained by process {pid}", id=self.id, pid=owner)
        noted = {"pid": pid, "identity": identity(pid) or "", "host": socket.gethostname()}
        write(self.path / "process.json", json.dumps(noted))

    def release(self) -> None:
        """Nobody trains this run any more."""
        (self.path / "process.json").unlink(missing_ok=True)
        self.clear_request()

    def owner(self) -> int | None:
        """The number of the live process that trains this run, or None.

        A process of another machine cannot be asked: it counts as alive while the log keeps growing.
        """
        try:
            noted = json.loads((self.path / "process.json").read_bytes()[:4096])
            pid, known, host = int(noted["pid"]), str(noted["identity"]), str(noted["host"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if host != socket.gethostname():
            return pid if time.time() - _modified(self.events) < 60 else None
        return pid if known and identity(pid) == known else None

    @property
    def is_alive(self) -> bool:
        """Whether a process trains this run now."""
        return self.owner() is not None

    @property
    def can_resume(self) -> bool:
        """Whether there is a checkpoint to go on from, and somewhere to go."""
        return self.state is not None and not self.is_alive and self.summary().state != "finished"

    def summary(self) -> Summary:
        """What the list of runs shows. Raises Problem when the settings cannot be read."""
        settings, log = self.settings(), told(self.events)
        return Summary(
            self.id,
            self.path,
            settings.network,
            settings.recipe,
            settings.data,
            settings.limit,
            self._state(log.latest),
            max(log.seconds, default=0),
            settings.epochs,
            max(log.accuracies.values(), default=None),
            log.test,
            sum(log.seconds.values()),
            log.parameters,
            _modified(self.path / "settings.json"),
            log.latest.reason if isinstance(log.latest, Failed) else "",
        )

    def _state(self, latest: Event | None) -> State:
        if isinstance(latest, Finished):
            return "finished"
        if self.is_alive:
            return "paused" if isinstance(latest, Paused) else "running"
        if isinstance(latest, Stopped):
            return "stopped"
        if isinstance(latest, Failed):
            return "failed"
        return "lost" if self.events.exists() or (self.path / "process.json").exists() else "new"

    def ending(self) -> Ending | None:
        """How the run said it ended, or None; an ending counts only while nothing was told after it."""
        latest = told(self.events).latest
        return latest if isinstance(latest, (Finished, Stopped, Failed)) else None

    def stderr_tail(self) -> str:
        """The end of what the child wrote to stderr."""
        try:
            with self.stderr.open("rb") as file:
                file.seek(max(0, file.seek(0, 2) - 4000))
                return file.read().decode("utf-8", errors="replace")
        except OSError:
            return ""


def runs_root() -> Path:
    """Where runs are kept: $VISIONLAB_RUNS, else `visionlab/runs` in the user's folder for data."""
    chosen = os.environ.get("VISIONLAB_RUNS")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "visionlab" / "runs"


def create(
    settings: RunSettings, model: str, network: str, *, root: Path | None = None, path: Path | None = None
) -> RunFolder:
    """A new run folder: at `path`, or under `root` (`runs_root()`) with a name from the date and the network.

    `model` is the PyTorch text, `network` the document's JSON. Raises Problem when the folder cannot be made or
    `path` holds something already.
    """
    try:
        if path is None:
            path = _new_folder((root or runs_root()).absolute(), settings.network or "network")
        else:
            path = path.expanduser().absolute()
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise Problem("The run folder {path} must be new or empty and holds files", path=path)
    except OSError as error:
        raise Problem("The run folder {path} cannot be made: {why}", path=path or root, why=error.strerror) from None
    write(path / "model.py", model)
    write(path / "network.json", network)
    write(path / "settings.json", json.dumps(settings.to_json(), indent=2) + "\n")
    return RunFolder(path)


def open_run(path: Path | str, root: Path | None = None) -> RunFolder:
    """The run in a folder, given by its path or its id under `root` (`runs_root()`). Raises Problem for no run."""
    tried = Path(path).expanduser().absolute()
    if not tried.is_dir() and len(Path(path).parts) == 1:
        tried = ((root or runs_root()) / path).absolute()
    folder = RunFolder(tried)
    if not tried.is_dir():
        raise Problem("{path} must be the folder of a run, and is no folder", path=tried)
    folder.settings()
    if not folder.model.is_file():
        raise Problem("{path} must be the folder of a run, and holds no model.py", path=tried)
    return folder


def list_runs(root: Path | None = None) -> list[RunFolder]:
    """All runs under `root` (`runs_root()`), the newest first; what is no run is left out."""
    return sorted(_runs(root or runs_root()), key=lambda run: (_modified(run.path / "settings.json"), run.id))[::-1]


def _runs(root: Path) -> Iterator[RunFolder]:
    try:
        entries = list(root.iterdir())
    except OSError:
        return
    for entry in entries:
        with contextlib.suppress(Problem):
            if (entry / "settings.json").is_file():
                yield open_run(entry.absolute())


def write(path: Path, text: str) -> None:
    """Writes a file whole or not at all. Raises Problem."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Problem("{path} cannot be written: {why}", path=path, why=error.strerror) from None


def _new_folder(root: Path, network: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^a-z0-9]+", "-", network.lower()).strip("-")[:40] or "network"
    stem = f"{datetime.datetime.now():%Y-%m-%d-%H%M%S}-{name}"
    for number in range(1, 1000):
        path = root / (stem if number == 1 else f"{stem}-{number}")
        with contextlib.suppress(FileExistsError):
            path.mkdir()
            return path
    raise Problem("{root} has no free name for a run like {name}", root=root, name=stem)


def _is_whole(path: Path) -> bool:
    """Whether a safetensors file is as long as its header says: 8 bytes with the header's length, the header, data."""
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            header = json.loads(file.read(min(length, _LARGEST_TEXT)))
            data = max((each["data_offsets"][1] for name, each in header.items() if name != "__metadata__"), default=0)
            return file.seek(0, 2) == 8 + length + int(data)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return False


@functools.lru_cache(maxsize=4096)
def _settings(path: Path, modified: float) -> RunSettings:
    try:
        return RunSettings.from_json(json.loads(_read(path)))
    except (ValueError, RecursionError):
        raise Problem("{path} must hold JSON and does not", path=path) from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_TEXT + 1)
    except OSError as error:
        raise Problem("{path} cannot be read: {why}", path=path, why=error.strerror) from None
    if len(data) > _LARGEST_TEXT:
        raise Problem("{path} must be at most 64 MB long", path=path)
    return data


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
