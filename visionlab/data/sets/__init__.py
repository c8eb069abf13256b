"""One file, one data set: a module here that holds a `DATA_SET` is found by `visionlab.data.registry`."""
