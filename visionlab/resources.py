"""Finds icons, styles and other shipped files, in a checkout and in an installed package alike."""

from __future__ import annotations

import functools
from pathlib import Path

from visionlab.problem import Problem


@functools.cache
def root() -> Path:
    """The folder of shipped files: `resources/` beside the package, or `_resources/` within an installed one.

    Raises Problem when neither is there.
    """
    package = Path(__file__).resolve().parent
    # An installed package comes first: what lies beside it, in site-packages, may be somebody else's.
    for folder in (package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise Problem(
        "VisionLab's installation is damaged: expected a folder resources beside {package}, found none",
        package=package,
    )


def path(name: str) -> Path:
    """The shipped file or folder of this name, for example `icons/conv.svg`. Raises Problem when it is not there."""
    found = root() / name
    if not found.exists():
        raise Problem("VisionLab's installation is damaged: expected {name} in {folder}", name=name, folder=root())
    return found
