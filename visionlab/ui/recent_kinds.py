"""The kinds of blocks that a person added lately: what they reach for next is likely among them."""

from __future__ import annotations

from visionlab.ui.settings import Settings

_KEY = "recent_blocks"
_MOST = 8


def recent_kinds(settings: Settings | None = None) -> list[str]:
    """The latest first."""
    return [kind for kind in (settings or Settings()).text(_KEY).split(",") if kind]


def remember_kind(kind: str, settings: Settings | None = None) -> None:
    """A block of this kind was added."""
    settings = settings or Settings()
    latest = [kind, *(other for other in recent_kinds(settings) if other != kind)]
    settings.put(_KEY, ",".join(latest[:_MOST]))
