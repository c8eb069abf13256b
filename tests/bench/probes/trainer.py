"""The whole trainer without a window, until standard input closes: NETWORK BATCH-SIZE WATCHED (`True` or `False`)."""

from __future__ import annotations

import json
import os
import sys
import threading

from visionlab.exchange.run_texts import run_texts
from visionlab.presets.registry import preset
from visionlab.runs.folder import create
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import environment
from visionlab.trainer.__main__ import main

#: pictures to train on, and a step size at which nothing diverges, however long it goes on
IMAGES, RATE = 16_000, 0.01


def end_with_input() -> None:
    """The bench has seen enough."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    os.environ.update(environment())
    settings = RunSettings(
        epochs=1000,
        batch_size=int(sys.argv[2]),
        learning_rate=RATE,
        schedule="constant",
        limit=IMAGES,
        device="cpu",
        watch_blocks=sys.argv[3] == "True",
    )
    run = create(settings, *run_texts(preset(sys.argv[1]).graph()))
    print(json.dumps({"run": str(run.path)}), flush=True)
    threading.Thread(target=end_with_input, daemon=True).start()
    sys.exit(main([str(run.path)]))
