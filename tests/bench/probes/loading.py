"""Batches of 32x32 pictures, shifted, mirrored and normalised, on one core; tells images a second of ours and of
torchvision's DataLoader with PIL transforms, in turns.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable

import numpy
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from visionlab.trainer.augment import Augmentation
from visionlab.trainer.batches import Batches
from visionlab.trainer.batches import statistics as mean_and_deviation
from visionlab.trainer.device import Device

IMAGES, BATCH, TURNS = 50_000, 128, 7
#: the peer is so much slower that fewer do
PEERS_IMAGES = 5_000


class Pictures(Dataset):  # type: ignore[type-arg]
    """As torchvision.datasets.CIFAR10 hands them out."""

    def __init__(self, images: numpy.ndarray, transform: transforms.Compose) -> None:
        self.images, self.transform = images, transform

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, number: int) -> tuple[torch.Tensor, int]:
        return self.transform(Image.fromarray(self.images[number])), 0


def speed(batches: Iterable[tuple[torch.Tensor, torch.Tensor]]) -> float:
    """Images a second."""
    began, count = time.perf_counter(), 0
    for images, _ in batches:
        count += len(images)
    return count / (time.perf_counter() - began)


def main() -> None:
    torch.set_num_threads(1)
    images = numpy.random.default_rng(0).integers(0, 256, (IMAGES, 3, 32, 32), dtype=numpy.uint8)
    mean, deviation = mean_and_deviation(images)
    labels, device = numpy.zeros(IMAGES, numpy.int64), Device(torch.device("cpu"))
    ours = Batches(images, labels, device, mean=mean, deviation=deviation, batch_size=BATCH)
    steps = [transforms.RandomCrop(32, padding=4), transforms.RandomHorizontalFlip(), transforms.ToTensor()]
    steps.append(transforms.Normalize((mean / 255).tolist(), (deviation / 255).tolist()))
    few = numpy.ascontiguousarray(images[:PEERS_IMAGES].transpose(0, 2, 3, 1))
    theirs = DataLoader(Pictures(few, transforms.Compose(steps)), batch_size=BATCH, shuffle=True)
    found: dict[str, list[float]] = {"ours": [], "theirs": []}
    for turn in range(TURNS):
        found["ours"].append(speed(ours.epoch(turn, seed=0, how=Augmentation(crop=4, flip=True))))
        found["theirs"].append(speed(theirs))
    print(json.dumps({name: statistics.median(speeds) for name, speeds in found.items()}), flush=True)


if __name__ == "__main__":
    main()
