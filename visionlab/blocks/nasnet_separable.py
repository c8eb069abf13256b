"""The separable convolution of NASNet: ReLU, depthwise, pointwise, norm, and all of it again."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.same_padding import pad_same
from visionlab.fields import integer
from visionlab.layers.base import need_maps

#: of all batch norms in NASNet
EPSILON = 1e-3


@dataclass(frozen=True, slots=True)
class NasnetSeparable(Block):
    """ReLU, a filter for each channel, 1x1 and batch norm, applied twice (Zoph et al. 2017, appendix A.4).

    The first of the two takes the stride. The border is TensorFlow's 'SAME'.
    """

    kind = "nasnet_separable"
    group = "Convolution"
    title = "Separable, twice"

    channels: int = channel_count(44, is_output=True, is_key=True, tip="Output channels of both 1x1 convolutions")
    kernel: int = integer(3, 1, 31, label="Kernel size", unit="px", is_key=True, tip="Of both depthwise convolutions")
    stride: int = strides()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        need_maps(self, x.shape)
        for stride in (self.stride, 1):
            x, border = pad_same(net, net.relu(x), self.kernel, stride)
            x = net.conv(x, x.channels, self.kernel, stride, padding=border, groups=x.channels, name="depthwise")
            x = net.batch_norm(net.conv(x, self.channels, 1, name="pointwise"), EPSILON)
        return x

    def caption(self) -> str:
        text = f"{self.channels} · {self.kernel}×{self.kernel}"
        return text if self.stride == 1 else f"{text} / {self.stride}"
