"""Where the figures come from: the machine in one line, and a display for the windows."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@contextlib.contextmanager
def display() -> Iterator[tuple[dict[str, str], str]]:
    """The environment that windows need and the words for it: the desktop's own display, else Xvfb, else offscreen."""
    if not sys.platform.startswith("linux"):
        yield {}, f"{sys.platform} windows"
    elif os.environ.get("DISPLAY"):
        yield {"QT_QPA_PLATFORM": "xcb"}, f"xcb on {os.environ['DISPLAY']}"
    elif shutil.which("Xvfb"):
        with _xvfb() as name:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": name}, f"xcb on Xvfb {name}"
    else:
        yield {"QT_QPA_PLATFORM": "offscreen"}, "offscreen, as there is neither DISPLAY nor Xvfb"


@contextlib.contextmanager
def _xvfb() -> Iterator[str]:
    """A virtual display; Xvfb itself finds a free number and tells it through a pipe once it is ready."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        try:
            with os.fdopen(told) as pipe:
                number = pipe.readline().strip()
            if not number:
                raise RuntimeError("Xvfb is installed and did not start")
            yield f":{number}"
        finally:
            server.terminate()


def describe(windows: str) -> str:
    """Processor, cores, memory, versions, display and load, in one line."""
    parts = [f"{_processor()}, {os.cpu_count()} cores, {_memory()}", platform.system() + " " + platform.release()]
    parts.append(f"Python {platform.python_version()}")
    parts += [f"{title} {_version(name)}" for title, name in (("PySide6", "PySide6-Essentials"), ("torch", "torch"))]
    return "; ".join([*parts, windows, load()])


def load() -> str:
    """How busy the machine is, itself included."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _processor() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    except (AttributeError, ValueError, OSError):
        return "memory unknown"
