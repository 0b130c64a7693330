"""What the registry does, one use case a file."""
