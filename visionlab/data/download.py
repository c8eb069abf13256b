"""Fetch one large file over a slow and breaking line: resume, time-outs, cancel, speed, checksum.

The bytes go into `NAME.part` beside the target, which survives an interruption; only a file with the right checksum
takes the target's name.
"""

from __future__ import annotations

import hashlib
import http.client
import re
import shutil
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from visionlab.data.base import Asked, Cancelled, Meter, Report, never, nobody
from visionlab.data.cache import file_words
from visionlab.problem import Phrase, Problem

_BLOCK = 64 * 1024
_USER_AGENT = "VisionLab (data set download)"


@dataclass(frozen=True, slots=True)
class Remote:
    """A file to fetch: its address, size in bytes and md5 (what torchvision publishes; it guards against accidents)."""

    url: str
    size: int
    md5: str


def md5_of(file: Path, cancelled: Asked = never) -> str:
    """The md5 of a file in hexadecimal. Raises OSError, Cancelled."""
    found = hashlib.md5(usedforsecurity=False)
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            if cancelled():
                raise Cancelled()
            found.update(block)
    return found.hexdigest()


def fetch(
    remote: Remote,
    target: Path,
    report: Report = nobody,
    cancelled: Asked = never,
    *,
    timeout: float = 20.0,
    attempts: int = 5,
    pause: Callable[[float], None] = time.sleep,
) -> Path:
    """Fetch a file, going on where an earlier call stopped, and return `target`.

    `timeout` is in seconds of silence. After a broken connection it asks again for the rest, and gives up after
    `attempts` in a row that brought nothing. Raises Problem; Cancelled keeps what has arrived.
    """
    if not re.match(r"https?://", remote.url, re.IGNORECASE):
        raise Problem("the address {url} cannot be fetched: expected one with http:// or https://", url=remote.url)
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(part):
            _fill(remote, part, report, cancelled, timeout, attempts, pause)
            if md5_of(part, cancelled) != remote.md5:
                part.unlink(missing_ok=True)
                raise Problem(
                    "what came from {url} is not the expected file (its md5 is not {md5}): it was removed, so fetch "
                    "it again or choose another address",
                    url=remote.url,
                    md5=remote.md5,
                )
            part.replace(target)
    except OSError as error:
        raise Problem(
            "{url} could not be saved as {target}: {words}", url=remote.url, target=str(target), words=file_words(error)
        ) from None
    return target


def _fill(
    remote: Remote,
    part: Path,
    report: Report,
    cancelled: Asked,
    timeout: float,
    attempts: int,
    pause: Callable[[float], None],
) -> None:
    """Bring `part` to its full size, asking again after interruptions."""
    meter = Meter(report, remote.size, "bytes", Phrase("Fetching {file}", file=part.name.removesuffix(".part")))
    failures, most = 0, 0
    while True:
        have = part.stat().st_size if part.exists() else 0
        if have > remote.size:
            part.unlink()
            have = 0
        meter.at(have)
        if have == remote.size:
            return
        _check_space(part.parent, remote.size - have)
        if cancelled():
            raise Cancelled()
        try:
            _receive(remote, part, have, meter, cancelled, timeout)
            words: str = Phrase("the connection ended early")
        except urllib.error.HTTPError as error:
            # a server that is busy may be asked again; one that says "not found" will say so again
            if error.code < 500 and error.code not in (408, 416, 429):
                raise _refused(remote, _answered(error)) from None
            if error.code == 416:  # our part does not fit this server's file
                part.unlink(missing_ok=True)
            words = _answered(error)
        except (ValueError, http.client.InvalidURL) as error:  # an address that urllib cannot read
            raise _refused(remote, str(error)) from None
        except (urllib.error.URLError, http.client.HTTPException, ssl.SSLError, ConnectionError, TimeoutError) as error:
            reason = getattr(error, "reason", error)
            words = (
                Phrase("no answer in time")
                if isinstance(reason, TimeoutError)
                else str(reason) or type(reason).__name__
            )
        now = part.stat().st_size if part.exists() else 0
        # only bytes never had before count: a server that starts over and over must not be asked for ever
        failures, most = (0, now) if now > max(have, most) else (failures + 1, max(have, most))
        if failures >= attempts:
            raise _refused(remote, words)
        if now < remote.size and failures:
            _wait(min(2.0 ** (failures - 1), 8.0), cancelled, pause)


def _answered(error: urllib.error.HTTPError) -> str:
    return Phrase("the server answered {code} {reason}", code=error.code, reason=error.reason)


def _refused(remote: Remote, words: str) -> Problem:
    return Problem(
        "{url} could not be fetched: {words}; try again later (what has arrived is kept), or use a file you have",
        url=remote.url,
        words=words,
    )


def _wait(seconds: float, cancelled: Asked, pause: Callable[[float], None]) -> None:
    for _ in range(max(1, round(seconds / 0.1))):
        if cancelled():
            raise Cancelled()
        pause(0.1)


def _receive(remote: Remote, part: Path, have: int, meter: Meter, cancelled: Asked, timeout: float) -> None:
    """Ask for the bytes from `have` on and append them; start afresh when the server sends the file from its start."""
    request = urllib.request.Request(remote.url, headers={"User-Agent": _USER_AGENT, "Accept-Encoding": "identity"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        resumed = answer.status == 206 and _starts_at(answer.headers.get("Content-Range", "")) == have
        if have and answer.status == 206 and not resumed:
            part.unlink(missing_ok=True)  # the wrong piece: the next request asks for all
            return
        length = answer.headers.get("Content-Length", "")
        whole = int(length) + (have if resumed else 0) if length.isdecimal() and len(length) < 19 else remote.size
        if whole != remote.size:
            raise Problem(
                "the file at {url} has {got} bytes: expected {expected}",
                url=remote.url,
                got=whole,
                expected=remote.size,
            )
        with part.open("ab" if resumed else "wb") as file:
            done = have if resumed else 0
            _copy(answer, file, done, remote.size, meter, cancelled)


def _copy(
    answer: http.client.HTTPResponse, file: BinaryIO, done: int, size: int, meter: Meter, cancelled: Asked
) -> None:
    # one byte more than expected is enough to see that it is another file; never fill the disk with it
    while done <= size:
        if cancelled():
            raise Cancelled()
        block = answer.read1(min(_BLOCK, size + 1 - done))
        if not block:
            return
        file.write(block)
        done += len(block)
        meter.at(min(done, size))


def _starts_at(content_range: str) -> int | None:
    found = re.match(r"bytes (\d{1,18})-", content_range.strip())
    return int(found[1]) if found else None


def _check_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + (16 << 20):
        raise Problem(
            "{folder} has {free} MB of free space: the download needs {needed} MB",
            folder=str(folder),
            free=free // 10**6,
            needed=(needed + (16 << 20)) // 10**6 + 1,
        )


@contextmanager
def _alone(part: Path) -> Iterator[None]:
    """Hold the download of one file against a second VisionLab; the lock ends with its process."""
    with part.with_name(part.name + ".lock").open("ab") as lock:
        try:
            try:
                import fcntl

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except ImportError:  # Windows
                import msvcrt

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except (BlockingIOError, PermissionError):
            raise Problem(
                "{file} is being fetched by another VisionLab: wait for it or cancel it", file=part.name
            ) from None
        except OSError:
            pass  # a file system without locks goes without
        yield
