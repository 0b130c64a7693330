"""One module per hot path; each has `build(stack) -> HotPath`."""
