"""Wide ResNet on CIFAR."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="wide-resnet",
    title="Wide ResNet 2016",
    year=2016,
    source="Zagoruyko & Komodakis 2016, section 3",
    about="Nesterov momentum and more weight decay; the learning rate of 0.1 is multiplied by 0.2 at epochs 60, "
    "120 and 160 of 200.",
    adapted="Shifted pictures have borders of the mean colour rather than reflected ones.",
    settings={
        "epochs": 200,
        "batch_size": 128,
        "learning_rate": 0.1,
        "nesterov": True,
        "weight_decay": 5e-4,
        "schedule": "step",
        "milestones": (60, 120, 160),
        "step_factor": 0.2,
    },
)
