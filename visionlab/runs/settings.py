"""What a person chooses before a training: one checked value, stored as the run's `settings.json`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visionlab.fields import Fields, boolean, choice, integer, integers, number
from visionlab.problem import Problem

#: settings that are free text, which `fields` does not know: what to train on, and the names for people
TEXTS = ("data", "data_dir", "network")
_LONGEST_TEXT = 4096


@dataclass(frozen=True, slots=True)
class RunSettings(Fields):
    """Settings of one run. The defaults suit a small network on 32x32 pictures (the CIFAR recipe of
    He et al. 2016, section 4.2, with the one-cycle schedule of Smith 2018, so that ten epochs are enough).
    """

    title = "Training"

    data: str = "scenes10"
    #: where the data set lies; empty: the data set's own folder in the user's cache
    data_dir: str = ""
    #: the network's name for people; it never reaches code
    network: str = ""

    epochs: int = integer(10, 1, 100_000, label="Epochs", tip="How often every training image is seen.")
    batch_size: int = integer(128, 1, 65_536, label="Batch size", unit="images", tip="Images per step.", is_log=True)
    optimizer: str = choice(
        "sgd",
        ("sgd", "adam", "adamw"),
        label="Optimizer",
        tip="SGD with momentum generalizes well; Adam and AdamW need less tuning and a learning rate near 0.001.",
    )
    learning_rate: float = number(
        0.1,
        1e-8,
        100.0,
        label="Learning rate",
        is_log=True,
        tip="The largest one; the schedule lowers it. 0.1 suits SGD with batch norm, 0.01 a network without norms.",
    )
    momentum: float = number(
        0.9, 0.0, 0.9999, label="Momentum", tip="Share of the last update kept: SGD's momentum, Adam's beta 1."
    )
    nesterov: bool = boolean(True, label="Nesterov", tip="SGD looks ahead along the momentum (Nesterov 1983).")
    weight_decay: float = number(
        5e-4,
        0.0,
        10.0,
        label="Weight decay",
        is_log=True,
        tip="Pulls weights to zero: an L2 term for SGD and Adam, decoupled for AdamW.",
    )
    schedule: str = choice(
        "one-cycle",
        ("constant", "step", "cosine", "one-cycle"),
        label="Schedule",
        tip="How the learning rate changes: constant; step: times the factor at each milestone; cosine: falls to 0; "
        "one-cycle: rises, then falls to 0.",
    )
    warmup_epochs: float = number(
        0.0,
        0.0,
        1000.0,
        label="Warm-up",
        unit="epochs",
        tip="The learning rate rises linearly for so long. One-cycle takes 30 % of the run when this is 0.",
    )
    milestones: tuple[int, ...] = integers(
        (5, 8), 1, 100_000, label="Milestones", unit="epochs", tip="Step schedule: epochs done when the rate drops."
    )
    step_factor: float = number(
        0.1, 1e-6, 1.0, label="Step factor", tip="Step schedule: the rate is multiplied by this at each milestone."
    )
    label_smoothing: float = number(
        0.0, 0.0, 0.9, label="Label smoothing", tip="Share of the target spread over all classes (Szegedy et al. 2016)."
    )
    crop: bool = boolean(
        True,
        label="Random crop",
        tip="Training images are shifted by up to 4 pixels; the border is the mean colour.",
    )
    flip: bool = boolean(True, label="Random flip", tip="Each training image is mirrored left to right half the time.")
    resize: int = integer(
        0, 0, 1024, label="Resize to", unit="pixels", tip="Side of the square that the network sees; 0: as they are."
    )
    limit: int = integer(
        0, 0, 100_000_000, label="Image limit", unit="images", tip="Train and check on so many at most; 0: all."
    )
    device: str = choice(
        "auto", ("auto", "cuda", "mps", "cpu"), label="Device", tip="auto takes a graphics processor when there is one."
    )
    mixed_precision: bool = boolean(
        False, label="Mixed precision", tip="16-bit arithmetic where it is safe, on cuda only: faster, half the memory."
    )
    seed: int = integer(0, 0, 2**31 - 1, label="Seed", tip="Same seed, same numbers (on one machine and thread count).")
    threads: int = integer(0, 0, 1024, label="Threads", tip="Processor threads; 0: as many as there are cores.")

    def validate(self) -> None:
        for name in TEXTS:
            _check_text(name, getattr(self, name))
        if not self.data:
            raise Problem("Training.data must name a data set, got an empty text")

    def with_(self, **changes: object) -> RunSettings:
        """A copy with some settings changed, the texts included. Raises Problem."""
        for name in changes:
            if name not in TEXTS:
                self.spec(name)
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_text(self, assignment: str) -> RunSettings:
        """A copy with one setting from the command line's `KEY=VALUE`. Raises Problem."""
        name, equals, text = assignment.partition("=")
        name = name.strip().replace("-", "_")
        if not equals:
            raise Problem("A setting is written KEY=VALUE, got {got}", got=repr(assignment))
        value = text.strip() if name in TEXTS else self.spec(name).parse(text)
        return self.with_(**{name: value})

    def to_json(self) -> dict[str, Any]:
        """All settings as a JSON object."""
        return {name: getattr(self, name) for name in TEXTS} | Fields.to_json(self)

    @classmethod
    def from_json(cls, data: object) -> RunSettings:
        """The settings for a JSON object; those not named keep their defaults. Raises Problem."""
        if not isinstance(data, Mapping):
            raise Problem("Training settings must be a JSON object, got {got}", got=type(data).__name__)
        values: dict[str, Any] = {
            name: value if name in TEXTS else cls.spec(name).from_json(value) for name, value in data.items()
        }
        return cls(**values)


def _check_text(name: str, value: object) -> None:
    if type(value) is not str or len(value) > _LONGEST_TEXT or "\0" in value:
        shown = repr(value)[:60]
        raise Problem("Training.{name} must be a text of up to 4096 characters, got {got}", name=name, got=shown)
