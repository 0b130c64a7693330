"""What a child says of bytes that nobody can use."""


class Unusable(Exception):
    """The text is the fault's code."""
