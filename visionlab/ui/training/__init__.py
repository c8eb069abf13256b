"""Training in the window: settings, the worker that follows a run, curves."""
