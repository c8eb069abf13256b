"""Data sets as arrays on disk: fetch, verify, decode, and the embedded set. No Qt, no torch."""
