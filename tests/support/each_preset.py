"""Every preset as a parameter of tests that take long on deep ones."""

from __future__ import annotations

import pytest

from visionlab.cost.analysis import analyse
from visionlab.presets.registry import presets

#: presets of so many layers are left to `make test-all`
_MANY = 200


def every_preset() -> pytest.MarkDecorator:
    """All presets; the deep ones are slow."""
    return pytest.mark.parametrize(
        "one",
        [
            pytest.param(
                one, marks=[pytest.mark.slow] if analyse(one.graph()).training.layers > _MANY else [], id=one.id
            )
            for one in presets().values()
        ],
    )
