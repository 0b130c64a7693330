"""What a checker finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """One thing that must never be, and where it was seen."""

    what: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.about}" if self.about else self.what


@dataclass(frozen=True)
class Verdict:
    """What became of one invariant."""

    invariant: str
    ok: bool
    found: list[str]
