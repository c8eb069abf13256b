"""MobileNet."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="mobilenet",
    title="MobileNet 2017",
    year=2017,
    source="Howard et al. 2017, section 3.2; RMSprop and its schedule: Szegedy et al. 2016, section 8",
    about="Small networks learn too little by heart rather than too much: weak augmentation, no label "
    "smoothing, little weight decay and none on depthwise convolutions. The rate is multiplied by 0.94 "
    "every two epochs.",
    adapted="For ImageNet: shifts by 2 pixels stand for mild crops. TensorFlow's RMSprop had an epsilon of 1, "
    "which made a rate of 0.045 right; here epsilon is 1e-8, and the rate 0.001.",
    settings={
        "epochs": 100,
        "batch_size": 128,
        "optimizer": "rmsprop",
        "learning_rate": 0.001,
        "weight_decay": 4e-5,
        "decay_depthwise": False,
        "schedule": "step",
        "milestones": tuple(range(2, 100, 2)),
        "step_factor": 0.94,
        "crop_padding": 2,
    },
)
