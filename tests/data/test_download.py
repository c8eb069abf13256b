"""Fetching from a server on this machine that breaks in each way in which servers break."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from visionlab.data import download
from visionlab.data.base import Cancelled, Progress
from visionlab.data.download import Remote, fetch
from visionlab.problem import Problem

CONTENT = bytes(range(256)) * 2000  # 512,000 bytes: some blocks


class Server(http.server.ThreadingHTTPServer):
    """Serves CONTENT; its fields say how it misbehaves."""

    daemon_threads = True
    content = CONTENT
    ranges = True
    #: send so many bytes, then hang up; one entry a request, None is all
    cuts: list[int | None]
    #: answer these statuses first
    statuses: list[int]
    wrong_range = False
    say_length = True
    hang: threading.Event | None = None
    asked: list[str | None]

    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/cifar-10-binary.tar.gz"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server = self.server
        wanted = self.headers.get("Range")
        server.asked.append(wanted)
        if server.hang is not None:
            server.hang.wait(30)
            return
        if server.statuses:
            self.send_error(server.statuses.pop(0))
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and server.ranges else 0
        if start and start >= len(server.content):
            self.send_error(416)
            return
        body = server.content[start:]
        self.send_response(206 if start else 200)
        if start:
            first = 0 if server.wrong_range else start
            self.send_header("Content-Range", f"bytes {first}-{len(server.content) - 1}/{len(server.content)}")
        if server.say_length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        cut = server.cuts.pop(0) if server.cuts else None
        with contextlib.suppress(ConnectionError):  # the client hangs up when it is cancelled
            self.wfile.write(body if cut is None else body[:cut])
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.cuts, running.statuses, running.asked = [], [], []
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        if running.hang is not None:
            running.hang.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sets" / "cifar-10-binary.tar.gz"


def _remote(server: Server, content: bytes = CONTENT) -> Remote:
    return Remote(server.url(), len(content), hashlib.md5(content).hexdigest())


def _quietly(_seconds: float) -> None:
    """No pause between attempts."""


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def test_a_file_is_fetched_and_progress_told(server: Server, target: Path) -> None:
    told: list[Progress] = []
    assert fetch(_remote(server), target, told.append) == target
    assert target.read_bytes() == CONTENT and not _part(target).exists()
    assert (told[0].done, told[-1].done, told[-1].total) == (0, len(CONTENT), len(CONTENT))
    assert told[-1].unit == "bytes" and "cifar-10-binary" in told[-1].words
    assert server.asked == [None]


def test_broken_connections_are_resumed_where_they_broke(server: Server, target: Path) -> None:
    server.cuts = [100_000, 200_000, None]
    fetch(_remote(server), target, pause=_quietly)
    assert target.read_bytes() == CONTENT
    assert server.asked == [None, "bytes=100000-", "bytes=300000-"]


def test_a_cancel_keeps_what_came_and_the_next_call_goes_on(server: Server, target: Path) -> None:
    seen: list[int] = []

    def note(progress: Progress) -> None:
        seen.append(progress.done)

    asked = iter([False] * 4)
    with pytest.raises(Cancelled):
        fetch(_remote(server), target, note, lambda: next(asked, True))
    have = _part(target).stat().st_size
    assert 0 < have < len(CONTENT) and not target.exists()
    fetch(_remote(server), target)
    assert server.asked == [None, f"bytes={have}-"] and target.read_bytes() == CONTENT


def test_a_server_that_ignores_ranges_starts_afresh(server: Server, target: Path) -> None:
    server.ranges, server.cuts = False, [100_000, None]
    fetch(_remote(server), target, pause=_quietly)
    assert server.asked == [None, "bytes=100000-"] and target.read_bytes() == CONTENT


def test_a_server_that_answers_another_range_is_asked_for_all(server: Server, target: Path) -> None:
    server.wrong_range, server.cuts = True, [100_000, None, None]
    fetch(_remote(server), target, pause=_quietly)
    assert server.asked == [None, "bytes=100000-", None] and target.read_bytes() == CONTENT


def test_a_server_that_never_gets_further_is_given_up(server: Server, target: Path) -> None:
    server.ranges, server.cuts = False, [100_000] * 99
    with pytest.raises(Problem, match="ended early; try again later"):
        fetch(_remote(server), target, attempts=3, pause=_quietly)
    assert len(server.asked) == 4


def test_a_wrong_checksum_removes_the_file_and_says_so(server: Server, target: Path) -> None:
    server.content = CONTENT[:-1] + b"?"
    with pytest.raises(Problem, match=r"127\.0\.0\.1.* is not the expected file .*removed"):
        fetch(_remote(server), target)
    assert not target.exists() and not _part(target).exists()
    server.content = CONTENT
    fetch(_remote(server), target)
    assert server.asked == [None, None] and target.read_bytes() == CONTENT


def test_an_old_part_of_another_file_does_not_get_through(server: Server, target: Path) -> None:
    target.parent.mkdir()
    _part(target).write_bytes(b"?" * 1000)
    with pytest.raises(Problem, match="not the expected file"):
        fetch(_remote(server), target)
    _part(target).write_bytes(b"?" * (len(CONTENT) + 1))  # longer than the file: cannot be its start
    fetch(_remote(server), target)
    assert target.read_bytes() == CONTENT


def test_a_whole_part_is_taken_without_asking(server: Server, target: Path) -> None:
    target.parent.mkdir()
    _part(target).write_bytes(CONTENT)
    fetch(_remote(server), target)
    assert target.read_bytes() == CONTENT and server.asked == []


def test_a_file_of_another_size_is_refused_at_once(server: Server, target: Path) -> None:
    server.content = b"<html>please log in</html>"
    with pytest.raises(Problem, match="has 26 bytes: expected 512000"):
        fetch(_remote(server), target)


@pytest.mark.parametrize("content", [CONTENT * 2, b"short"])
def test_a_file_of_unsaid_size_cannot_go_on_for_ever(server: Server, target: Path, content: bytes) -> None:
    server.content, server.say_length = content, False
    with pytest.raises(Problem):
        fetch(_remote(server), target, attempts=2, pause=_quietly)
    assert not target.exists()
    assert not _part(target).exists() or _part(target).stat().st_size <= len(CONTENT) + 1


def test_a_missing_file_is_said_at_once_and_a_busy_server_asked_again(server: Server, target: Path) -> None:
    server.statuses = [404]
    with pytest.raises(Problem, match="404"):
        fetch(_remote(server), target, pause=_quietly)
    assert len(server.asked) == 1
    server.statuses = [503, 500]
    fetch(_remote(server), target, pause=_quietly)
    assert target.read_bytes() == CONTENT


def test_silence_ends_in_a_sentence(server: Server, target: Path) -> None:
    server.hang = threading.Event()
    with pytest.raises(Problem, match="no answer in time"):
        fetch(_remote(server), target, timeout=0.05, attempts=2, pause=_quietly)


def test_no_server_ends_in_a_sentence(server: Server, target: Path) -> None:
    remote = _remote(server)
    server.server_close()
    with pytest.raises(Problem, match="could not be fetched"):
        fetch(remote, target, attempts=2, pause=_quietly)


def test_a_cancel_is_heard_while_waiting(server: Server, target: Path) -> None:
    server.statuses = [503] * 9
    waited: list[float] = []
    with pytest.raises(Cancelled):
        fetch(_remote(server), target, cancelled=lambda: len(waited) > 2, pause=waited.append)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a/b", "", "cifar", "http://a b/\n", "http://[::1/"])
def test_other_addresses_are_refused(url: str, target: Path) -> None:
    with pytest.raises(Problem):
        fetch(Remote(url, 1, "0"), target, attempts=1, pause=_quietly)


def test_a_full_disk_is_said_before(server: Server, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = download.shutil.disk_usage("/")
    monkeypatch.setattr(download.shutil, "disk_usage", lambda _folder: usage._replace(free=1_000_000))
    with pytest.raises(Problem, match="has 1 MB of free space: the download needs 18 MB"):
        fetch(_remote(server), target)
    assert server.asked == []


def test_a_place_that_cannot_be_written_is_said(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Problem, match=r"could not be saved as .*file"):
        fetch(_remote(server), tmp_path / "file" / "a.tar.gz")


def test_a_second_download_of_the_same_file_is_refused(server: Server, target: Path) -> None:
    target.parent.mkdir()
    with download._alone(_part(target)), pytest.raises(Problem, match="another VisionLab"):
        fetch(_remote(server), target)
    fetch(_remote(server), target)
