"""Reads: who sees what."""
