"""SqueezeNet."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="squeezenet",
    title="SqueezeNet 2016",
    year=2016,
    source="Iandola et al. 2016, section 3.3, and the authors' Caffe solver",
    about="The learning rate falls in a straight line to 0 (Mishkin et al. 2016), for a network without norms.",
    adapted="For ImageNet in batches of 512 at 0.04: batches of 128, and so a learning rate of 0.01. The authors' "
    "first weights, after Glorot, leave the scores of small images at 0 for long: they are drawn after He here.",
    settings={
        "epochs": 68,
        "batch_size": 128,
        "learning_rate": 0.01,
        "nesterov": False,
        "weight_decay": 2e-4,
        "schedule": "linear",
        "initialisation": "he",
    },
)
