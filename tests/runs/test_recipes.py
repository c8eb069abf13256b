"""Recipes: found, valid, scaled to any length; the figures that papers print."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.problem import Problem
from visionlab.runs.recipe import DECIDED, Recipe, recipe, recipes, with_epochs
from visionlab.runs.settings import RunSettings

MINE = RunSettings(data="cifar10", data_dir="/x", network="n", seed=5, limit=300, device="cpu", threads=2, resize=48)

any_recipe = st.sampled_from(list(recipes().values()))


def test_every_recipe_says_where_it_is_from() -> None:
    assert next(iter(recipes())) == "fast"
    for id, one in recipes().items():
        assert id == one.id == id.lower()
        assert one.title and one.source and one.about.endswith(".")
        assert not one.adapted or one.adapted.endswith(".")
        assert one.whole.recipe == id
        assert one.changed(one.whole) == ()
        if one.year:
            assert re.search(r"(section|appendix)", one.source), one.source


def test_a_recipe_leaves_alone_what_is_not_its_own() -> None:
    for one in recipes().values():
        told = one.on(MINE)
        kept = [name for name in MINE.to_json() if name not in (*DECIDED, "recipe")]
        assert [getattr(told, name) for name in kept] == [getattr(MINE, name) for name in kept]
        assert one.changed(told) == ()
        assert recipe("fast").on(told) == recipe("fast").on(MINE)  # nothing of the one before is left
    with pytest.raises(Problem, match="must not decide seed"):
        Recipe("x", "X", "", "", {"seed": 1})


@pytest.mark.parametrize(
    ("id", "printed"),
    [
        ("alexnet", {"batch_size": 128, "momentum": 0.9, "weight_decay": 5e-4, "learning_rate": 0.01, "epochs": 90}),
        ("resnet", {"batch_size": 128, "momentum": 0.9, "weight_decay": 1e-4, "learning_rate": 0.1}),
        ("wide-resnet", {"nesterov": True, "weight_decay": 5e-4, "milestones": (60, 120, 160), "step_factor": 0.2}),
        ("densenet", {"batch_size": 64, "nesterov": True, "weight_decay": 1e-4, "milestones": (150, 225)}),
        ("stochastic-depth", {"epochs": 500, "milestones": (250, 375), "weight_decay": 1e-4}),
        ("mobilenet", {"optimizer": "rmsprop", "decay_depthwise": False, "step_factor": 0.94}),
        ("squeezenet", {"schedule": "linear", "weight_decay": 2e-4}),
        ("senet", {"label_smoothing": 0.1, "milestones": (30, 60, 90), "epochs": 100}),
    ],
)
def test_figures_of_the_papers(id: str, printed: dict[str, object]) -> None:
    told = recipe(id).whole
    assert {name: getattr(told, name) for name in printed} == printed


def test_resnets_steps_are_those_of_the_paper() -> None:
    """He et al. 2016, section 4.2: 45,000 pictures or 50,000 in batches of 128, 32k and 48k of 64k steps."""
    told = recipe("resnet").whole
    steps = -(-50_000 // told.batch_size)
    assert [round(steps * epoch, -3) for epoch in (*told.milestones, told.epochs)] == [32_000, 48_000, 64_000]


def test_a_long_recipe_is_tried_in_a_short_run() -> None:
    told = with_epochs(recipe("resnet").on(MINE), 16)
    assert (told.epochs, told.milestones, told.seed) == (16, (8, 12), 5)
    assert recipe("resnet").changed(told) == ("epochs",)
    assert with_epochs(told, 164) == recipe("resnet").on(MINE)
    deep = with_epochs(recipe("resnet-deep").on(MINE), 82)
    assert (deep.milestones, deep.warmup_epochs) == ((41, 62), 0.5)
    by_hand = told.with_(milestones=(3, 4))
    assert with_epochs(by_hand, 82).milestones == (3, 4)
    assert with_epochs(MINE, 7) == MINE.with_(epochs=7)  # of no recipe
    assert with_epochs(MINE.with_(recipe="of a later version"), 7).epochs == 7
    with pytest.raises(Problem, match=r"Training\.epochs must be"):
        with_epochs(told, 0)


@given(any_recipe, st.integers(1, 100_000), st.integers(1, 100_000))
def test_a_recipe_of_any_length_is_one(one: Recipe, first: int, second: int) -> None:
    told = with_epochs(one.on(MINE), first)
    assert told.epochs == first
    assert set(one.changed(told)) <= {"epochs"}
    assert list(told.milestones) == sorted(told.milestones)
    assert len(told.milestones) == len(one.whole.milestones)  # a step schedule drops as often as in the paper
    for milestone, printed in zip(told.milestones, one.whole.milestones, strict=True):
        assert abs(milestone - max(1, printed * first / one.whole.epochs)) <= 0.5 or milestone == 100_000
    # the way does not matter: nothing is rounded twice
    assert with_epochs(with_epochs(told, second), first) == told
    assert with_epochs(with_epochs(told, second), one.whole.epochs) == one.on(MINE)


@given(any_recipe, st.sampled_from(["learning_rate", "mixup", "label_smoothing"]), st.floats(0.001, 0.8))
def test_what_is_changed_by_hand_is_told(one: Recipe, name: str, value: float) -> None:
    told = one.on(MINE).with_(**{name: value})
    assert one.changed(told) == ((name,) if value != getattr(one.whole, name) else ())


def test_unknown_recipes_are_refused_with_a_hint() -> None:
    with pytest.raises(Problem, match="did you mean resnet"):
        recipe("resnets")
