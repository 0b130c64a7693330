"""The list of cases: filters, search, pages. A filter is part of the address, so that it works without script."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from portal.releases import Question, Term, counted
from portal.search import terms_of
from portal.site import Site, SiteDep

routes = APIRouter()

ON_A_PAGE = 12
LONGEST_WORDS, LONGEST_CODE = 50, 40
ASKED_BY = {"q": "words", "area": "area", "place": "place", "type": "activity", "year": "year"}
"""What an address says, and what it means."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many cases have it."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Chip:
    """A condition that is set, and the address without it."""

    name: str
    without: str


def question_of(query: Mapping[str, str]) -> Question:
    """What an address asks; too long a value is cut, an unknown one finds nothing."""
    longest = {"q": LONGEST_WORDS}
    return Question(
        **{f: query.get(name, "").strip()[: longest.get(name, LONGEST_CODE)] for name, f in ASKED_BY.items()}
    )


def query_of(question: Question, *, page: int = 1) -> str:
    """The address of a question; what is not asked does not stand there."""
    asked = {name: value for name, field in ASKED_BY.items() if (value := asdict(question)[field])}
    query = urlencode(asked | ({"page": str(page)} if page > 1 else {}))
    return f"?{query}" if query else ""


@routes.get("/cases")
async def cases(request: Request, site: SiteDep) -> Response:
    """What was asked for, a page of it."""
    question = question_of(request.query_params)
    found = site.releases.answer(question, at=site.clock.now())
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(1, _number(request.query_params.get("page", ""))), pages)
    choices = _choices(site)
    return site.page(
        request,
        "cases.html",
        question=question,
        terms=terms_of(question.words),
        found=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        count=len(found),
        page=page,
        pages=pages,
        before=query_of(question, page=page - 1) if page > 1 else None,
        after=query_of(question, page=page + 1) if page < pages else None,
        choices=choices,
        chips=_chips(question, choices),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _choices(site: Site) -> dict[str, list[Choice]]:
    releases, catalogue = site.releases.newest(at=site.clock.now()), site.catalogue
    found = {
        "area": counted((catalogue.area(each.area) for each in releases), catalogue.area_codes),
        "place": counted(catalogue.place(each.place) for each in releases),
        "type": counted((catalogue.activity(each.activity) for each in releases), catalogue.activity_codes),
        "year": counted(Term(str(each.year), str(each.year)) for each in releases),
    }
    return {name: [Choice(term.code, term.name, count) for term, count in terms] for name, terms in found.items()}


def _chips(question: Question, choices: Mapping[str, list[Choice]]) -> list[Chip]:
    chips = []
    for name, field in ASKED_BY.items():
        value = asdict(question)[field]
        if value:
            known = next((each.name for each in choices.get(name, ()) if each.code == value), value)
            chips.append(Chip(known, query_of(Question(**asdict(question) | {field: ""}))))
    return chips
