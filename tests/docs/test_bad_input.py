"""The page on bad input tells the truth."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "bad-input.md"


def test_each_row_names_tests_that_exist() -> None:
    tree = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"def (test_\w+)\(", tree))
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]

    named = [re.findall(r"`(test_\w+)`", row) for row in rows]

    assert len(rows) >= 20
    assert all(named)
    assert {name for names in named for name in names} - there == set()
