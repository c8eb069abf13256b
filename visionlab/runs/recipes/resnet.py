"""ResNet on CIFAR-10."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="resnet",
    title="ResNet 2015",
    year=2015,
    source="He et al. 2016 (CVPR), section 4.2",
    about="Batches of 128 and a learning rate of 0.1, divided by 10 at 32,000 and 48,000 of 64,000 steps: "
    "epochs 82 and 123 of 164. Shifts by 4 pixels and flips.",
    settings={
        "epochs": 164,
        "batch_size": 128,
        "learning_rate": 0.1,
        "nesterov": False,
        "weight_decay": 1e-4,
        "schedule": "step",
        "milestones": (82, 123),
        "step_factor": 0.1,
    },
)
