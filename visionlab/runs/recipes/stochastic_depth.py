"""Stochastic depth on CIFAR."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="stochastic-depth",
    title="Stochastic depth",
    year=2016,
    source="Huang et al. 2016 (ECCV), sections 3 and 4",
    about="Residual blocks are dropped at random in training, deep ones more often, down to a survival of p_L = "
    "0.5; the whole network is tested. Which blocks may drop out is set in the network.",
    drops_blocks=True,
    settings={
        "epochs": 500,
        "batch_size": 128,
        "learning_rate": 0.1,
        "nesterov": True,
        "weight_decay": 1e-4,
        "schedule": "step",
        "milestones": (250, 375),
        "step_factor": 0.1,
    },
)
