"""Every recipe trains."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from visionlab.runs.events import Epoch, Finished, Step
from visionlab.runs.recipe import recipes, with_epochs
from visionlab.runs.settings import RunSettings


@pytest.mark.parametrize("id", recipes())
def test_a_recipe_trains_two_steps(
    id: str, make: Callable[..., Any], train: Callable[..., Any], quick: RunSettings
) -> None:
    settings = with_epochs(recipes()[id].on(quick), 1)
    folder = make(settings.with_(limit=settings.batch_size + 20))
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    losses = [event.loss for event in events if isinstance(event, Step)]
    assert len(losses) == 2 and all(map(math.isfinite, losses))
    assert len([event for event in events if isinstance(event, Epoch)]) == 1
    assert folder.settings().recipe == id
