"""Which files are taken, read from reference/material_limits.csv: data, so that an edition can change it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIMITS = Path(__file__).parent.parent / "reference" / "material_limits.csv"


@dataclass(frozen=True)
class MaterialLimit:
    """One content type that is taken, and its bounds."""

    kind: str
    content_type: str
    extensions: tuple[str, ...]
    max_bytes: int
    min_long_side: int
    max_pixels: int
    max_seconds: int
    video_codecs: tuple[str, ...]
    audio_codecs: tuple[str, ...]

    @property
    def name(self) -> str:
        """For people."""
        return self.extensions[0].upper()

    @property
    def max_megabytes(self) -> int:
        """For people."""
        return self.max_bytes // (1024 * 1024)


@cache
def material_limits() -> dict[str, MaterialLimit]:
    """Every limit, by content type."""
    with LIMITS.open(encoding="utf-8", newline="") as file:
        rows = [_limit(row) for row in csv.DictReader(file)]
    return {limit.content_type: limit for limit in rows}


def _limit(row: dict[str, str]) -> MaterialLimit:
    return MaterialLimit(
        kind=row["kind"],
        content_type=row["content_type"],
        extensions=tuple(row["extensions"].split()),
        max_bytes=int(row["max_bytes"]),
        min_long_side=int(row["min_long_side"]),
        max_pixels=int(row["max_pixels"]),
        max_seconds=int(row["max_seconds"]),
        video_codecs=tuple(row["video_codecs"].split()),
        audio_codecs=tuple(row["audio_codecs"].split()),
    )
