"""TensorFlow's 'SAME' padding: as many windows as strides fit in the maps, an odd border one wider below and right."""

from __future__ import annotations

from visionlab.blocks.recorder import Recorder, Wire


def pad_same(net: Recorder, x: Wire, kernel: int, stride: int, value: str = "zero") -> tuple[Wire, int]:
    """The maps, and the border on all sides that the window itself shall add to them.

    A border that differs from side to side is a layer of its own, filled with `value`; 0 is left to the window then.
    """
    (top, bottom), (left, right) = (_sides(size, kernel, stride) for size in x.shape[1:])
    if top == bottom == left == right:
        return x, top
    return net.pad(x, left, right, top, bottom, value=value), 0


def _sides(size: int, kernel: int, stride: int) -> tuple[int, int]:
    windows = -(-size // stride)
    total = max(0, (windows - 1) * stride + kernel - size)
    return total // 2, total - total // 2
