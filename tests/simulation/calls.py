"""Calls from outside to a process that may die under them."""


class Unreachable(Exception):
    """The process is away, or died while it was at it."""
