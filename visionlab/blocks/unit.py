"""What residual blocks share: five orders of their layers, the shortcut, and what may be done to the branch.

A branch is a list of convolutions; the order says where the norms and ReLUs stand (He et al. 2016, fig. 4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import excite
from visionlab.fields import boolean, choice, number

ORDERS = ("original", "bn-after-add", "relu-before-add", "relu-only-preact", "full-preact")
SHORTCUTS = ("A", "B", "C", "none")

#: a convolution of the branch
Conv = Callable[[Recorder, Wire], Wire]


def orders() -> Any:
    """The order of norm, ReLU and addition, as a field."""
    return choice("original", ORDERS, tip="Where norm and ReLU stand in the unit (He et al. 2016, fig. 4)")


def shortcuts() -> Any:
    """The kind of shortcut, as a field."""
    return choice(
        "B",
        SHORTCUTS,
        tip="A: identity, zeros for new channels; B: 1x1 projection where the shape changes; C: 1x1 projection "
        "always; none: a plain network",
    )


def survivals() -> Any:
    """Stochastic depth, as a field."""
    return number(1.0, 0.05, 1.0, tip="Stochastic depth: probability that the branch is there in training")


def shared_activations() -> Any:
    """Whether the shortcut starts after the first norm and ReLU, as a field."""
    return boolean(
        False,
        label="Activate shortcut",
        tip="Full pre-activation: the shortcut too starts after the first norm and ReLU, as in a network's first unit; "
        "one that projects always does",
    )


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
    activates_shortcut: bool = False,
) -> Wire:
    """Convolutions in one of the five orders and a shortcut around them. `stride` is the whole branch's."""
    is_preact = order in ("relu-only-preact", "full-preact")
    y, around = x, x
    for number, conv in enumerate(convs):
        if order == "full-preact":
            y = net.relu(net.batch_norm(y))
        elif order == "relu-only-preact":
            y = net.relu(y)
        elif number:
            y = net.relu(y)
        if not number and order == "full-preact":
            around = y
        y = conv(net, y)
        is_last = number == len(convs) - 1
        if order != "full-preact" and not (is_last and order == "bn-after-add"):
            y = net.batch_norm(y)
    if order == "relu-before-add":
        y = net.relu(y)
    y = net.stochastic_depth(excite(net, y, se), survival)
    if option != "none":
        is_projected = option == "C" or (option == "B" and x.shape != y.shape)
        start = around if is_projected or activates_shortcut else x
        y = net.add(y, shortcut(net, start, y, stride, option, has_norm=not is_preact))
    if order == "bn-after-add":
        y = net.batch_norm(y)
    return net.relu(y) if order in ("original", "bn-after-add") else y


def shortcut(net: Recorder, x: Wire, target: Wire, stride: int, option: str, has_norm: bool = True) -> Wire:
    """What the sum takes besides the branch (He et al. 2015, section 3.3 and options A, B, C of 4.1)."""
    if option != "C" and x.shape == target.shape:
        return x
    if option == "A":
        return net.pad_shortcut(x, target.channels, stride)
    y = net.conv(x, target.channels, 1, stride, name="projection")
    return net.batch_norm(y, name="projection_norm") if has_norm else y
