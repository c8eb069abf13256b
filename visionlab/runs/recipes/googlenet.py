"""GoogLeNet, ILSVRC 2014."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="googlenet",
    title="GoogLeNet 2014",
    year=2014,
    source="Szegedy et al. 2015, sections 5 and 6",
    about="The learning rate falls by 4 % every 8 epochs, an average of the weights is tested, and pictures are "
    "random parts of 8 to 100 % of the area. The network's auxiliary classifiers count 0.3 each.",
    adapted="The paper names no batch, learning rate, weight decay or length: they are those of Caffe's BVLC "
    "GoogLeNet.",
    settings={
        "epochs": 60,
        "batch_size": 32,
        "learning_rate": 0.01,
        "nesterov": False,
        "weight_decay": 2e-4,
        "schedule": "step",
        "milestones": (8, 16, 24, 32, 40, 48, 56),
        "step_factor": 0.96,
        "ema": 0.999,
        "initialisation": "xavier",
        "crop": False,
        "smallest_area": 0.08,
        "colour": 0.4,
    },
)
