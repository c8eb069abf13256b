"""Where VisionLab keeps what it remembers for a person."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def config_folder() -> Path:
    """$VISIONLAB_CONFIG, else `visionlab` in the platform's folder for a user's settings. It may not exist yet."""
    told = os.environ.get("VISIONLAB_CONFIG")
    if told:
        return Path(told).expanduser().absolute()
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "visionlab"
