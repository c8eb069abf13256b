"""Ctrl+Shift+P: everything the window can do, found by typing."""
