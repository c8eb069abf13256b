"""Trains a network in the window, its curves live, until standard input closes: NETWORK BATCH-SIZE.

`tiny` is a network of many tiny operators, trained on one thread; any other name is a preset, trained on all cores.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import window as probe

from visionlab import project
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.graph.model import Graph
from visionlab.presets.builder import NetworkBuilder
from visionlab.runs.settings import RunSettings

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: step size at which nothing diverges, however long it goes on
RATE = 0.01
WARM_STEPS = 10


def tiny() -> Graph:
    """Twenty residual blocks on 4x4 maps of 8 channels: some 150 operators forwards that each do almost nothing."""
    net = NetworkBuilder((3, 32, 32))
    net.add(ConvNormAct(8, 3, 4))
    net.add(ConvNormAct(8, 3, 2))
    for _ in range(20):
        net.add(ResidualBasic(8))
    net.add(Classifier(10))
    return net.graph()


def saved(graph: Graph) -> str:
    """A file with this network."""
    path = Path(tempfile.mkdtemp()) / "tiny.vlab"
    project.save(path, graph)
    return str(path)


def train(window: Window) -> None:
    """Starts the run and tells of it once it is under way."""
    settings = RunSettings(
        epochs=1000,
        batch_size=int(sys.argv[2]),
        learning_rate=RATE,
        schedule="constant",
        limit=probe.IMAGES,
        device="cpu",
        threads=1 if sys.argv[1] == "tiny" else 0,
    )
    panel = probe.click_train(window, settings)

    def is_warm() -> bool:
        assert panel.live is None or panel.live.outcome is None, str(panel.live.outcome)
        return panel.live is not None and len(panel.live.steps) >= WARM_STEPS

    def tell() -> None:
        assert panel.live is not None
        probe.tell(run=str(Path(os.environ["VISIONLAB_RUNS"]) / panel.live.run), child=panel.child)

    probe.poll(is_warm, tell)


def end_with_input() -> None:
    """The bench ends the child; nothing is left to be asked or saved."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=end_with_input, daemon=True).start()
    probe.run(saved(tiny()) if sys.argv[1] == "tiny" else sys.argv[1], train)
