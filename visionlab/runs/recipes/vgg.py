"""VGG, ILSVRC 2014."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="vgg",
    title="VGG 2014",
    year=2014,
    source="Simonyan & Zisserman 2015, section 3.1",
    about="AlexNet's recipe with larger batches: the learning rate is divided by 10 whenever validation stands still.",
    adapted="For ImageNet: shifts by 4 pixels stand for crops of pictures of several sizes. The first weights are "
    "Glorot's, as the paper's footnote found: it first grew deep networks out of trained shallow ones.",
    settings={
        "epochs": 74,
        "batch_size": 256,
        "learning_rate": 0.01,
        "nesterov": False,
        "weight_decay": 5e-4,
        "schedule": "plateau",
        "step_factor": 0.1,
        "patience": 5,
        "initialisation": "xavier",
        "colour": 0.1,
    },
)
