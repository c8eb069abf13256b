"""Our own: what is known today, in ten epochs."""

from __future__ import annotations

from visionlab.runs.recipe import Recipe

RECIPE = Recipe(
    id="fast",
    title="Fast",
    year=0,
    source="One-cycle: Smith & Topin 2018; label smoothing: Szegedy et al. 2016, section 7; Nesterov: Sutskever "
    "et al. 2013",
    about="A good network in ten epochs: the learning rate rises and falls once, labels are smoothed, an "
    "average of the weights is tested.",
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
