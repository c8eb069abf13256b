"""The data sets that there are: every module of `visionlab/data/sets/` with a `DATA_SET`."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from visionlab.data import sets
from visionlab.data.base import DataSet
from visionlab.problem import Problem


@functools.cache
def _found() -> tuple[DataSet, ...]:
    found = []
    for module in pkgutil.iter_modules(sets.__path__, sets.__name__ + "."):
        data_set = getattr(importlib.import_module(module.name), "DATA_SET", None)
        if isinstance(data_set, DataSet):
            found.append(data_set)
    # what needs no network comes first: it is what a newcomer should meet
    return tuple(sorted(found, key=lambda item: (item.needs_folder, item.download_bytes > 0, item.title)))


def data_sets() -> tuple[DataSet, ...]:
    """All data sets, those that need no network first."""
    return _found()


def data_set(id: str) -> DataSet:
    """The data set of this id, for example `scenes10`. Raises Problem."""
    for item in _found():
        if item.id == id:
            return item
    known = ", ".join(item.id for item in _found())
    raise Problem("there is no data set {id}: expected one of {known}", id=repr(id), known=known)
