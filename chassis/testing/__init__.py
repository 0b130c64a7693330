"""What tests of any service stand on: an issuer of tokens, a client on the real application, events in and out."""

from chassis.testing.application import StatementCount, count_statements, running, truncate
from chassis.testing.events import Published, deliver, published
from chassis.testing.issuer import Issuer

__all__ = [
    "Issuer",
    "Published",
    "StatementCount",
    "count_statements",
    "deliver",
    "published",
    "running",
    "truncate",
]
