"""The dock of results: what a trained network is worth, and what it sees."""
