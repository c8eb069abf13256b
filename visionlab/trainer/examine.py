"""What can be asked of a trained network: its test, what it says of a picture, and what it sees there."""

from __future__ import annotations

import base64
import functools
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy
import torch
from safetensors import SafetensorError, safe_open
from torch import nn
from torch.nn import functional

from visionlab.data.base import Reading
from visionlab.data.held_out import HeldOut
from visionlab.data.picture_file import decode
from visionlab.data.registry import data_set
from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder
from visionlab.trainer.batches import Batches, Images
from visionlab.trainer.checkpoint import load_weights, save_predictions
from visionlab.trainer.device import choose
from visionlab.trainer.network import load_network

#: feature maps and filters shown at most, and the side of a map in pixels
MOST_MAPS, MOST_FILTERS, LARGEST_MAP = 64, 256, 64
#: pictures of a test in one go
_AT_ONCE = 250


class Examined:
    """The best weights of a run in a network made from `text`, in evaluation mode. Raises Problem."""

    def __init__(self, folder: RunFolder, text: str) -> None:
        self.folder = folder
        self.settings = folder.settings()
        try:
            self.device = choose(self.settings)
        except Problem:  # a run of another machine is looked at here, with what there is
            self.device = choose(self.settings.with_(device="auto"))
        with tempfile.TemporaryDirectory() as place:
            file = Path(place) / "model.py"
            file.write_text(text, encoding="utf-8")
            self.network = load_network(file)
        self.about = _about(folder.best)
        self.classes: list[str] = self.about["classes"]
        load_weights(folder.best, self.network)
        self.network.to(device=self.device.place, memory_format=self.device.memory_format)  # type: ignore[call-overload]
        self.network.eval()

    @functools.cached_property
    def held_out(self) -> HeldOut:
        """The pictures that the run was or would be tested on."""
        told = self.settings
        return HeldOut(told.data, told.data_dir, told.limit, Reading.of(told))

    @property
    def _data_dir(self) -> Path | None:
        return Path(self.settings.data_dir).expanduser() if self.settings.data_dir else None

    def picture(self, wanted: Mapping[str, Any]) -> Images:
        """uint8 (1, C, H, W): a picture of the test set, or a person's own."""
        if "file" in wanted:
            told = data_set(self.settings.data).describe(self._data_dir, Reading.of(self.settings))
            channels, height, width = told.shape
            if self.settings.resize:
                height = width = self.settings.resize
            return decode(Path(wanted["file"]), channels, height, width)[None]
        return self.held_out.images([wanted["number"]])

    def inputs(self, images: Images) -> Iterator[torch.Tensor]:
        """Float (B, C, H, W) for uint8 (N, C, H, W): batches as the network takes them."""
        mean, deviation = (torch.tensor(self.about[name]) for name in ("mean", "deviation"))
        batches = Batches(
            images,
            numpy.zeros(len(images), dtype=numpy.int64),
            self.device,
            mean=mean,
            deviation=deviation,
            batch_size=len(images),
            resize=self.settings.resize,
        )
        return (batch for batch, _ in batches.plain())

    def logits(self, images: Images) -> torch.Tensor:
        """Float (N, classes) on the processor."""
        with torch.inference_mode(), self.device.precision():
            return torch.cat([self.network(batch).float().cpu() for batch in self.inputs(images)])

    def test(self, crops: int) -> Iterator[tuple[int, int]]:
        """Look at the test set, whole or in ten crops, and keep the answers in the run folder; gives pictures done, of
        so many.
        """
        count, labels = len(self.held_out), torch.from_numpy(numpy.array(self.held_out.labels))
        border = numpy.rint(numpy.array(self.about["mean"])).astype(numpy.uint8)
        pad = self.settings.crop_padding
        found = []
        for start in range(0, count, _AT_ONCE):
            some = self.held_out.images(range(start, min(start + _AT_ONCE, count)))
            if crops == 1:
                found.append(self.logits(some))
            else:
                each = [functional.softmax(self.logits(crop).double(), dim=1) for crop in ten_crops(some, pad, border)]
                found.append(torch.stack(each).mean(0).clamp(min=1e-30).log().float())
            yield start + len(some), count
        to = self.folder.test if crops == 1 else self.folder.test_of_ten_crops
        save_predictions(to, torch.cat(found), labels, self.about)

    def predict(self, image: Images) -> dict[str, Any]:
        """Probabilities of the classes, and the picture as the network sees it, before normalisation."""
        probabilities = functional.softmax(self.logits(image).double(), dim=1)[0].tolist()
        return {"classes": self.classes, "probabilities": probabilities, "seen": packed(image.transpose(0, 2, 3, 1))}

    def filters(self) -> dict[str, Any]:
        """The kernels of the first convolution, each scaled to 0 to 255: (N, k, k, 3) where they look at colours,
        (N, k, k) of their first channel where they do not.
        """
        found = next(((path, each) for path, each in self.network.named_modules() if isinstance(each, nn.Conv2d)), None)
        if found is None:
            raise Problem("The network has no convolution, and so no filters to show")
        path, module = found
        weights = module.weight.detach().cpu()
        some = weights[:MOST_FILTERS]
        images = some.permute(0, 2, 3, 1)[..., :3] if some.shape[1] >= 3 else some[:, 0]
        return {"path": path, "of": len(weights), "images": packed(_bytes(images))}

    def maps(self, image: Images, path: str, is_before: bool = False) -> dict[str, Any]:
        """What a module makes of a picture: (channels, H, W), each channel scaled to 0 to 255 by its own range.

        `is_before`: what goes into the module instead, as the sum of two branches, which is no module of its own.
        `dead` counts channels that are 0 everywhere. At most 64 are shown, shrunk to 64 x 64 by averaging.
        """
        kept: list[torch.Tensor] = []
        with torch.inference_mode(), _watched(self._module(path), lambda out: kept.append(out.clone()), is_before):
            self.network(next(self.inputs(image)))
        out = _map_of(kept, path)[0].float().cpu()
        shown = out[:MOST_MAPS]
        height, width = (min(side, LARGEST_MAP) for side in shown.shape[1:])
        small = functional.adaptive_avg_pool2d(shown, (height, width))
        return {"of": len(out), "dead": int((out == 0).all(2).all(1).sum()), "images": packed(_bytes(small))}

    def cam(self, image: Images, path: str, class_: int, is_before: bool = False) -> dict[str, Any]:
        """Where a module (or with `is_before`, what goes into it) sees a class: (1, H, W) scaled to 0 to 255, black
        everywhere where nothing speaks for it.

        Grad-CAM (Selvaraju et al. 2017, equations 1 and 2): each channel is weighted with the mean gradient of the
        class's logit, and what is left of the sum above 0 is shown.
        """
        if type(class_) is not int or not 0 <= class_ < len(self.classes):
            raise Problem(
                "There are {count} classes, and none of number {number}", count=len(self.classes), number=repr(class_)
            )
        kept: list[torch.Tensor] = []

        def keep(out: torch.Tensor) -> torch.Tensor:
            kept.append(out)
            return out.clone()  # a ReLU that follows may write over it

        with torch.enable_grad(), _watched(self._module(path), keep, is_before):
            # the clone is no leaf, so that a ReLU may write over it
            logits = self.network(next(self.inputs(image)).requires_grad_().clone())
            seen = _map_of(kept, path)
            (slopes,) = torch.autograd.grad(logits[0, class_].float(), seen)
        weights = slopes.mean(dim=(2, 3), keepdim=True)
        seen_there = (weights * seen).sum(1).relu().detach().float().cpu()
        top = seen_there.max().clamp(min=1e-12)
        return {"images": packed((seen_there / top * 255).round().byte().numpy())}

    def _module(self, path: str) -> nn.Module:
        try:
            if not path:
                raise AttributeError
            return self.network.get_submodule(path)
        except AttributeError:
            raise Problem("The network has no part {path}", path=repr(path)) from None


def ten_crops(images: Images, pad: int, border: Images) -> Iterator[Images]:
    """The four corners and the centre, and their mirror images, each (N, C, H, W) as the images themselves.

    Krizhevsky et al. 2012, section 4.1, cut 224 x 224 from 256 x 256. Here as in training the pictures are padded by
    `pad` pixels of the mean colour (C,), and crops of their own size are cut from that.
    """
    _, channels, height, width = images.shape
    padded = numpy.empty((len(images), channels, height + 2 * pad, width + 2 * pad), dtype=numpy.uint8)
    padded[:] = border[:, None, None]
    padded[:, :, pad : pad + height, pad : pad + width] = images
    for top, left in ((0, 0), (0, 2 * pad), (2 * pad, 0), (2 * pad, 2 * pad), (pad, pad)):
        crop = padded[:, :, top : top + height, left : left + width]
        yield numpy.ascontiguousarray(crop)
        yield numpy.ascontiguousarray(crop[..., ::-1])


def packed(images: numpy.ndarray[Any, numpy.dtype[numpy.uint8]]) -> dict[str, Any]:
    """Pictures as JSON takes them."""
    return {"shape": list(images.shape), "bytes": base64.b64encode(images.tobytes()).decode()}


def _bytes(images: torch.Tensor) -> numpy.ndarray[Any, numpy.dtype[numpy.uint8]]:
    """Each picture scaled from its least to its greatest value; black where these are equal."""
    flat = images.flatten(1)
    low, high = (edge.view(-1, *[1] * (images.ndim - 1)) for edge in (flat.amin(1), flat.amax(1)))
    scaled = (images - low) / (high - low).clamp(min=1e-12) * 255
    made: numpy.ndarray[Any, numpy.dtype[numpy.uint8]] = scaled.round().byte().numpy()
    return made


def _watched(
    module: nn.Module, look: Callable[[torch.Tensor], torch.Tensor | None], is_before: bool
) -> torch.utils.hooks.RemovableHandle:
    """Until it is left, `look` sees what the module gives, or what goes into it; what it returns takes that's place."""
    if is_before:
        return module.register_forward_pre_hook(lambda _module, inputs: look(inputs[0]))
    return module.register_forward_hook(lambda _module, _inputs, out: look(out))


def _map_of(kept: list[torch.Tensor], path: str) -> torch.Tensor:
    if not kept or not isinstance(kept[0], torch.Tensor):
        raise Problem("{path} gives nothing while the network is tested", path=path)
    if kept[0].ndim != 4:
        raise Problem("{path} gives a list of numbers and no maps", path=path)
    return kept[0]


def _about(weights: Path) -> dict[str, Any]:
    """What the header of the weights tells, with `classes`, `mean` and `deviation` checked. Raises Problem."""
    if not weights.is_file():
        raise Problem("The run in {folder} has no weights yet: they come with its first epoch", folder=weights.parent)
    try:
        with safe_open(weights, "np") as file:
            told = {name: json.loads(value) for name, value in (file.metadata() or {}).items()}
        if not all(type(name) is str for name in told["classes"]) or len(told["mean"]) != len(told["deviation"]):
            raise ValueError
        for value in (*told["mean"], *told["deviation"]):
            if not 0 <= float(value) <= 255:
                raise ValueError(value)
    except (SafetensorError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Problem("{path} must hold a network's weights, and is damaged", path=weights) from error
    return told
