"""Experiments: several presets trained in the same way, to be seen side by side."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from visionlab.presets import experiments as package
from visionlab.presets.base import Preset
from visionlab.presets.registry import preset
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Experiment:
    """What to train, and what is to be seen. Runs are tagged with `id`."""

    id: str
    title: str
    #: authors, paper and figure
    source: str
    #: what is done, in a sentence or two
    about: str
    #: what to look for in the curves
    expect: str
    #: ids of presets, in the order in which they are trained
    networks: tuple[str, ...]
    #: id of the data set
    data: str
    #: id of the recipe
    recipe: str
    epochs: int
    #: training images, 0 for all
    limit: int

    @property
    def presets(self) -> tuple[Preset, ...]:
        """The networks."""
        return tuple(map(preset, self.networks))


@functools.cache
def experiments() -> Mapping[str, Experiment]:
    """Every experiment by its id, found by walking `visionlab.presets.experiments`: a new file is a new experiment."""
    names = [f"{package.__name__}.{item.name}" for item in pkgutil.iter_modules(package.__path__)]
    known: list[Experiment] = [importlib.import_module(name).EXPERIMENT for name in names]
    found: dict[str, Experiment] = {}
    for one in known:
        if found.setdefault(one.id, one) is not one:
            raise RuntimeError(f"Two experiments share the id {one.id!r}")
    return MappingProxyType(found)


def experiment(id: str) -> Experiment:
    """The experiment of this id. Raises Problem."""
    found = experiments().get(id)
    if found is None:
        raise Problem(
            "There is no experiment {id}: known are {known}", id=repr(id[:60]), known=", ".join(experiments())
        )
    return found
