"""Chinese search in memory: bigrams find candidates, the text itself decides, a title comes before a body."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from markupsafe import Markup, escape

MOST_TERMS = 6
EXCERPT = 96
BEFORE = 18


def fold(text: str) -> str:
    """Full and half width, upper and lower case are one; the length stays, so that places in the text do."""
    return "".join(_fold_one(letter) for letter in text)


@lru_cache(maxsize=2**16)
def _fold_one(letter: str) -> str:
    folded = unicodedata.normalize("NFKC", letter).casefold()
    return folded if len(folded) == 1 else letter


def terms_of(query: str) -> list[str]:
    """The words of a query; all of them must be found."""
    return list(dict.fromkeys(fold(query).split()))[:MOST_TERMS]


def bigrams(text: str) -> Iterator[str]:
    """Each pair of neighbours."""
    return (text[at : at + 2] for at in range(len(text) - 1))


@dataclass
class SearchIndex:
    """Texts by id, and which of them hold a bigram."""

    _texts: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    _holders: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))

    def put(self, key: UUID, *, title: str, body: str) -> None:
        """Add a text, or replace the one before."""
        self.drop(key)
        self._texts[key] = (fold(title), fold(body))
        for pair in self._pairs_of(key):
            self._holders[pair].add(key)

    def drop(self, key: UUID) -> None:
        """Forget a text."""
        if key in self._texts:
            for pair in self._pairs_of(key):
                self._holders[pair].discard(key)
            del self._texts[key]

    def _pairs_of(self, key: UUID) -> set[str]:
        return {pair for text in self._texts[key] for pair in bigrams(text)}

    def find(self, terms: Sequence[str]) -> dict[UUID, int]:
        """What holds every term, and how many of them stand in its title."""
        candidates = set(self._texts)
        for term in terms:
            for pair in bigrams(term):
                candidates &= self._holders.get(pair, set())
        return {
            key: sum(term in self._texts[key][0] for term in terms) for key in candidates if self._holds(key, terms)
        }

    def _holds(self, key: UUID, terms: Sequence[str]) -> bool:
        title, body = self._texts[key]
        return all(term in title or term in body for term in terms)


def highlighted(text: str, terms: Sequence[str]) -> Markup:
    """The text, safe as HTML, with every term marked."""
    shown, at = Markup(), 0
    for begin, end in _places(fold(text), terms):
        shown += escape(text[at:begin]) + Markup("<mark>{}</mark>").format(text[begin:end])
        at = end
    return shown + escape(text[at:])


def excerpt(text: str, terms: Sequence[str]) -> Markup:
    """A piece of the text around the first term, marked; its beginning when there is none."""
    flat = " ".join(text.split())
    first = next(iter(_places(fold(flat), terms)), (0, 0))[0]
    begin = max(0, first - BEFORE)
    piece = flat[begin : begin + EXCERPT]
    return Markup("{}{}{}").format(
        "…" if begin else "", highlighted(piece, terms), "…" if begin + EXCERPT < len(flat) else ""
    )


def _places(folded: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where terms stand, in order; what overlaps is one place."""
    found = sorted((at, at + len(term)) for term in terms for at in _occurrences(folded, term))
    merged: list[tuple[int, int]] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _occurrences(folded: str, term: str) -> Iterator[int]:
    at = folded.find(term)
    while at >= 0:
        yield at
        at = folded.find(term, at + len(term))
