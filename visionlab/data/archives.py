"""Read expected members of a .tar or .tar.gz into memory, without ever writing one to disk.

Only plain files of expected names are read, so links, devices and paths such as `../x` have nowhere to lead; limits
on sizes and counts hold against archives that expand without end.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from visionlab.data.base import Asked, Cancelled, never
from visionlab.problem import Problem

_MOST_MEMBERS = 1000
_BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError, ValueError, IndexError, KeyError, RecursionError)


class _Limited(io.RawIOBase):
    """A stream that refuses to give more than `most` bytes, or any after a cancel."""

    def __init__(self, stream: IO[bytes], most: int, name: str, cancelled: Asked) -> None:
        self._stream, self._left, self._most, self._name, self._cancelled = stream, most, most, name, cancelled

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        if self._cancelled():
            raise Cancelled()
        wanted = self._left + 1 if size is None or size < 0 else min(size, self._left + 1)
        block = self._stream.read(wanted)
        self._left -= len(block)
        if self._left < 0:
            raise Problem(
                "{file} expands to more than {most} MB: it is not the archive that was expected",
                file=self._name,
                most=self._most // 10**6,
            )
        return block


def read_members(
    archive: Path,
    names: Collection[str],
    *,
    member_limit: int,
    total_limit: int,
    cancelled: Asked = never,
) -> Iterator[tuple[str, bytes]]:
    """The members of an archive whose name (without `./`) is in `names`, in the archive's order, with their bytes.

    Limits are in bytes, of one member and of the whole expanded archive. Raises Problem.
    """
    wanted = set(names)
    try:
        with _opened(archive) as stream:
            limited = cast(IO[bytes], _Limited(stream, total_limit, archive.name, cancelled))
            with tarfile.open(fileobj=limited, mode="r|", bufsize=1 << 16) as tar:
                for count, member in enumerate(tar):
                    if count >= _MOST_MEMBERS:
                        raise Problem(
                            "{file} holds more than {most} files: it is not the archive that was expected",
                            file=archive.name,
                            most=_MOST_MEMBERS,
                        )
                    name = member.name.removeprefix("./")
                    if name in wanted:
                        wanted.remove(name)  # the first of a name counts
                        yield name, _content(tar, member, archive.name, member_limit)
    except Problem:
        raise
    except _BROKEN as error:
        raise Problem(
            "{file} could not be read as a tar archive (it may be cut short): {words}",
            file=archive.name,
            words=str(error) or type(error).__name__,
        ) from None


@contextmanager
def _opened(archive: Path) -> Iterator[IO[bytes]]:
    """The archive's tar stream, unpacked when it is gzip."""
    with archive.open("rb") as raw:
        magic = raw.read(2)
        raw.seek(0)
        if magic == b"\x1f\x8b":
            with gzip.open(raw) as unpacked:
                yield cast(IO[bytes], unpacked)
        else:
            yield raw


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo, archive: str, limit: int) -> bytes:
    if not member.isreg() or member.issparse():
        raise Problem(
            "{member} in {file} must be a plain file, not a link or a device", member=member.name, file=archive
        )
    if member.size > limit:
        raise Problem(
            "{member} in {file} has {size} bytes: expected at most {limit}",
            member=member.name,
            file=archive,
            size=member.size,
            limit=limit,
        )
    stream = tar.extractfile(member)
    content = b"" if stream is None else stream.read()
    if len(content) != member.size:
        raise Problem("{member} in {file} is cut short", member=member.name, file=archive)
    return content
