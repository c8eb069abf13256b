"""What a textbook writes: torchvision's PIL transforms in a DataLoader with 2 workers, fp32, a plain SGD, the loss read
at each step.

It trains the very network of a run (its model.py) on the same pictures. RUN is the run's folder. Goes on until standard
input closes, then tells when each step ended, and in which epoch.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import runpy
import sys
import threading
import time
from pathlib import Path

import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

from visionlab.data.registry import data_set
from visionlab.runs.folder import open_run
from visionlab.trainer.batches import statistics

WARM_STEPS = 10


class Pictures(Dataset[tuple[torch.Tensor, int]]):
    """A split as torchvision's CIFAR10 holds it: arrays, made PIL images one by one."""

    def __init__(self, images: torch.Tensor, labels: torch.Tensor, transform: transforms.Compose) -> None:
        self._images = images.permute(0, 2, 3, 1).contiguous().numpy()
        self._labels = labels.tolist()
        self._transform = transform

    def __len__(self) -> int:
        return len(self._labels)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        return self._transform(Image.fromarray(self._images[index])), self._labels[index]


def main() -> None:
    """Reads from top to bottom."""
    folder = open_run(Path(sys.argv[1]))
    settings = folder.settings()
    torch.manual_seed(settings.seed)
    split = data_set(settings.data).load("train", limit=settings.limit)
    mean, deviation = (numbers / 255 for numbers in statistics(split.images))
    transform = transforms.Compose(
        [
            transforms.RandomCrop(32, padding=4),
            transforms.RandomHorizontalFlip(),
            transforms.ToTensor(),
            transforms.Normalize(mean.tolist(), deviation.tolist()),
        ]
    )
    pictures = Pictures(torch.from_numpy(split.images.copy()), torch.from_numpy(split.labels.copy()), transform)
    loader = DataLoader(pictures, settings.batch_size, shuffle=True, num_workers=2, persistent_workers=True)
    network = runpy.run_path(str(folder.model))["Network"]()
    optimizer = torch.optim.SGD(network.parameters(), settings.learning_rate, settings.momentum, weight_decay=5e-4)
    criterion = nn.CrossEntropyLoss()
    ended = threading.Event()
    # not by sys.stdin: the workers, forked meanwhile, would wait for its lock
    threading.Thread(target=lambda: (os.read(0, 1), ended.set()), daemon=True).start()
    steps: list[tuple[float, int]] = []
    network.train()
    epoch = 0
    while not ended.is_set():
        epoch += 1
        total = 0.0
        for images, labels in loader:
            optimizer.zero_grad()
            loss = criterion(network(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
            steps.append((time.time(), epoch))
            if len(steps) == WARM_STEPS:
                workers = [child.pid for child in multiprocessing.active_children()]
                print(json.dumps({"warm": True, "workers": workers}), flush=True)
            if ended.is_set():
                break
    print(json.dumps({"steps": steps}), flush=True)


if __name__ == "__main__":
    main()
