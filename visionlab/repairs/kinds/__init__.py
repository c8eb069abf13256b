"""Kinds of repair, one file each with a `propose(case)`: a new file is a new kind."""
