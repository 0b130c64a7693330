"""One use case, one file, one verb."""
