"""Networks from elsewhere, in a child process with torch: the window needs none and survives strangers' code."""
