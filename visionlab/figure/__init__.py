"""A network as a figure of a paper would draw it: volumes as large as its maps. Where everything is, but no paint."""
