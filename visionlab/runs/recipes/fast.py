"""Our own: what is known today, in ten epochs."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="fast",
    title="Fast",
    year=0,
    source="Our own, after Smith & Topin 2018",
    about="A good network in ten epochs: the learning rate rises and falls once (one-cycle), labels are smoothed "
    "(Szegedy et al. 2016), momentum looks ahead (Nesterov; Sutskever et al. 2013), an average of the weights is "
    "tested.",
    settings={
        "epochs": 10,
        "batch_size": 128,
        "learning_rate": 0.1,
        "schedule": "one-cycle",
        "nesterov": True,
        "weight_decay": 5e-4,
        "label_smoothing": 0.1,
        "ema": 0.99,
    },
)
