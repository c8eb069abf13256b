"""The page of all runs: a table or a chart of them, what can be done with them, and the queue."""
