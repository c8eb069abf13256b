"""What a network costs: a remembered pure function from a graph to a report."""
