"""Preset networks: one file, one family, each built of blocks as its paper draws it."""
