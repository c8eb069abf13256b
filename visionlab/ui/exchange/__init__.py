"""Networks and weights from elsewhere, and what leaves the program."""
