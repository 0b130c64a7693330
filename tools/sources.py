"""The files that the checks look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("contracts", "chassis", "services", "portal", "cli", "deploy", "design", "tools", "tests", "bench")
SKIPPED = {
    *(".git", ".venv", ".local", ".mypy_cache", ".ruff_cache", ".pytest_cache"),
    *("__pycache__", "build", "node_modules", "dist"),
}
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".sh",
    ".lock",
    ".conf",
    ".template",
    ".xml",
    ".txt",
    ".mako",
    "",
}


@dataclass(frozen=True)
class Source:
    """One file of the project: its path from the top, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return Path(self.path).stem

    @property
    def rooms(self) -> tuple[str, ...]:
        """The folders above the file."""
        return Path(self.path).parts[:-1]

    def line(self, number: int) -> str:
        """One line of the text."""
        return self.text.splitlines()[number - 1]


@dataclass(frozen=True, order=True)
class Finding:
    """A place that is to be mended, and how."""

    path: str
    line: int
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.advice}"


def python_sources(root: Path = ROOT) -> list[Source]:
    """Every Python file of the project, migrations left out."""
    paths = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    kept = [path for path in paths if not {"migrations", "versions"} & set(path.relative_to(root).parts)]
    return [Source(path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in kept]


def text_sources(root: Path = ROOT) -> Iterator[Source]:
    """Every text file of the project."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not SKIPPED & set(parts) and path.suffix in TEXTS and not _is_egg(parts):
            try:
                yield Source(path.relative_to(root).as_posix(), path.read_text("utf-8"))
            except UnicodeDecodeError:
                continue


def _is_egg(parts: tuple[str, ...]) -> bool:
    return any(part.endswith(".egg-info") for part in parts)
