"""What is left after a run, read around the services: history, tables, topics, feed, objects, offsets, processes.

It is plain data: saved to a folder and loaded from it, so that checkers run without a stack.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.history import Line, read_history

Row = dict[str, Any]


@dataclass
class Evidence:
    """All that the checkers look at."""

    history: list[Line] = field(default_factory=list)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    """`service.table` → rows; ids and instants as text."""
    topics: dict[str, list[Row]] = field(default_factory=dict)
    """Topic → records from offset 0: partition, offset, key, headers, value (text), in the order of each partition."""
    feed: list[list[Any]] = field(default_factory=list)
    """Sequence, item and status of each document of all HTTP pages from the first cursor on."""
    objects: dict[str, Row] = field(default_factory=dict)
    """Key in the assets bucket → bytes, and the SHA-256 of what GET gives where an asset is ready."""
    offsets: dict[str, dict[str, int]] = field(default_factory=dict)
    """Consumer group → `topic/partition` → committed offset."""
    heard: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Consumer group → its `topics` and the `types` that it has handlers for."""
    only: list[str] = field(default_factory=list)
    """The items and assets of this run; empty means that everything there is belongs to it."""
    facts: Row = field(default_factory=dict)
    """Processes with memory and descriptors, sessions idle in transaction."""

    @classmethod
    async def collect(cls, stack: Any, history_path: Path) -> "Evidence":
        """Read everything; the stack is whole and at rest."""
        from tests.faults.collecting import collect

        return await collect(stack, history_path)

    def save(self, folder: Path) -> None:
        """One file per table and topic, and the rest in one; the history beside them as it was written."""
        folder.mkdir(parents=True, exist_ok=True)
        _write_lines(folder / "history.jsonl", self.history)
        for name, rows in self.tables.items():
            _write_lines(folder / "tables" / f"{name}.jsonl", rows)
        for name, records in self.topics.items():
            _write_lines(folder / "topics" / f"{name}.jsonl", records)
        rest = {name: getattr(self, name) for name in ("feed", "objects", "offsets", "heard", "only", "facts")}
        (folder / "rest.json").write_text(json.dumps(rest, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Evidence":
        """Back from a folder."""
        rest = json.loads((folder / "rest.json").read_text(encoding="utf-8"))
        return cls(
            history=read_history(folder / "history.jsonl"),
            tables={path.stem: read_history(path) for path in sorted((folder / "tables").glob("*.jsonl"))},
            topics={path.stem: read_history(path) for path in sorted((folder / "topics").glob("*.jsonl"))},
            **rest,
        )

    def rows(self, table: str) -> list[Row]:
        """Rows of a table; none where it was not read."""
        return self.tables.get(table, [])

    def by_id(self, table: str, column: str = "id") -> dict[str, Row]:
        """Rows of a table by one of their columns."""
        return {row[column]: row for row in self.rows(table)}


def _write_lines(path: Path, lines: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
