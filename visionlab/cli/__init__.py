"""The command line: one file, one family of commands. Each command imports what it needs when it runs."""

from __future__ import annotations

from visionlab.cli.commands import main

__all__ = ["main"]
