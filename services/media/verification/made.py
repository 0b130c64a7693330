"""What verification hands on."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Made:
    """A rendition as a file."""

    name: str
    path: Path
    content_type: str
    bytes: int
    width: int
    height: int
    sha256: str


@dataclass(frozen=True)
class Examined:
    """What a picture, film or document is, and what was made of it."""

    width: int = 0
    height: int = 0
    seconds: float = 0.0
    dhash: str | None = None
    made: tuple[Made, ...] = ()
    has_text: bool | None = None
    taken_on: date | None = None


def made_file(path: Path, *, name: str, content_type: str, width: int, height: int) -> Made:
    """The file with its size and hash."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Made(name, path, content_type, path.stat().st_size, width, height, digest)
