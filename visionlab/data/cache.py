"""The user's cache folder, and files in it that are either whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast


def cache_folder() -> Path:
    """Where data sets are kept: $VISIONLAB_CACHE, or `visionlab` in the platform's user cache folder."""
    chosen = os.environ.get("VISIONLAB_CACHE", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not Path(base).is_absolute():  # the XDG specification: a relative path is to be ignored
            base = str(Path.home() / ".cache")
    return Path(base) / "visionlab"


@contextmanager
def whole_file(target: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Write a file beside its place and move it there when the block ends well. Raises OSError.

    `durable` also waits (some 50 ms) until it would survive a power cut; do without it where the content is checked.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=target.name + ".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield cast(BinaryIO, file)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def file_words(error: OSError) -> str:
    """The operating system's own words for what went wrong, without Python's decoration."""
    return (error.strerror or str(error) or type(error).__name__).lower()
