"""First steps: a few things to do in the real window, one after another."""
