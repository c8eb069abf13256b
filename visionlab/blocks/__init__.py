"""Composite blocks: one file, one block (or a close family), each spelled out as layers by its `expand`."""
