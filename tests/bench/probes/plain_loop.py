"""The yardstick: a plain PyTorch training loop in a script, with no window, no log and no look for anybody's wishes.

It trains the very network of a run (its model.py) on the same pictures in the same batches, with the same crop and
flip (the trainer's own `Batches`, ten times as fast as torchvision's DataLoader, so that reading pictures decides
nothing), SGD with Nesterov momentum in torch's fused form, channels last, in the run's precision, and adds up its
loss. RUN is the run's folder. Goes on until standard input closes, then tells when each step ended, and in which epoch.
"""

from __future__ import annotations

import json
import runpy
import sys
import threading
import time
from pathlib import Path

import torch
from torch.nn import functional

from visionlab.data.registry import data_set
from visionlab.runs.folder import open_run
from visionlab.trainer.augment import Augmentation
from visionlab.trainer.batches import Batches, statistics
from visionlab.trainer.device import Device

WARM_STEPS = 10


def main() -> None:
    """Reads from top to bottom."""
    folder = open_run(Path(sys.argv[1]))
    settings = folder.settings()
    if settings.threads:
        torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    split = data_set(settings.data).load("train", limit=settings.limit)
    mean, deviation = statistics(split.images)
    device = Device(torch.device("cpu"), torch.bfloat16 if settings.precision == "bf16" else None)
    train = Batches(split.images, split.labels, device, mean=mean, deviation=deviation, batch_size=settings.batch_size)
    network = runpy.run_path(str(folder.model))["Network"]().to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(
        network.parameters(),
        lr=settings.learning_rate,
        momentum=settings.momentum,
        nesterov=settings.nesterov,
        weight_decay=settings.weight_decay,
        fused=True,
    )
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.buffer.read(), ended.set()), daemon=True).start()
    steps: list[tuple[float, int]] = []
    network.train()
    epoch = 0
    while not ended.is_set():
        epoch += 1
        total = 0.0
        for images, labels in train.epoch(epoch, seed=settings.seed, how=Augmentation.of(settings)):
            with device.precision():
                loss = functional.cross_entropy(network(images), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.item()
            steps.append((time.time(), epoch))
            if len(steps) == WARM_STEPS:
                print(json.dumps({"warm": True}), flush=True)
            if ended.is_set():
                break
    print(json.dumps({"steps": steps}), flush=True)


if __name__ == "__main__":
    main()
