"""Run folders as a finished training leaves them, made without torch: a tiny network, its weights and answers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from tests.support.networks import chain
from visionlab.blocks.catalogue import parts
from visionlab.data.registry import data_set
from visionlab.exchange.run_texts import run_texts
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.runs.events import Finished, append, to_line
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.settings import RunSettings

CLASSES = ("house", "tree", "car", "truck", "boat", "fish", "bird", "cat", "bear", "flower")
#: pictures of the test set of Scenes-10 that the runs looked at
COUNT = 40


def graph():
    """conv, ReLU and a head; the ids are n0 (the input), n1, ..."""
    return chain(Conv(4, 3, stride=4), ReLU(), parts()["classifier"](classes=10))


def finished_run(root: Path, name: str = "Tiny", seed: int = 0, is_tested: bool = True) -> RunFolder:
    """A finished run on Scenes-10."""
    text, document = run_texts(graph())
    folder = create(
        RunSettings(data="scenes10", network=name, limit=COUNT, device="cpu", threads=1), text, document, root=root
    )
    draw = np.random.default_rng(seed)
    weights = {
        "conv.weight": draw.normal(size=(4, 3, 3, 3)),
        "conv.bias": np.zeros(4),
        "classifier.linear.weight": draw.normal(size=(10, 4)),
        "classifier.linear.bias": np.zeros(10),
    }
    about = {"classes": CLASSES, "data": "scenes10", "network": name, "mean": [120.0] * 3, "deviation": [60.0] * 3}
    header = {key: json.dumps(value) for key, value in about.items()}
    save_file({key: value.astype(np.float32) for key, value in weights.items()}, folder.best, header)
    if is_tested:
        answers(folder, seed, header)
    append(folder.events, to_line(Finished(1.0, 1, 0.5, 0.5, 1.0)))
    return folder


def answers(folder: RunFolder, seed: int, header: dict[str, str]) -> None:
    """Answers to the test, right about half the time."""
    draw = np.random.default_rng(seed)
    labels = data_set("scenes10").load("test", limit=COUNT).labels
    logits = draw.normal(size=(COUNT, 10)).astype(np.float32)
    logits[np.arange(0, COUNT, 2), labels[::2]] += 5
    save_file({"logits": logits, "labels": labels}, folder.test, header)
