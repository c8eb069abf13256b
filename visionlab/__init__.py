"""VisionLab: build, explore and train convolutional image classifiers."""

__version__ = "0.1.0"
