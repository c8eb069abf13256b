"""All presets there are, found by walking this package: a new file is a new family.

A module's presets are its variables, alone or in tuples.
"""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from visionlab import presets as package
from visionlab.presets.base import Options, Preset
from visionlab.problem import Problem


@functools.cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its id: our own first, then by year."""
    found: dict[str, Preset] = {}
    for item in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{item.name}")
        for value in vars(module).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Preset) and found.setdefault(one.id, one) is not one:
                    raise RuntimeError(f"Two presets share the id {one.id!r}")
    ranked = sorted(found.values(), key=lambda preset: (bool(preset.paper), preset.year))
    return MappingProxyType({preset.id: preset for preset in ranked})


def preset(id: str) -> Preset:
    """The preset of this id. Raises Problem, which names those spelled nearly so."""
    known = presets()
    found = known.get(id)
    if found is None:
        close = difflib.get_close_matches(id.lower(), known, n=3, cutoff=0.5) or list(known)
        raise Problem(
            "There is no preset {id}: did you mean {known}? `visionlab presets` lists all",
            id=repr(id[:60]),
            known=" or ".join(close),
        )
    return found


def asked(text: str) -> tuple[Preset, Options]:
    """The preset and options of `ID` or `ID:NAME=VALUE,...`, as in `wrn-28-10:k=4,N=2`. Raises Problem.

    Whole numbers that make a list are set apart by blanks: `densenet-121:depths=6 12 32 32`.
    """
    id, _, told = text.partition(":")
    found = preset(id)
    options = found.options
    for item in filter(None, told.split(",")):
        name, _, value = item.partition("=")
        spec = options.spec(name.strip())
        options = options.with_(**{spec.name: spec.parse(value)})
    return found, options
