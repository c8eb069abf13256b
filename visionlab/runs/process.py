"""Telling a live process from a dead one whose number was given to another."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path


def identity(pid: int) -> str | None:
    """A text that no other process on this machine ever has, or None when there is no live process `pid`.

    It is the time at which the process started (with the boot it counts from), since numbers are used again.
    """
    if pid <= 0:
        return None
    if sys.platform == "linux":
        return _linux_identity(pid)
    if sys.platform == "win32":
        return _windows_identity(pid)
    return _posix_identity(pid)


def _linux_identity(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    # "pid (any name, even with ) in it) state parent ... starttime": fields 3 and 22 of proc(5)
    fields = stat.rpartition(")")[2].split()
    if len(fields) < 20 or fields[0] in "ZX":
        return None
    return f"{boot}/{fields[19]}"


def _posix_identity(pid: int) -> str | None:
    """macOS and the BSDs: what `ps` says."""
    told = subprocess.run(
        ["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    ).stdout.strip()
    state, _, started = told.partition(" ")
    return started.strip() or None if state and "Z" not in state else None


def _windows_identity(pid: int) -> str | None:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    query_limited_information, still_active = 0x1000, 259
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(query_limited_information, False, pid))
    if not handle:
        return None
    try:
        code = ctypes.c_ulong()
        times = [ctypes.c_ulonglong() for _ in range(4)]
        alive = kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value == still_active
        known = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        return str(times[0].value) if alive and known else None
    finally:
        kernel.CloseHandle(handle)


def own_identity() -> tuple[int, str]:
    """The number and identity of this very process."""
    return os.getpid(), identity(os.getpid()) or ""
