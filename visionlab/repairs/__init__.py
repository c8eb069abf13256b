"""What would help a block that cannot work: edits that were tried, each with what it costs."""
