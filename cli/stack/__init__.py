"""The real parts on one machine without containers: built, configured, started, watched."""

from cli.stack.layout import Stack

__all__ = ["Stack"]
