"""DenseNet and DenseNet-BC on CIFAR."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="densenet",
    title="DenseNet-BC 2017",
    year=2017,
    source="Huang et al. 2017 (CVPR), section 4.2",
    about="Batches of 64, Nesterov momentum; the learning rate of 0.1 is divided by 10 after half and three "
    "quarters of 300 epochs.",
    settings={
        "epochs": 300,
        "batch_size": 64,
        "learning_rate": 0.1,
        "nesterov": True,
        "weight_decay": 1e-4,
        "schedule": "step",
        "milestones": (150, 225),
        "step_factor": 0.1,
    },
)
