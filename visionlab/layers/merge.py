"""Where branches meet: sum and concatenation; and the shortcut without weights that a sum may need."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import integer
from visionlab.layers.base import ANY, Layer, Shape, Window, elements, need_maps, words
from visionlab.problem import Phrase, Problem


def _list(shapes: tuple[Shape, ...]) -> str:
    told = [words(shape) for shape in shapes]
    return Phrase("{first} and {last}", first=tuple(told[:-1]), last=told[-1]) if len(told) > 1 else told[0]


@dataclass(frozen=True, slots=True)
class Add(Layer):
    """Element-wise sum of its inputs."""

    kind = "add"
    group = "Merge"
    title = "Add"
    inputs = ANY
    is_overwritable = True

    def infer(self, *shapes: Shape) -> Shape:
        if any(shape != shapes[0] for shape in shapes):
            raise Problem("{block} needs equal shapes: got {shapes}", block=self.title, shapes=_list(shapes))
        return shapes[0]

    def scratch(self, output: Shape, widths: tuple[int, ...], *shapes: Shape) -> int:
        # the sum so far, while the next input is added to it
        return max(widths[:-1]) * elements(output) if len(shapes) > 2 else 0

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        return " + ".join(arguments)


@dataclass(frozen=True, slots=True)
class Concat(Layer):
    """Stacks the channels of its inputs."""

    kind = "concat"
    group = "Merge"
    title = "Concat"
    inputs = ANY
    is_overwritable = True

    def infer(self, *shapes: Shape) -> Shape:
        size, channels = shapes[0][1:], 0
        for shape in shapes:
            if shape[1:] != size:
                raise Problem(
                    "{block} needs maps of equal height and width: got {shapes}", block=self.title, shapes=_list(shapes)
                )
            channels += shape[0]
        return (channels, *size)

    def scratch(self, output: Shape, widths: tuple[int, ...], *shapes: Shape) -> int:
        # narrower inputs are copied to the width of the widest
        widest = max(widths)
        return sum(widest * elements(shape) for width, shape in zip(widths, shapes, strict=True) if width < widest)

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        return f"torch.cat(({', '.join(arguments)}), dim=1)"


@dataclass(frozen=True, slots=True)
class PadShortcut(Layer):
    """Shortcut of option A: every second pixel, and channels of zeros (He et al. 2015, section 4.2). No parameters."""

    kind = "pad_shortcut"
    group = "Merge"
    title = "Zero-padded shortcut"
    is_overwritable = True

    channels: int = integer(64, 1, 65_536, is_output=True, is_key=True, tip="Output channels; the new ones are zero")
    stride: int = integer(1, 1, 64, unit="px", is_key=True, tip="Every how many pixels one is taken")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        channels, height, width = shapes[0]
        if channels > self.channels:
            raise Problem(
                "{block} can add channels but not remove them: got {got}, to become {channels}",
                block=self.title,
                got=channels,
                channels=self.channels,
            )
        return (self.channels, -(-height // self.stride), -(-width // self.stride))

    def window(self, *shapes: Shape) -> Window:
        return Window((1, 1), (self.stride, self.stride))

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        missing = self.channels - shapes[0][0]
        taken = arguments[0] if self.stride == 1 else f"{arguments[0]}[:, :, ::{self.stride}, ::{self.stride}]"
        return f"F.pad({taken}, (0, 0, 0, 0, {missing // 2}, {missing - missing // 2}))"

    def caption(self) -> str:
        return str(self.channels) + (f" / {self.stride}" if self.stride != 1 else "")
