"""The analysis dock: what the network costs, page by page. A new file in `pages` is a new page."""
