"""What the window remembers between starts, in one ini file of the person's config folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from visionlab.project.folders import config_folder

#: whether the tour was finished or skipped
TOUR_SEEN = "tour_seen"


class Settings:
    """Typed access to the few things that are remembered; anything unreadable is as good as absent."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or config_folder() / "window.ini"
        #: where other things may be remembered
        self.folder = file.parent
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered string."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def bytes(self, key: str) -> QByteArray | None:
        """A remembered geometry or layout."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

    def put(self, key: str, value: str | QByteArray) -> None:
        """Remember a value."""
        self._store.setValue(key, value)

    def flush(self) -> None:
        """Write to disk now."""
        self._store.sync()
