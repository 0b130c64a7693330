"""The rules that neither ruff nor import-linter can express. `python -m tools.checks`."""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tools.refusals import refusals_speak_chinese
from tools.sources import ROOT, Finding, Source, python_sources, text_sources

Check = Callable[[Source], Iterator[Finding]]

LONGEST_FILE = 400
FORBIDDEN = {"util", "utils", "helper", "helpers", "common", "manager", "misc", "impl", "base"}
NAMED_BASE = {"contracts/base.py"}  # the base of every event, and nothing else
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
NOT_A_WAIT = "# not a wait: "
# Written in pieces, so that this file does not name what it forbids.
HOSTS = re.compile(
    "|".join(
        rf"\b{re.escape(name)}\b"
        for name in (
            "pypi" + ".org",
            "files.python" + "hosted.org",
            "registry-1.docker" + ".io",
            "ghcr" + ".io",
            "quay" + ".io",
            "registry.npm" + "js.org",
            "proxy.golang" + ".org",
            "repo.maven" + ".apache.org",
            "repo1.maven" + ".org",
        )
    )
)
SIGNED = re.compile("X-Amz-" + r"Signature=[0-9a-f]{16}")
MACHINE = re.compile(r"(?<![\w.])/" + r"(work|tmp)/[\w.]")


def only_the_chassis_commits(source: Source) -> Iterator[Finding]:
    """`.commit()` stands in the chassis alone; what is measured beside us may do as it likes."""
    if source.rooms[:1] in (("chassis",), ("tests",), ("bench",)):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
            yield Finding(source.path, node.lineno, "the edge commits: leave the work block and the chassis does it")


def a_use_case_is_one_function(source: Source) -> Iterator[Finding]:
    """A file of use_cases holds one public async function, named as the file."""
    if source.rooms[-1:] != ("use_cases",) or source.rooms[0] != "services" or source.stem == "__init__":
        return
    public = [each for each in source.tree.body if isinstance(each, ast.AsyncFunctionDef) and each.name[0] != "_"]
    if [each.name for each in public] != [source.stem]:
        found = ", ".join(each.name for each in public) or "none"
        yield Finding(source.path, 1, f"one public async function named {source.stem}, found: {found}")
    if "_" not in source.stem:
        yield Finding(source.path, 1, "a use case is named verb_noun")


def names_say_something(source: Source) -> Iterator[Finding]:
    """No file or class is named for what it is to the programmer."""
    if source.path not in NAMED_BASE and FORBIDDEN & set(source.stem.lower().split("_")):
        yield Finding(source.path, 1, f"{source.stem}: name the file for what it holds")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", node.name)
            if FORBIDDEN & {word.lower() for word in words}:
                yield Finding(source.path, node.lineno, f"{node.name}: name the class for what it is")


def files_are_short(source: Source) -> Iterator[Finding]:
    """A file past 400 lines is two files."""
    length = len(source.text.splitlines())
    if length > LONGEST_FILE:
        yield Finding(source.path, LONGEST_FILE, f"{length} lines: split it, {LONGEST_FILE} at most")


def time_comes_in_by_the_door(source: Source) -> Iterator[Finding]:
    """Outside of chassis, command line, bench and tests nobody looks at the host's clock."""
    if source.rooms[:1] in (("chassis",), ("cli",), ("tests",), ("deploy",), ("bench",)):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            if (name, node.func.attr) in CLOCKS:
                yield Finding(source.path, node.lineno, "time comes in by the door: work.now()")


def rules_are_told(source: Source) -> Iterator[Finding]:
    """Public things of chassis, contracts and use cases have a docstring."""
    use_case = source.rooms[:1] == ("services",) and source.rooms[-1:] == ("use_cases",)
    if not use_case and source.rooms[:1] not in (("chassis",), ("contracts",)):
        return
    if not use_case and source.tree.body and not ast.get_docstring(source.tree):
        yield Finding(source.path, 1, "the module says what it is for")
    yield from _untold(source, source.tree)


def _untold(source: Source, parent: ast.Module | ast.ClassDef) -> Iterator[Finding]:
    for node in parent.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _is_overload(node):
            yield Finding(source.path, node.lineno, f"{node.name}: one line that says the rule")
        if isinstance(node, ast.ClassDef):
            yield from _untold(source, node)


def _is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)


def tests_do_not_sleep(source: Source) -> Iterator[Finding]:
    """A test waits with `eventually`; a sleep that is no wait says why on its line."""
    if source.rooms[:1] != ("tests",) or source.rooms[:2] == ("tests", "infra"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _name_of(node.func) == "sleep" and NOT_A_WAIT not in source.line(node.lineno):
            yield Finding(source.path, node.lineno, f"wait with tests.infra.waiting.eventually, or say `{NOT_A_WAIT}…`")


def _name_of(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def files_name_no_place_of_ours(source: Source) -> Iterator[Finding]:
    """No package registry's host, no signed link, no folder of one machine stands in a file."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if HOSTS.search(line):
            yield Finding(source.path, number, "no package registry's host: the operator's mirrors decide")
        if SIGNED.search(line):
            yield Finding(source.path, number, "no signed link stands in a file")
        if MACHINE.search(line):
            yield Finding(source.path, number, "no folder of one machine: use tmp_path, tempfile or a setting")


PYTHON_CHECKS: Sequence[Check] = (
    only_the_chassis_commits,
    a_use_case_is_one_function,
    names_say_something,
    files_are_short,
    time_comes_in_by_the_door,
    rules_are_told,
    tests_do_not_sleep,
)


def findings(root: Path = ROOT) -> list[Finding]:
    """What all checks find below a folder."""
    sources = python_sources(root)
    found = [finding for check in PYTHON_CHECKS for source in sources for finding in check(source)]
    found += refusals_speak_chinese(sources)
    found += [finding for source in text_sources(root) for finding in files_name_no_place_of_ours(source)]
    return sorted(found)


if __name__ == "__main__":
    said = findings()
    for each in said:
        print(each)
    sys.exit(1 if said else 0)
