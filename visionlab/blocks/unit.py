"""What residual blocks share: five orders of their layers, the shortcut, and what may be done to the branch.

A branch is a list of convolutions with norm and ReLU between them; the order says what else stands where.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import excite
from visionlab.fields import boolean, choice, number
from visionlab.layers.activation import ReLU
from visionlab.layers.base import Layer
from visionlab.layers.norm import BatchNorm
from visionlab.problem import Phrase, Problem


class Order(NamedTuple):
    """The layers around a branch's convolutions: before the first, after the last, and after the sum."""

    before: tuple[Layer, ...]
    after: tuple[Layer, ...]
    joined: tuple[Layer, ...]


_NORM, _RELU = BatchNorm(), ReLU()

#: the units of He et al. 2016, fig. 4 a to e
ORDERS = {
    "original": Order((), (_NORM,), (_RELU,)),
    "bn-after-add": Order((), (), (_NORM, _RELU)),
    "relu-before-add": Order((), (_NORM, _RELU), ()),
    "relu-only-preact": Order((_RELU,), (_NORM,), ()),
    "full-preact": Order((_NORM, _RELU), (), ()),
}
SHORTCUTS = ("A", "B", "C", "none")

#: a convolution of the branch
Conv = Callable[[Recorder, Wire], Wire]


def orders() -> Any:
    """The order of norm, ReLU and addition, as a field."""
    return choice("original", tuple(ORDERS), tip="Where norm and ReLU stand in the unit (He et al. 2016, fig. 4)")


def shortcuts(default: str = "B") -> Any:
    """The kind of shortcut, as a field."""
    return choice(
        default,
        SHORTCUTS,
        tip="A: identity, zeros for new channels; B: 1x1 projection where the shape changes; C: 1x1 projection "
        "always; none: a plain network",
    )


def stride_places() -> Any:
    """Which convolution of a bottleneck takes the stride, as a field."""
    return choice("3x3", ("3x3", "1x1"), label="Stride at", tip="The paper: first 1x1; libraries: 3x3")


def survivals() -> Any:
    """Stochastic depth, as a field."""
    return number(1.0, 0.05, 1.0, tip="Stochastic depth: probability that the branch is there in training")


def activated_inputs() -> Any:
    """Whether a pre-activation unit follows an activation, as a field."""
    return boolean(
        False,
        label="Activated input",
        tip="Pre-activation: leave out what stands before the first convolution, since the stem has done it "
        "(He et al. 2016, appendix)",
    )


def caption_of(channels: str, stride: int, shortcut: str, survival: float) -> str:
    """What a residual block's card says."""
    text = channels if stride == 1 else f"{channels} / {stride}"
    if shortcut == "none":
        text = Phrase("{text} · plain", text=text)
    return text if survival == 1 else Phrase("{text} · p = {survival:.3g}", text=text, survival=survival)


def residual_unit(
    net: Recorder,
    x: Wire,
    convs: Sequence[Conv],
    stride: int,
    order: str,
    option: str,
    *,
    se: int = 0,
    survival: float = 1.0,
    activated_input: bool = False,
) -> Wire:
    """Convolutions in one of the five orders and a shortcut around them. `stride` is the whole branch's.

    Raises Problem for a branch that may be dropped with no shortcut around it.
    """
    before, after, joined = ORDERS[order]
    start = y = x if activated_input else _through(net, before, x)
    for place, conv in enumerate(convs):
        y = conv(net, net.relu(net.batch_norm(y)) if place else y)
    y = excite(net, _through(net, after, y), se)
    if option != "none":
        around = shortcut(net, x, y, stride, option, activated=start if before else None)
        y = net.add(net.stochastic_depth(y, survival), around)
    elif survival < 1:
        raise Problem("A unit with a survival of {survival} needs a shortcut: got none", survival=f"{survival:g}")
    return _through(net, joined, y)


def shortcut(net: Recorder, x: Wire, target: Wire, stride: int, option: str, activated: Wire | None = None) -> Wire:
    """What the sum takes besides the branch, whose result is `target` (He et al. 2015, options A, B, C of 4.1).

    In a pre-activation unit a projection takes `activated`, x after the first norm and ReLU, and has no norm of its
    own (He et al. 2016, appendix). Raises Problem where option A would have to drop channels.
    """
    if option != "C" and x.shape == target.shape:
        return x
    if option == "A":
        return net.pad_shortcut(x, target.channels, stride)
    if activated is not None:
        return net.conv(activated, target.channels, 1, stride, name="projection")
    return net.batch_norm(net.conv(x, target.channels, 1, stride, name="projection"), name="projection_norm")


def _through(net: Recorder, layers: tuple[Layer, ...], x: Wire) -> Wire:
    for layer in layers:
        x = net.layer(layer, x)
    return x
