"""Trains ResNet-20 without a window until standard input closes: KEY=VALUE ... are settings that differ."""

from __future__ import annotations

import json
import os
import sys
import time

from visionlab.exchange.run_texts import run_texts
from visionlab.presets.registry import presets
from visionlab.runs.events import Step
from visionlab.runs.folder import create
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor

#: an epoch then outlasts most measurements
IMAGES = 16_000
WARM_STEPS = 10


def main() -> None:
    """Tells of the run once it is under way; the bench ends it."""
    settings = RunSettings(
        epochs=1000, learning_rate=0.01, schedule="constant", limit=IMAGES, device="cpu", checkpoint_seconds=5
    )
    for assignment in sys.argv[1:]:
        settings = settings.with_text(assignment)
    folder = create(settings, *run_texts(presets()["cifar-resnet-20"].graph()))
    watch = Supervisor().start(folder)
    steps = 0
    while steps < WARM_STEPS:
        time.sleep(0.05)
        steps += sum(isinstance(event, Step) for event in watch.poll())
        if watch.outcome is not None:
            sys.exit(f"{watch.outcome} {folder.stderr_tail()}")
    print(json.dumps({"run": str(folder.path), "child": watch.pid}), flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
