"""Reads: one item for those who act on it, one item for those who look at it, lists."""
