"""One line of the list of runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["new", "queued", "running", "paused", "finished", "stopped", "failed", "lost"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run is and where it stands. `epochs` are those done; accuracies are from 0 to 1."""

    id: str
    path: Path
    network: str
    #: id of the recipe it was begun with; empty for none
    recipe: str
    data: str
    #: images that it was limited to; 0 for all
    limit: int
    state: State
    epochs: int
    epochs_planned: int
    #: the best validation accuracy
    best: float | None
    #: the test accuracy of the best weights, of a run that has finished
    test: float | None
    #: what its epochs took, pauses left out
    seconds: float
    #: as torch counts them; None before the network was built
    parameters: int | None
    #: seconds since 1970
    started: float
    reason: str = ""

    @property
    def is_alive(self) -> bool:
        """Whether a process trains it."""
        return self.state in ("running", "paused")

    def to_json(self) -> dict[str, object]:
        """As `visionlab runs --json` prints it."""
        return {
            "id": self.id,
            "path": str(self.path),
            "network": self.network,
            "recipe": self.recipe,
            "data": self.data,
            "limit": self.limit,
            "state": self.state,
            "epochs": self.epochs,
            "epochs_planned": self.epochs_planned,
            "best_validation_accuracy": self.best,
            "test_accuracy": self.test,
            "seconds": round(self.seconds, 3),
            "parameters": self.parameters,
            "started": self.started,
            "reason": self.reason,
        }
