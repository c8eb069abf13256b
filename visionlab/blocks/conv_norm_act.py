"""Convolution, normalisation and activation as one block: the brick of most networks."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice, integer, number
from visionlab.layers.conv import SAME, SQUARE


@dataclass(frozen=True, slots=True)
class ConvNormAct(Block):
    """Convolution, then batch norm, then an activation; without norm the convolution has a bias."""

    kind = "conv_norm_act"
    group = "Convolution"
    title = "Conv-norm-act"

    channels: int = channel_count(64, is_output=True, is_key=True, tip="Output channels")
    kernel: int = integer(3, 1, 64, label="Kernel size", unit="px", is_key=True, tip="Height and width of each filter")
    stride: int = strides()
    padding: int = integer(
        SAME, SAME, 64, unit="px", special="same", tip="Zeros on each side; `same` keeps the size at stride 1"
    )
    groups: int = integer(1, 1, 65_536, tip="Channels are split into this many groups")
    norm: str = choice("batch", ("batch", "none"), tip="Normalisation after the convolution")
    activation: str = choice("relu", ("relu", "relu6", "sigmoid", "none"), tip="What follows the normalisation")
    kernel_width: int = integer(
        SQUARE, SQUARE, 64, unit="px", special="as high", tip="For a kernel that is not square, as in 1x7"
    )
    eps: float = number(1e-5, 1e-12, 1.0, label="Epsilon", tip="Of the batch norm", is_log=True)

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = net.conv(
            wires[0],
            self.channels,
            (self.kernel, self.kernel_width) if self.kernel_width else self.kernel,
            self.stride,
            padding=self.padding,
            groups=self.groups,
            bias=self.norm == "none",
        )
        if self.norm == "batch":
            x = net.batch_norm(x, self.eps)
        if self.activation == "none":
            return x
        return {"relu": net.relu, "relu6": net.relu6, "sigmoid": net.sigmoid}[self.activation](x)

    def caption(self) -> str:
        text = f"{self.channels} · {self.kernel}×{self.kernel_width or self.kernel}"
        return text if self.stride == 1 else f"{text} / {self.stride}"
