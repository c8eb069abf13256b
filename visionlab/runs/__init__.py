"""A run seen from outside: its settings, events, folder, child process and outcome. No torch, no Qt."""
