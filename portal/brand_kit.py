"""The brand kit: files of one folder, with their sizes and sums, and the rules of their use."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

INDEX = "kit.yaml"
TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".zip": "application/zip", ".pdf": "application/pdf"}


@dataclass(frozen=True)
class KitFile:
    """One file that can be downloaded."""

    name: str
    title: str
    about: str
    path: Path
    bytes: int
    sha256: str
    content_type: str


@dataclass(frozen=True)
class BrandKit:
    """The folder as it was at the start of the process."""

    title: str
    notice: str
    rules: tuple[str, ...]
    files: tuple[KitFile, ...]

    @property
    def sums(self) -> bytes:
        """As `sha256sum -c` reads it."""
        return "".join(f"{each.sha256}  {each.name}\n" for each in self.files).encode()

    @classmethod
    def read(cls, folder: Path) -> "BrandKit":
        """What the folder's index names; a named file that is missing keeps the portal from starting."""
        told: dict[str, Any] = yaml.safe_load((folder / INDEX).read_text("utf-8"))
        return cls(
            title=told["title"],
            notice=told.get("notice", ""),
            rules=tuple(told["rules"]),
            files=tuple(_file(folder, **each) for each in told["files"]),
        )


def _file(folder: Path, *, name: str, title: str, about: str = "") -> KitFile:
    path = folder / Path(name).name
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return KitFile(path.name, title, about, path, len(content), digest, TYPES[path.suffix])
