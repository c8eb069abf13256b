"""ResNet-110 on CIFAR-10."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="resnet-deep",
    title="ResNet 2015, deep",
    year=2015,
    source="He et al. 2016 (CVPR), section 4.2",
    about="As ResNet 2015, but the learning rate of 0.1 is too large at first for 110 layers: it is warmed up.",
    adapted="The paper trains at 0.01 until the training error is below 80 %, about 400 steps; here the rate "
    "rises over the first epoch, 391 steps.",
    settings={
        "epochs": 164,
        "batch_size": 128,
        "learning_rate": 0.1,
        "nesterov": False,
        "weight_decay": 1e-4,
        "schedule": "step",
        "milestones": (82, 123),
        "step_factor": 0.1,
        "warmup_epochs": 1.0,
    },
)
