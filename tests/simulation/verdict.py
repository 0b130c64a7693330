"""How a seed failed."""

from collections.abc import Collection
from typing import Any


class Violation(Exception):
    """A promise was broken."""

    @classmethod
    def when(cls, evidence: Collection[Any], promise: str) -> None:
        """Raise with the evidence, if there is any."""
        if evidence:
            raise cls(f"{promise}: {evidence}")
