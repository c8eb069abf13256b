"""The `.vlab` file, and what keeps a person's networks safe: atomic saving, recovery after a crash, recent files."""

from visionlab.project.document import Document, dumps, loads
from visionlab.project.files import load, save

__all__ = ["Document", "dumps", "load", "loads", "save"]
