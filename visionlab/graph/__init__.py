"""The network as a frozen value: nodes, links, edits, history, differences, placing. Knows nothing of networks."""
