"""ResNeXt on CIFAR."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="resnext",
    title="ResNeXt 2017",
    year=2017,
    source="Xie et al. 2017 (CVPR), section 5.3",
    about="Batches of 128 and a weight decay of 5e-4; the learning rate of 0.1 is divided by 10 at epochs 150 "
    "and 225 of 300.",
    settings={
        "epochs": 300,
        "batch_size": 128,
        "learning_rate": 0.1,
        "nesterov": True,
        "weight_decay": 5e-4,
        "schedule": "step",
        "milestones": (150, 225),
        "step_factor": 0.1,
    },
)
