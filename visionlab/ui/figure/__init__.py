"""The network as a figure of a paper: how it is painted, and the view that shows it."""
