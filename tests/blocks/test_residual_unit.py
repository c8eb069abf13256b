"""The residual unit against its papers' figures: which layers, in which order, and where the shortcut starts."""

from __future__ import annotations

import pytest

from visionlab.blocks.recording import Recording, record
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.blocks.unit import ORDERS
from visionlab.layers.base import Part
from visionlab.problem import Problem

SHAPE = (16, 8, 8)
HALVED = (32, 4, 4)

#: He et al. 2016, fig. 4, read from top to bottom along the branch; then what follows the sum
FIGURE = {
    "original": "conv batch_norm relu conv batch_norm add relu",
    "bn-after-add": "conv batch_norm relu conv add batch_norm relu",
    "relu-before-add": "conv batch_norm relu conv batch_norm relu add",
    "relu-only-preact": "relu conv batch_norm relu conv batch_norm add",
    "full-preact": "batch_norm relu conv batch_norm relu conv add",
}
PREACT = ("relu-only-preact", "full-preact")


def recorded(part: Part) -> Recording:
    return record(part, (SHAPE,))


def kinds(part: Part) -> list[str]:
    return [step.part.kind for step in recorded(part).steps]


def reading(part: Part, name: str) -> tuple[str, ...]:
    """What feeds the step of this name: names of steps, `x` for the unit's input."""
    recording = recorded(part)
    step = next(step for step in recording.steps if step.name == name)
    return tuple("x" if wire == 0 else recording.steps[wire - 1].name for wire in step.inputs)


def test_the_figure_has_five_units() -> None:
    assert tuple(ORDERS) == tuple(FIGURE)


@pytest.mark.parametrize("order", FIGURE)
def test_order_is_that_of_the_figure(order: str) -> None:
    assert kinds(ResidualBasic(16, order=order)) == FIGURE[order].split()
    # norm and ReLU between two convolutions are those of the pair, once more
    three = FIGURE[order].replace("conv batch_norm relu conv", "conv batch_norm relu conv batch_norm relu conv")
    assert kinds(ResidualBottleneck(16, 4, order=order)) == three.split()


@pytest.mark.parametrize("order", FIGURE)
def test_identity_starts_before_everything(order: str) -> None:
    branch, around = reading(ResidualBasic(16, order=order), "add")
    assert around == "x" and branch != "x"


@pytest.mark.parametrize("order", FIGURE)
@pytest.mark.parametrize("option", ["B", "C"])
def test_projection_starts_where_the_branch_does(order: str, option: str) -> None:
    part = ResidualBasic(32, 2, order=order, shortcut=option)
    assert reading(part, "projection") == reading(part, "conv")
    assert recorded(part).shape == HALVED
    names = [step.name for step in recorded(part).steps]
    # where activations come first, the projection has no norm of its own
    assert ("projection_norm" in names) == (order not in PREACT)
    assert reading(part, "add")[1] == ("projection" if order in PREACT else "projection_norm")


def test_options_differ_in_when_they_project() -> None:
    def projections(part: Part) -> int:
        return sum(step.name == "projection" for step in recorded(part).steps)

    around = {
        option: [projections(part.with_(shortcut=option)) for part in (ResidualBasic(16), ResidualBasic(32, 2))]
        for option in ("A", "B", "C", "none")
    }
    assert around == {"A": [0, 0], "B": [0, 1], "C": [1, 1], "none": [0, 0]}


def test_option_a_has_no_parameters_and_a_plain_unit_no_sum() -> None:
    plain = recorded(ResidualBasic(32, 2, shortcut="none"))
    assert recorded(ResidualBasic(32, 2, shortcut="A")).parameters == plain.parameters == 9 * (16 + 32) * 32 + 4 * 32
    assert recorded(ResidualBasic(32, 2, shortcut="B")).parameters - plain.parameters == 16 * 32 + 2 * 32
    assert recorded(ResidualBasic(32, 2, order="full-preact")).parameters == 9 * (16 + 32) * 32 + 2 * 48 + 16 * 32
    assert "add" not in kinds(ResidualBasic(32, 2, shortcut="none"))


def test_option_a_cannot_drop_channels() -> None:
    with pytest.raises(Problem, match="can add channels but not remove them: got 16, to become 8"):
        recorded(ResidualBasic(8, shortcut="A"))


@pytest.mark.parametrize("order", FIGURE)
def test_activated_input_leaves_out_what_stands_before_the_first_convolution(order: str) -> None:
    for part in (ResidualBasic(16, order=order), ResidualBasic(32, 2, order=order)):
        whole, rest = kinds(part), kinds(part.with_(activated_input=True))
        assert rest == whole[whole.index("conv") :]
    assert reading(ResidualBasic(32, 2, order=order, activated_input=True), "projection") == ("x",)


def test_stride_stands_where_it_is_asked() -> None:
    def halving(part: Part) -> list[str]:
        steps = recorded(part).steps
        return [step.name for step in steps if getattr(step.part, "stride", 1) == 2]

    assert halving(ResidualBasic(32, 2)) == ["conv", "projection"]
    assert halving(ResidualBottleneck(32, 8, 2)) == ["conv_2", "projection"]
    assert halving(ResidualBottleneck(32, 8, 2, stride_at="1x1")) == ["conv", "projection"]
    shapes = [recorded(ResidualBottleneck(32, 8, 2, stride_at=place)).shape for place in ("3x3", "1x1")]
    assert shapes == [HALVED, HALVED]


@pytest.mark.parametrize("order", FIGURE)
def test_stochastic_depth_drops_all_of_the_branch_and_nothing_else(order: str) -> None:
    part = ResidualBasic(32, 2, order=order, survival=0.8, se=4)
    assert reading(part, "add")[0] == "stochastic_depth"
    assert reading(part, "stochastic_depth") == ("squeeze_excitation",)
    assert [kind for kind in kinds(part) if kind not in ("stochastic_depth", "squeeze_excitation")] == kinds(
        ResidualBasic(32, 2, order=order)
    )
    assert recorded(part).parameters == recorded(part.with_(survival=1.0)).parameters


def test_without_a_shortcut_nothing_would_survive() -> None:
    with pytest.raises(Problem, match=r"A unit with a survival of 0.5 needs a shortcut: got none"):
        recorded(ResidualBasic(16, shortcut="none", survival=0.5))
    assert recorded(ResidualBasic(16, shortcut="none", survival=1.0)).shape == SHAPE


def test_dropout_stands_between_the_convolutions_after_the_relu() -> None:
    """Zagoruyko and Komodakis 2016, fig. 1 d."""
    told = "batch_norm relu conv batch_norm relu dropout conv add"
    assert kinds(ResidualBasic(16, order="full-preact", drop_rate=0.3)) == told.split()


def test_captions_say_what_sets_units_apart() -> None:
    assert ResidualBasic(64).caption() == "64"
    assert ResidualBasic(64, 2, survival=0.5).caption() == "64 / 2 · p = 0.5"
    assert ResidualBottleneck(256, 64, 2, shortcut="none").caption() == "64 → 256 / 2 · plain"
    assert len(ResidualBottleneck(65_536, 65_536, 8, survival=0.998).caption()) <= 32
