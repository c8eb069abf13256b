"""Primitives: one file, one layer (or a close family). Each states shape, parameters, MACs, memory and PyTorch text."""
