"""What takes several operations in PyTorch and is one layer here. An idiom is known by its last operation; its first
ones, followed before it as foreign ones, lead nowhere then and are left out."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from torch import fx, nn

from visionlab.layers.base import Layer, Shape
from visionlab.layers.channels import ChannelShuffle
from visionlab.layers.merge import PadShortcut
from visionlab.layers.slice import Slice
from visionlab.layers.stochastic_depth import StochasticDepth

#: the shape of what a node gives; None for what is no tensor that comes from the picture
ShapeOf = Callable[[fx.Node], Shape | None]
_VIEWS = ("view", "reshape")
_WHOLE = slice(None)


def idiom(node: fx.Node, module: nn.Module, shape_of: ShapeOf) -> tuple[Layer, fx.Node] | None:
    """The layer that ends with this node, and the node that it is applied to; None where there is none."""
    for find in (_shuffle, _stochastic_depth, _slice, _pad_shortcut):
        found = find(node, module, shape_of)
        if found is not None:
            return found
    return None


def first(node: Any) -> Any:
    """A node's first argument, where that is a node too."""
    return node.args[0] if isinstance(node, fx.Node) and node.args and isinstance(node.args[0], fx.Node) else None


def _name(node: Any) -> str:
    if not isinstance(node, fx.Node):
        return ""
    return node.target if isinstance(node.target, str) else str(getattr(node.target, "__name__", ""))


def _shuffle(node: fx.Node, module: nn.Module, shape_of: ShapeOf) -> tuple[Layer, fx.Node] | None:
    """View, transpose, view: how torchvision deals out the channels of its ShuffleNets."""
    swap = first(node)
    while _name(swap) == "contiguous":
        swap = first(swap)
    split = first(swap)
    source = first(split)
    if _name(node) not in _VIEWS or _name(swap) != "transpose" or _name(split) not in _VIEWS or source is None:
        return None
    whole, parts = shape_of(source), shape_of(split)
    if {*swap.args[1:]} != {1, 2} or whole is None or parts is None or len(parts) != 4 or parts[2:] != whole[1:]:
        return None
    return (ChannelShuffle(parts[0]), source) if shape_of(node) == whole else None


def _stochastic_depth(node: fx.Node, module: nn.Module, shape_of: ShapeOf) -> tuple[Layer, fx.Node] | None:
    """Dropout of a whole picture's maps, as the text that is exported here writes it."""
    drop = first(node)
    lifted = first(drop)
    source = first(lifted)
    if _name(node) != "squeeze" or _name(lifted) != "unsqueeze" or source is None or drop.op != "call_module":
        return None
    dropout = module.get_submodule(str(drop.target))
    if not isinstance(dropout, nn.Dropout3d) or (*node.args[1:], *lifted.args[1:]) != (1, 1):
        return None
    return StochasticDepth(round(1.0 - dropout.p, 9)), source


def _slice(node: fx.Node, module: nn.Module, shape_of: ShapeOf) -> tuple[Layer, fx.Node] | None:
    """`x[:, a:b]`."""
    source = first(node)
    taken = node.args[1] if node.target is operator.getitem else None
    whole = None if source is None else shape_of(source)
    if whole is None or len(whole) != 3 or not isinstance(taken, tuple) or len(taken) != 2 or taken[0] != _WHOLE:
        return None
    if not isinstance(taken[1], slice) or taken[1].step not in (None, 1):
        return None
    start, stop, _ = taken[1].indices(whole[0])
    return Slice(start, stop - start), source


def _pad_shortcut(node: fx.Node, module: nn.Module, shape_of: ShapeOf) -> tuple[Layer, fx.Node] | None:
    """Every n-th pixel, and channels of zeros on both sides."""
    source, shape = first(node), shape_of(node)
    if _name(node) != "pad" or len(node.args) < 2 or source is None or shape is None or len(shape) != 3:
        return None
    widths: Any = node.args[1]
    if node.kwargs.get("mode", "constant") != "constant" or node.kwargs.get("value") or len(widths) != 6:
        return None
    before, after = widths[4:]
    if any(widths[:4]) or before != (before + after) // 2:
        return None
    source, stride = _thinned(source)
    return PadShortcut(shape[0], stride), source


def _thinned(node: fx.Node) -> tuple[fx.Node, int]:
    """What `x[:, :, ::n, ::n]` is taken of, and n; a node itself and 1 where it is nothing like it."""
    places: Any = node.args[1] if node.target is operator.getitem else ()
    if not isinstance(places, tuple) or len(places) != 4 or places[:2] != (_WHOLE, _WHOLE) or places[2] != places[3]:
        return node, 1
    step = places[2]
    if not isinstance(step, slice) or (step.start, step.stop) != (None, None):
        return node, 1
    return first(node), step.step or 1
