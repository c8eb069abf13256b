"""SqueezeNet."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="squeezenet",
    title="SqueezeNet 2016",
    year=2016,
    source="Iandola et al. 2016, section 3.3, and the authors' Caffe solver",
    about="The learning rate falls in a straight line to 0 (Mishkin et al. 2016), for a network without norms.",
    adapted="For ImageNet in batches of 512 at 0.04 with weights after Glorot, from which a network without norms does "
    "not leave equal scores on small images: batches of 128, weights after He, a learning rate of 0.002 with one epoch "
    "of warm-up, and gradients cut at 2.",
    settings={
        "epochs": 68,
        "batch_size": 128,
        "learning_rate": 0.002,
        "warmup_epochs": 1.0,
        "clip_norm": 2.0,
        "nesterov": False,
        "weight_decay": 2e-4,
        "schedule": "linear",
        "initialisation": "he",
    },
)
