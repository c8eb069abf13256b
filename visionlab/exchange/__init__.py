"""Out of VisionLab: one file, one format. Export formats are found by walking this package (see `formats`)."""
