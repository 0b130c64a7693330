"""The ZIP package of one item."""
