"""What people read in a refusal is Chinese: `title` of each DomainError, and the words it is raised with."""

import ast
import re
from collections.abc import Iterator, Sequence

from tools.sources import Finding, Source

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ROOT_OF_REFUSALS = "DomainError"


def refusals_speak_chinese(sources: Sequence[Source]) -> list[Finding]:
    """Titles and details of every class below DomainError, wherever it is defined or raised; tests left out."""
    watched = [source for source in sources if source.rooms[:1] != ("tests",)]
    names = refusal_names(watched)
    return [finding for source in watched for finding in _mute(source, names)]


def refusal_names(sources: Sequence[Source]) -> set[str]:
    """Names of the classes below DomainError, found by the names of their bases."""
    bases = {
        node.name: {each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in node.bases}
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {ROOT_OF_REFUSALS}
    while more := {name for name, parents in bases.items() if parents & found} - found:
        found |= more
    return found


def _mute(source: Source, names: set[str]) -> Iterator[Finding]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name in names:
            yield from _mute_title(source, node)
        elif isinstance(node, ast.Call) and _called(node) in names | {"FieldError"}:
            words = [*node.args[:1]] if _called(node) in names else []
            words += [each.value for each in node.keywords if each.arg == "detail"]
            for each in words:
                text = _literal(each)
                if text and not CHINESE.search(text):
                    yield Finding(source.path, each.lineno, f"{text[:30]!r}: people read this, write it in Chinese")


def _mute_title(source: Source, node: ast.ClassDef) -> Iterator[Finding]:
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        if not any(isinstance(target, ast.Name) and target.id in ("title", "detail") for target in targets):
            continue
        text = _literal(getattr(statement, "value", None))
        if text is not None and not CHINESE.search(text):
            yield Finding(source.path, statement.lineno, f"{node.name}: people read the title, write it in Chinese")


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _literal(node: ast.expr | None) -> str | None:
    """The fixed words of a text or an f-string; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return None
