"""The pages of the analysis dock, found by walking this package."""
