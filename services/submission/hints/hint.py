"""A hint points to a place; rules look at passages in the light of their edition."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

WORDS_FILE = Path(__file__).parent.parent / "reference" / "hint_words.json"
SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")
NEGATION = re.compile(r"(?:不|未|无|免|没有|拒绝|严禁|禁止|不得|不收|不许发?|不设)[^，。；、]{0,4}$")
WIDE_FORMS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


@dataclass(frozen=True)
class Passage:
    """A text of the content and where it stands; `plain` has the same length, with narrow letters and digits."""

    pointer: str
    text: str
    title: str = ""

    @property
    def plain(self) -> str:
        """Wide digits and letters as narrow ones."""
        return self.text.translate(WIDE_FORMS)


@dataclass(frozen=True)
class Surroundings:
    """What an edition says that a text may contradict, the roster of the unit that writes, and the day
    on which each photo was taken, by its id, where the camera wrote one."""

    year: int
    theme: str
    starts_on: date
    ends_on: date
    wordings: Sequence[Mapping[str, Any]] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    roster: Collection[str] = ()
    taken_on: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Hint:
    """One thing to look at: the characters [start, end) at the pointer, why, and what could stand there instead."""

    code: str
    pointer: str
    start: int
    end: int
    quote: str
    message: str
    instead: str = ""

    @property
    def key(self) -> str:
        """The same for the same words, wherever they move to."""
        return hashlib.sha256(f"{self.code}\0{self.quote}".encode()).hexdigest()[:16]


Rule = Callable[[Passage, Surroundings], Iterator[Hint]]


def hint(code: str, passage: Passage, span: tuple[int, int], message: str, *, instead: str = "") -> Hint:
    """A hint on a span of a passage."""
    start, end = span
    return Hint(code, passage.pointer, start, end, passage.text[start:end], message, instead)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place where it begins."""
    for found in SENTENCE.finditer(text):
        if found[0].strip():
            yield found.start(), found[0]


def occurrences(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, the longest first where they overlap; not where they are denied (不收取赞助)."""
    pattern = _any_of(tuple(words))
    for found in pattern.finditer(text):
        if not NEGATION.search(text[max(0, found.start() - 8) : found.start()]):
            yield found.span()


@cache
def words(kind: str) -> Any:
    """The reference words of a kind."""
    return _all_words()[kind]


@cache
def _all_words() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return read


@cache
def _any_of(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(alternatives, key=len, reverse=True)))
