"""One file an experiment, each with an `EXPERIMENT`: `visionlab.presets.experiment` finds them."""
