"""What several tests share. Imported as `tests.support`, from the repository's root."""
