"""AlexNet, ILSVRC 2012."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="alexnet",
    title="AlexNet 2012",
    year=2012,
    source="Krizhevsky, Sutskever & Hinton 2012, sections 4 and 5",
    about="Plain momentum; the learning rate is divided by 10 whenever validation stands still. Strong "
    "augmentation, as dropout alone did not keep so large a network from learning its pictures by heart.",
    adapted="For ImageNet: shifts by 4 pixels stand for 224x224 crops of 256x256 pictures, varied colour for "
    "shifts along its principal components; biases begin at 0 throughout.",
    settings={
        "epochs": 90,
        "batch_size": 128,
        "learning_rate": 0.01,
        "nesterov": False,
        "weight_decay": 5e-4,
        "schedule": "plateau",
        "step_factor": 0.1,
        "patience": 5,
        "initialisation": "normal",
        "colour": 0.2,
    },
)
