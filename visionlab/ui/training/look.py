"""How a person wants to see curves: one value, remembered between starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from visionlab.ui.settings import Settings

_KEY = "curves"
#: the small charts that there are, in their order
SMALL = ("rate", "speed", "gradient", "memory")
AXES = ("steps", "epochs", "time", "images")
#: the slider's right end: a mean over a fifth of the run, a tenth to either side
STRONGEST, _WIDEST = 100, 0.1


@dataclass(frozen=True, slots=True)
class Look:
    """Axes, smoothing and small charts."""

    axis: str = "steps"
    log_x: bool = False
    log_y: bool = False
    #: from 0, as it is, to STRONGEST
    smoothing: int = 35
    small: tuple[str, ...] = SMALL

    @property
    def share(self) -> float:
        """The share of the run over which a mean reaches to either side; finer at the weak end."""
        return _WIDEST * (self.smoothing / STRONGEST) ** 2

    def remember(self) -> None:
        """Keep it for the next start."""
        Settings().put(_KEY, json.dumps(asdict(self)))


def remembered() -> Look:
    """The look of the last time; anything unreadable is as good as absent."""
    try:
        told = json.loads(Settings().text(_KEY) or "{}")
        return Look(
            told["axis"] if told["axis"] in AXES else "steps",
            told["log_x"] is True,
            told["log_y"] is True,
            min(max(int(told["smoothing"]), 0), STRONGEST),
            tuple(name for name in SMALL if name in told["small"]),
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return Look()
