"""What is released, as the media feed tells it: kept in memory, newest sequence wins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

import nh3
from markupsafe import Markup

from contracts.feed import FeedFact, MediaItemCanceled
from contracts.ninjs import Association, Named, NinjsItem
from portal.search import SearchIndex, terms_of

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "br"}
AI_MADE = "trainedAlgorithmicMedia"


@dataclass(frozen=True)
class Term:
    """A word of a vocabulary: what links say, and what people read."""

    code: str
    name: str


@dataclass(frozen=True)
class Form:
    """One size of a picture."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A photo or film of a case; `forms` are the pictures that can be shown, smallest first."""

    asset_id: UUID
    kind: Literal["picture", "video"]
    caption: str
    credit: str
    ai_made: bool
    sha256: str
    forms: tuple[Form, ...]
    film: bool
    seconds: float

    @property
    def largest(self) -> Form | None:
        """What is shown where there is room."""
        return self.forms[-1] if self.forms else None

    @classmethod
    def of(cls, told: Association) -> "Picture":
        """As the document has it; originals are for the media and are not shown here."""
        shown = [each for each in told.renditions if each.name != "original"]
        original = next((each for each in told.renditions if each.name == "original"), None)
        return cls(
            asset_id=UUID(told.uri.rpartition("/")[2]),
            kind=told.type,
            caption=told.descriptions[0].value if told.descriptions else "",
            credit=told.by,
            ai_made=told.digital_source_type.uri.endswith(AI_MADE),
            sha256=next((each.value for each in told.alt_ids if each.role == "sha256"), ""),
            forms=tuple(Form(each.name, each.width, each.height) for each in sorted(shown, key=lambda one: one.width)),
            film=told.type == "video" and original is not None and original.content_type == "video/mp4",
            seconds=(original.duration or 0.0) if original else 0.0,
        )


@dataclass(frozen=True)
class Release:
    """A released case as pages show it."""

    item_id: UUID
    uri: str
    version: int
    title: str
    unit: str
    recommender: str
    place: Term
    area: Term
    activity: Term
    year: int
    keywords: tuple[str, ...]
    highlights: tuple[str, ...]
    body: Markup
    text: str
    pictures: tuple[Picture, ...]
    receipt_number: str
    copyright_notice: str
    usage_terms: str
    note: str
    released_at: datetime
    changed_at: datetime
    embargoed_until: datetime | None

    @property
    def cover(self) -> Picture | None:
        """The picture that stands for the case."""
        return next((each for each in self.pictures if each.forms), None)

    def open_at(self, at: datetime) -> bool:
        """The feed holds nothing under embargo; should it ever, this page does not show it either."""
        return self.embargoed_until is None or self.embargoed_until <= at

    @classmethod
    def of(cls, item_id: UUID, told: NinjsItem) -> "Release":
        """From the feed's document; the text of a unit is cleaned before it is HTML."""
        bodies = {each.content_type: each.value for each in told.bodies or ()}
        body = nh3.clean(bodies.get("application/xhtml+xml", ""), tags=TAGS, attributes={})
        organisations = {each.rel: each.name for each in told.organisations or ()}
        return cls(
            item_id=item_id,
            uri=told.uri,
            version=int(told.version),
            title=told.title,
            unit=organisations.get("submitter", told.copyright_holder),
            recommender=organisations.get("recommender", ""),
            place=_term(told.places, "origin") if told.places else Term(told.located or "", told.located or ""),
            area=_term(told.subjects, "theme"),
            activity=_term(told.subjects, "activity"),
            year=_year(told),
            keywords=tuple(each.name for each in told.subjects or () if each.rel == "keyword"),
            highlights=tuple(each for words in told.descriptions or () for each in words.value.split("；") if each),
            body=Markup(body),  # noqa: S704 -- cleaned above
            text=_prose(bodies.get("text/plain", ""), body),
            pictures=tuple(Picture.of(each) for each in told.associations or ()),
            receipt_number=next((each.value for each in told.alt_ids if each.role == "receiptNumber"), ""),
            copyright_notice=told.copyright_notice,
            usage_terms=told.usage_terms,
            note=told.ed_note or "",
            released_at=told.first_created,
            changed_at=told.version_created,
            embargoed_until=told.embargoed_until,
        )


def _prose(plain: str, body: str) -> str:
    """The plain text without the headings that stand in it as lines of their own."""
    headings = set(re.findall(r"<h[234]>([^<]*)</h[234]>", body))
    return "\n".join(line for line in plain.splitlines() if line.strip() not in headings)


def _term(named: Iterable[Named] | None, rel: str) -> Term:
    found = next((each for each in named or () if each.rel == rel), None)
    if found is None:
        return Term("", "")
    return Term((found.uri or found.name).rpartition(":")[2], found.name)


def _year(told: NinjsItem) -> int:
    codes = [(each.uri or "").rpartition(":")[2] for each in told.events or ()]
    return next((int(code) for code in codes if code.isdigit()), told.first_created.year)


@dataclass(frozen=True)
class Question:
    """What a reader asks the list for; empty fields ask for everything."""

    words: str = ""
    area: str = ""
    place: str = ""
    activity: str = ""
    year: str = ""

    def fits(self, release: Release) -> bool:
        """Whether the filters let it through; the words are the index's business."""
        asked = (self.area, self.place, self.activity, self.year)
        has = (release.area.code, release.place.code, release.activity.code, str(release.year))
        return all(not one or one == other for one, other in zip(asked, has, strict=True))


@dataclass
class Releases:
    """Every release that stands, and which ones were taken back."""

    withdrawn: dict[UUID, datetime] = field(default_factory=dict)
    _standing: dict[UUID, Release] = field(default_factory=dict)
    _sequences: dict[UUID, int] = field(default_factory=dict)
    _newest: list[Release] = field(default_factory=list)
    _index: SearchIndex = field(default_factory=SearchIndex)

    def take(self, fact: FeedFact) -> None:
        """A document of the feed; one that is older than what is known changes nothing."""
        if fact.version <= self._sequences.get(fact.item_id, -1):
            return
        self._sequences[fact.item_id] = fact.version
        self._newest = []
        if isinstance(fact, MediaItemCanceled) or fact.document.pub_status != "usable":
            self._standing.pop(fact.item_id, None)
            self._index.drop(fact.item_id)
            self.withdrawn[fact.item_id] = fact.document.version_created
            return
        self.withdrawn.pop(fact.item_id, None)
        release = self._standing[fact.item_id] = Release.of(fact.item_id, fact.document)
        words = (release.unit, release.recommender, release.place.name, *release.keywords, *release.highlights)
        self._index.put(fact.item_id, title=release.title, body="\n".join([*words, release.text]))

    def get(self, item_id: UUID, *, at: datetime) -> Release | None:
        """One that stands."""
        release = self._standing.get(item_id)
        return release if release and release.open_at(at) else None

    def newest(self, *, at: datetime) -> list[Release]:
        """All that stand, the newest first."""
        if not self._newest:  # sorted once for all readers between two changes
            by_time = sorted(self._standing.values(), key=lambda each: (each.released_at, each.item_id), reverse=True)
            self._newest = by_time
        return [each for each in self._newest if each.open_at(at)]

    def answer(self, question: Question, *, at: datetime) -> Sequence[Release]:
        """What was asked for: with words, titles before texts; then the newest first."""
        fitting = [each for each in self.newest(at=at) if question.fits(each)]
        terms = terms_of(question.words)
        if not terms:
            return fitting
        found = self._index.find(terms)
        return sorted((each for each in fitting if each.item_id in found), key=lambda each: -found[each.item_id])


def counted(terms: Iterable[Term], order: Sequence[str] = ()) -> list[tuple[Term, int]]:
    """Each word once, with how often it came: in the order that is given, the rest by their codes."""
    names: dict[str, Term] = {}
    counts: dict[str, int] = {}
    for term in terms:
        names[term.code] = term
        counts[term.code] = counts.get(term.code, 0) + 1
    places = {code: place for place, code in enumerate(order)}
    codes = sorted(filter(None, names), key=lambda code: (places.get(code, len(places)), code))
    return [(names[code], counts[code]) for code in codes]
