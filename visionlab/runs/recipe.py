"""Recipes: how a paper trained its networks, as settings that suit any network and any data."""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from visionlab.problem import Problem
from visionlab.runs import recipes as package
from visionlab.runs.settings import RunSettings

#: the settings that a recipe decides; all others are of the data, the machine and the person, and stay as they are
DECIDED = (
    "epochs", "batch_size", "optimizer", "learning_rate", "momentum", "nesterov", "weight_decay", "decay_norms",
    "decay_depthwise", "schedule", "warmup_epochs", "milestones", "step_factor", "patience", "early_stopping",
    "clip_norm", "ema", "label_smoothing", "initialisation", "crop", "crop_padding", "flip", "smallest_area", "colour",
    "cutout", "mixup", "cutmix",
)  # fmt: skip
#: of these, the ones that are counted in epochs, and so change with the length of a run
_LENGTHS = ("warmup_epochs", "milestones", "patience")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to train. What `settings` does not name is as in `RunSettings`."""

    #: its name on the command line and in settings
    id: str
    title: str
    #: paper and section
    source: str
    #: what is done, in a sentence or two
    about: str
    settings: Mapping[str, object]
    #: where it is not what the paper did, and why
    adapted: str = ""
    #: recipes of our own come first, then by year
    year: int = 0
    #: its networks drop blocks at random while they train, which is set in the network
    drops_blocks: bool = False
    #: what a run is like that follows it in all
    whole: RunSettings = field(init=False)

    def __post_init__(self) -> None:
        if strange := self.settings.keys() - set(DECIDED):
            raise Problem("The recipe {id} must not decide {name}", id=self.id, name=", ".join(sorted(strange)))
        object.__setattr__(self, "whole", RunSettings(**self.settings, recipe=self.id))  # type: ignore[arg-type]

    @property
    def decided(self) -> dict[str, object]:
        """All that it decides."""
        return {name: getattr(self.whole, name) for name in DECIDED}

    def on(self, settings: RunSettings) -> RunSettings:
        """These settings with all that the recipe decides."""
        return settings.with_(**self.decided, recipe=self.id)

    def of_length(self, epochs: int) -> dict[str, object]:
        """What it decides for a run of so many epochs: milestones, warm-up and patience keep their shares of it."""
        whole = self.whole
        share = epochs / whole.epochs
        # some may fall together: the rate then drops as many times at once
        milestones = [min(100_000, max(1, round(milestone * share))) for milestone in whole.milestones]
        return self.decided | {
            "epochs": epochs,
            "warmup_epochs": min(1000.0, round(whole.warmup_epochs * share, 3)),
            "milestones": tuple(milestones),
            "patience": min(10_000, max(1, round(whole.patience * share))),
        }

    def changed(self, settings: RunSettings) -> tuple[str, ...]:
        """The settings that are no longer as the recipe has them for a run of that length, the length included."""
        decided = self.of_length(settings.epochs) | {"epochs": self.whole.epochs}
        return tuple(name for name in DECIDED if getattr(settings, name) != decided[name])


def with_epochs(settings: RunSettings, epochs: int) -> RunSettings:
    """These settings for a run of another length: what the recipe counts in epochs is scaled, unless it was changed
    by hand. Raises Problem for a number of epochs that is none.
    """
    chosen = settings.with_(epochs=epochs)
    known = recipes().get(settings.recipe)
    if known is None:
        return chosen
    before, after = known.of_length(settings.epochs), known.of_length(epochs)
    return chosen.with_(**{name: after[name] for name in _LENGTHS if getattr(settings, name) == before[name]})


@functools.cache
def recipes() -> Mapping[str, Recipe]:
    """Every recipe by its id, found by walking `visionlab.runs.recipes`: a new file is a new recipe."""
    names = [f"{package.__name__}.{item.name}" for item in pkgutil.iter_modules(package.__path__)]
    known: list[Recipe] = [importlib.import_module(name).RECIPE for name in names]
    found: dict[str, Recipe] = {}
    for one in sorted(known, key=lambda recipe: (recipe.year, recipe.id)):
        if found.setdefault(one.id, one) is not one:
            raise RuntimeError(f"Two recipes share the id {one.id!r}")
    return MappingProxyType(found)


def recipe(id: str) -> Recipe:
    """The recipe of this id. Raises Problem, which names those spelled nearly so."""
    found = recipes().get(id)
    if found is None:
        close = difflib.get_close_matches(id.lower(), recipes(), n=3, cutoff=0.5) or list(recipes())
        raise Problem(
            "There is no recipe {id}: did you mean {known}? `visionlab recipes` lists all",
            id=repr(id[:60]),
            known=" or ".join(close),
        )
    return found
