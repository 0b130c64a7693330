"""How a wrong version takes the place of the right one: loudly, where the right one is no longer there."""

from collections.abc import Callable
from typing import Any


class MutantLost(Exception):
    """What a mutant would replace does not exist any more: the mutant must follow the code."""


def original(owner: Any, name: str) -> Any:
    """The piece as it stands in production."""
    try:
        return vars(owner)[name]
    except KeyError:
        raise MutantLost(f"{getattr(owner, '__name__', owner)} has no {name} of its own") from None


def replace(owner: Any, name: str, wrong: Callable[..., Any]) -> None:
    """Put the wrong version in the place of the right one."""
    kind = original(owner, name)
    setattr(owner, name, staticmethod(wrong) if isinstance(kind, staticmethod) else wrong)


def replace_text(owner: Any, name: str, old: str, new: str) -> None:
    """Put a wrong piece into a statement."""
    text = original(owner, name)
    if old not in text:
        raise MutantLost(f"{owner.__name__}.{name} does not say {old!r} any more")
    setattr(owner, name, text.replace(old, new))
