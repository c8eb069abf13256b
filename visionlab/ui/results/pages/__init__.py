"""One page a file; the panel finds them."""
