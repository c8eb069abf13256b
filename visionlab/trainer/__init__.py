"""The child process that trains: the only room with torch. It knows run folders and data sets, and no graphs."""
