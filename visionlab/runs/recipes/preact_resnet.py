"""Pre-activation ResNet on CIFAR."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="preact-resnet",
    title="Pre-activation 2016",
    year=2016,
    source="He et al. 2016 (ECCV), appendix: implementation details",
    about="As ResNet 2015, with a warm-up for networks of any depth.",
    adapted="The paper trains its first 400 steps at 0.01; here the rate rises over the first epoch, 391 steps.",
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
