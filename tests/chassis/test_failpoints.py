"""Production wiring has no failpoint that does anything, and knows nothing of the tests that put one there."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chassis.failpoints import NONE, NoFailpoints
from cli.secrets import local_secrets
from cli.stack.environment import MODULES, service_environment
from cli.stack.layout import ROOT, Stack
from cli.stack.processes import process_names, service_processes, table

PRODUCTION = ("contracts", "chassis", "services", "cli", "deploy")
SEAMS = {"chassis/database.py", "chassis/relay.py"}
"""Where a failpoints attribute is made."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Every production module."""
    for package in PRODUCTION:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def failpoints_within(thing: Any, seen: set[int]) -> Iterator[Any]:
    """Every failpoints object that can be reached from an application by attributes, closures and containers."""
    if id(thing) in seen or isinstance(thing, type | str | bytes | int | float | Path | ast.AST):
        return
    seen.add(id(thing))
    if isinstance(thing, dict):
        parts = list(thing.values())
    elif isinstance(thing, list | tuple | set | frozenset):
        parts = list(thing)
    else:
        parts = [cell.cell_contents for cell in getattr(thing, "__closure__", None) or ()]
        parts += list(getattr(thing, "__dict__", {}).values())
        parts += [getattr(thing, "__self__", None), getattr(thing, "__wrapped__", None)]
        found = getattr(thing, "__dict__", {}).get("failpoints")
        if found is not None:
            yield found
    for part in parts:
        yield from failpoints_within(part, seen)


def wrong_in(path: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where a production module reaches for the tests or for a seam that is not its own."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if any(alias.name.split(".")[0] == "tests" for alias in names):
                yield node.lineno, "imports tests"
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] == "tests":
                yield node.lineno, "imports tests"
            case ast.Constant(value=str(text)) if "tests.faults" in text:
                yield node.lineno, "names the test-only build"
            case ast.Attribute(attr="failpoints", ctx=ast.Store()) if path not in SEAMS:
                yield node.lineno, "puts failpoints in"


@pytest.mark.parametrize("name", service_processes())
def test_a_production_process_has_no_failpoints(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service, role = name.split("-")
    stack = Stack(tmp_path, 20_000)
    for key, value in service_environment(stack, local_secrets(stack.secrets_file), service, role).items():
        monkeypatch.setenv(key, value)
    module = importlib.import_module(f"services.{service}.{MODULES[role]}")
    settings = inspect.signature(module.build).parameters["settings"].annotation()

    app = module.build(settings)

    found = list(failpoints_within(app, set()))
    assert found
    assert all(each is NONE for each in found)
    assert type(NONE) is NoFailpoints


def test_no_production_module_knows_the_tests_or_puts_a_failpoint_in() -> None:
    wrong = [f"{path}:{line} {what}" for path, tree in sources() for line, what in wrong_in(path, tree)]

    assert wrong == []


def test_the_stack_of_production_starts_every_service_by_its_own_module(tmp_path: Path) -> None:
    stack = Stack(tmp_path, 20_000)

    processes = table(stack, local_secrets(stack.secrets_file), process_names())

    started = {process.name: process.command[2] for process in processes if process.name in service_processes()}
    assert started == {
        name: f"services.{name.split('-')[0]}.{MODULES[name.split('-')[1]]}" for name in service_processes()
    }
