"""What desks ask of the feed, as the wire has it: each question is read once, and known when it comes again."""

import re
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from chassis.cursors import CursorInvalid, Cursors
from services.publicity.api.feed_endings import Ending, feed_scope
from services.publicity.api.feed_pages import FeedFormat

KEPT_QUESTIONS = 20_000
LONGEST_PAGE = 500
LONGEST_WAIT = 30
# Numbers and names as we write them ourselves; another spelling is for the declared route to judge.
PLAIN = {
    "cursor": re.compile(r"[A-Za-z0-9_-]{1,500}"),
    "limit": re.compile(r"[1-9][0-9]{0,2}"),
    "wait": re.compile(r"[0-9]{1,2}(\.[0-9]{1,3})?"),
    "format": re.compile(r"[a-z0-9.-]{1,20}"),
}


@dataclass(slots=True)
class Question:
    """Documents behind a sequence, in a form; `wait` is how long the desk has patience when there are none."""

    after: int
    limit: int
    form: FeedFormat
    wait: float
    ending: Ending | None = None  # of the page it was last answered with


class FeedQuestions:
    """Reads query strings; a question asked before costs one look-up."""

    def __init__(self, cursors: Cursors) -> None:
        self._cursors = cursors
        self._known: OrderedDict[tuple[UUID, bytes], Question] = OrderedDict()

    def read(self, desk_id: UUID, query: bytes) -> Question | None:
        """The question, or None for one that is not plain."""
        known = self._known.get((desk_id, query))
        if known is not None:
            return known
        question = self._read(desk_id, query)
        if question is not None:
            self._known[desk_id, query] = question
            if len(self._known) > KEPT_QUESTIONS:
                self._known.popitem(last=False)
        return question

    def _read(self, desk_id: UUID, query: bytes) -> Question | None:
        asked = _plain(query)
        if asked is None:
            return None
        try:
            place = self._cursors.open(feed_scope(desk_id), asked["cursor"])[0] if "cursor" in asked else 0
            form = FeedFormat(asked.get("format", FeedFormat.NINJS_3_1))
        except (CursorInvalid, ValueError):
            return None
        question = Question(int(place), int(asked.get("limit", 50)), form, float(asked.get("wait", 0)))
        return question if question.limit <= LONGEST_PAGE and question.wait <= LONGEST_WAIT else None


def _plain(query: bytes) -> dict[str, str] | None:
    """Parameters by name when each is known, stands once and is spelled plainly."""
    if not query:
        return {}
    asked: dict[str, str] = {}
    for part in query.decode("latin-1").split("&"):
        name, _, value = part.partition("=")
        if name not in PLAIN or name in asked or not PLAIN[name].fullmatch(value):
            return None
        asked[name] = value
    return asked
