"""docs/problems.md from the refusals in the code. `python -m tools.problem_list [--check]`."""

import importlib
import pkgutil
import sys
from pathlib import Path

from chassis.errors import DomainError

TARGET = Path(__file__).resolve().parent.parent / "docs" / "problems.md"
PACKAGES = ("chassis", "services")
HEAD = """# Problems · 错误代码

Every refusal is an RFC 9457 problem: `code` is stable and part of the API, `title` and `detail` are for people,
`errors[]` names places in the input by JSON pointer, `traceId` is found in logs and events. Written by `make problems`.

| Code | Status | 标题 | Rule |
|---|---|---|---|
"""
OUTSIDE = (
    (
        "invalid-input",
        422,
        "提交的内容不符合要求",
        "Fields are missing, unknown, too long, too short or of the wrong kind.",
    ),
    ("body-too-large", 413, "内容过大", "A request body is at most 1 MiB; files go to the object store."),
    ("http-404", 404, "没有找到", "No such address."),
    ("http-405", 405, "不支持此操作方式", "The address does not know this method."),
    ("internal", 500, "系统出现错误", "An error of ours; the trace id finds it."),
)


def refusals() -> list[tuple[str, int, str, str]]:
    """Code, status, title and rule of each refusal."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            skipped = ("migration", ".main", ".worker", ".processor", ".seed", "testing", "replay")
            if not any(part in module.name for part in skipped):
                importlib.import_module(module.name)
    found = {(c.code, c.status, c.title, _rule(c)) for c in _descendants(DomainError)}
    return sorted({*found, *OUTSIDE})


def page() -> str:
    """The page as it should stand."""
    return HEAD + "".join(f"| `{code}` | {status} | {title} | {rule} |\n" for code, status, title, rule in refusals())


def _descendants(parent: type[DomainError]) -> set[type[DomainError]]:
    children = set(parent.__subclasses__())
    return children | {deeper for child in children for deeper in _descendants(child)}


def _rule(refusal: type[DomainError]) -> str:
    return " ".join((refusal.__doc__ or "").split())


if __name__ == "__main__":
    wanted = page()
    if "--check" in sys.argv:
        sys.exit(None if TARGET.exists() and TARGET.read_text("utf-8") == wanted else "docs/problems.md: make problems")
    TARGET.write_text(wanted, "utf-8")
