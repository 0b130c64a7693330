"""Hints: what a writer may want to look at again. Never a refusal: a rule can be mistaken, and is told so."""
