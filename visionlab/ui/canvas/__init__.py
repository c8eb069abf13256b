"""The canvas: cards, links and the gestures on them."""
