"""Experiments of the gallery: what they do and take, and their start with one click."""
