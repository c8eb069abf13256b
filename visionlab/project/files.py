"""Reading and writing whole files: a file is either as it was or as it is wanted, never half of it."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.project.document import LARGEST, Document, dumps, loads


def load(path: Path | str) -> Document:
    """The document in a `.vlab` file. Raises Problem."""
    path = Path(path)
    return loads(read(path, LARGEST), path)


def save(path: Path | str, graph: Graph, view: Mapping[str, Any] | None = None) -> None:
    """Write a `.vlab` file; one that is there keeps its permissions, and its content until the new one is on disk.

    Raises Problem.
    """
    write(Path(path), dumps(graph, view))


def read(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes. Raises Problem."""
    try:
        # opening a named pipe would wait for ever
        if not stat.S_ISREG(path.stat().st_mode):
            raise Problem("{path} cannot be opened: it is not a file", path=path)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Problem("{path} cannot be opened: {why}", path=path, why=_why(error)) from None
    if len(data) > limit:
        raise Problem("{path} cannot be opened: it must be at most {most} MiB long", path=path, most=limit >> 20)
    return data


def write(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all. Raises Problem."""
    content = data.encode() if isinstance(data, str) else data
    try:
        # a link goes on pointing to what it points to
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise Problem("{path} cannot be written: it is a folder", path=path)
        beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
        try:
            _write_through(beside, content, _mode(target))
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise Problem("{path} cannot be written: {why}", path=path, why=_why(error)) from None


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_through(path: Path, content: bytes, mode: int | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return "its name holds a character that no file name may hold"
