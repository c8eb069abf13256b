from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.data.archives import read_members
from visionlab.data.base import Cancelled
from visionlab.problem import Problem


def _tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def _plain(name: str, content: bytes = b"data") -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), content


def _odd(name: str, kind: bytes, target: str = "/etc/passwd") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


def _read(path: Path, *names: str, member: int = 1000, total: int = 1 << 20) -> dict[str, bytes]:
    return dict(read_members(path, names, member_limit=member, total_limit=total))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "a.tar.gz"


@pytest.mark.parametrize("packed", [True, False])
def test_only_expected_members_are_read(archive: Path, packed: bool, tmp_path: Path) -> None:
    content = _tar(
        _plain("./f/a", b"1"), _plain("f/b", b"2" * 900), _plain("../f/c"), _plain("/f/d"), _plain("f/e", b"3" * 5000)
    )
    archive.write_bytes(gzip.compress(content) if packed else content)
    assert _read(archive, "f/a", "f/b", "f/x") == {"f/a": b"1", "f/b": b"2" * 900}
    assert list(tmp_path.rglob("*")) == [archive]  # nothing is ever written


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_an_expected_name_must_be_a_plain_file(archive: Path, kind: bytes) -> None:
    archive.write_bytes(_tar(_odd("f/a", kind)))
    with pytest.raises(Problem, match=r"f/a in a.tar.gz must be a plain file"):
        _read(archive, "f/a")


def test_links_of_other_names_are_passed_over(archive: Path) -> None:
    archive.write_bytes(_tar(_odd("f/evil", tarfile.SYMTYPE), _odd("f", tarfile.SYMTYPE, "/tmp"), _plain("f/a", b"1")))
    assert _read(archive, "f/a") == {"f/a": b"1"}


def test_a_member_that_is_too_large_is_refused(archive: Path) -> None:
    archive.write_bytes(_tar(_plain("f/a", b"1" * 1001)))
    with pytest.raises(Problem, match=r"f/a in a.tar.gz has 1001 bytes: expected at most 1000"):
        _read(archive, "f/a")


def test_an_archive_that_expands_without_end_is_refused(archive: Path) -> None:
    archive.write_bytes(gzip.compress(_tar(_plain("other", bytes(50_000_000)), _plain("f/a"))))
    assert archive.stat().st_size < 100_000
    with pytest.raises(Problem, match="expands to more than 1 MB"):
        _read(archive, "f/a")


def test_a_header_that_claims_a_huge_comment_is_refused(archive: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    archive.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(2048))
    with pytest.raises(Problem):
        _read(archive, "f/a")


def test_an_archive_with_too_many_files_is_refused(archive: Path) -> None:
    archive.write_bytes(_tar(*(_plain(f"f/{number}", b"") for number in range(1001))))
    with pytest.raises(Problem, match="more than 1000 files"):
        _read(archive, "f/a", total=1 << 24)


def test_of_two_members_of_one_name_the_first_counts(archive: Path) -> None:
    archive.write_bytes(_tar(_plain("f/a", b"1"), _plain("f/a", b"2")))
    assert _read(archive, "f/a") == {"f/a": b"1"}


@pytest.mark.parametrize("content", [b"", b"hello", b"\x1f\x8b", b"\x1f\x8bnonsense and more", bytes(100)])
def test_what_is_no_archive_is_refused_or_empty(archive: Path, content: bytes) -> None:
    archive.write_bytes(content)
    try:
        assert _read(archive, "f/a") == {}
    except Problem as problem:
        assert "a.tar.gz could not be read as a tar archive" in str(problem)


def test_a_cut_archive_is_refused(archive: Path) -> None:
    content = gzip.compress(_tar(_plain("f/a", bytes(range(250)) * 4)))
    for length in (100, len(content) // 2):
        archive.write_bytes(content[:length])
        with pytest.raises(Problem, match="cut short"):
            _read(archive, "f/a")


def test_reading_can_be_cancelled(archive: Path) -> None:
    archive.write_bytes(_tar(_plain("f/a")))
    with pytest.raises(Cancelled):
        list(read_members(archive, ["f/a"], member_limit=9, total_limit=99999, cancelled=lambda: True))


_GOOD = _tar(_plain("f/a", b"x" * 600), _odd("f/l", tarfile.SYMTYPE), _plain("f/" + "long" * 60, b"y"))


@given(st.integers(0, len(_GOOD) - 1), st.binary(min_size=1, max_size=12))
def test_changed_bytes_give_members_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, place: int, new: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.tar"
    path.write_bytes(_GOOD[:place] + new + _GOOD[place + len(new) :])
    try:
        assert set(_read(path, "f/a")) <= {"f/a"}
    except Problem as problem:
        assert "fuzz.tar" in str(problem)
