"""One file a recipe, each with a `RECIPE`: `visionlab.runs.recipe` finds them."""
