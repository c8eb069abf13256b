"""What Inception modules share: branches side by side, each of convolutions with batch norm and ReLU in a row."""

from __future__ import annotations

from typing import Any

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import boolean
from visionlab.layers.conv import SAME, SQUARE

#: no border at all, as the figures of the Inception-v4 paper mark with a V
VALID = 0
#: of every batch norm, as in the authors' TensorFlow code, torchvision and timm
_EPS = 1e-3


def unit(
    channels: int, kernel: int | tuple[int, int] = 1, stride: int = 1, padding: int = SAME, norm: str = "batch"
) -> ConvNormAct:
    """A convolution, batch norm and ReLU. A kernel is (height, width)."""
    height, width = (kernel, SQUARE) if isinstance(kernel, int) else kernel
    return ConvNormAct(channels, height, stride, padding, norm=norm, kernel_width=width, eps=_EPS)


def branch(net: Recorder, x: Wire, **units: ConvNormAct) -> Wire:
    """Units one after another, by their names."""
    for name, one in units.items():
        x = net.use(one, x, name=name)
    return x


def borders() -> Any:
    """How the average pool of a module treats its border, as a field."""
    return boolean(
        True, label="Pool counts border", tip="Zeros around the maps count in the mean, as in Inception-v3 but not v4"
    )


def side_pool(net: Recorder, x: Wire, counts_border: bool) -> Wire:
    """The 3x3 average pool that begins a module's last branch."""
    return net.avg_pool(x, 3, 1, 1, counts_border=counts_border)
