"""SENet, ILSVRC 2017."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="senet",
    title="SENet 2017",
    year=2017,
    source="Hu et al. 2018 (CVPR), sections 5 and 6.1",
    about="The learning rate is divided by 10 every 30 of 100 epochs, pictures are random parts, and labels are "
    "smoothed, as for SENet-154.",
    adapted="For ImageNet in batches of 1,024 at 0.6: batches of 128, and so a rate of 0.075; random parts are of "
    "at least half the area rather than 8 %, as the pictures here are small.",
    settings={
        "epochs": 100,
        "batch_size": 128,
        "learning_rate": 0.075,
        "nesterov": False,
        "weight_decay": 1e-4,
        "schedule": "step",
        "milestones": (30, 60, 90),
        "step_factor": 0.1,
        "label_smoothing": 0.1,
        "crop": False,
        "smallest_area": 0.5,
    },
)
