"""How a page ends for one desk: with the desk's own cursor, and so under a tag of its own."""

import hashlib
from typing import NamedTuple
from uuid import UUID

from chassis.cursors import Cursors
from services.publicity.api.feed_pages import FeedFormat, Page

Headers = tuple[tuple[bytes, bytes], ...]
CACHING = (b"cache-control", b"private, no-cache")
JSON = (b"content-type", b"application/json")


class Ending(NamedTuple):
    """The rest of the answer after the page's opening, its tag, and the headers with and without a body."""

    digest: str
    last: int
    rest: bytes
    tag: bytes
    headers: Headers
    headers_unchanged: Headers

    def fits(self, page: Page) -> bool:
        """Whether this is the ending of that page."""
        return self.digest == page.digest and self.last == page.last

    def known_by(self, if_none_match: bytes | None) -> bool:
        """Whether a reader who sends these tags has the answer."""
        if if_none_match is None or if_none_match == self.tag:
            return if_none_match is not None
        return self.tag in (each.strip().removeprefix(b"W/") for each in if_none_match.split(b","))


def feed_scope(desk_id: UUID) -> str:
    """A cursor of the feed is its desk's own."""
    return f"feed:{desk_id}"


def ending_of(page: Page, *, desk_id: UUID, form: FeedFormat, cursors: Cursors) -> Ending:
    """The ending of a page for a desk."""
    following = cursors.seal(feed_scope(desk_id), [page.last])
    tag = f'"{hashlib.sha256(f"{page.digest}{following}{form}".encode()).hexdigest()[:32]}"'.encode()
    unchanged = ((b"etag", tag), CACHING)
    return Ending(page.digest, page.last, following.encode() + b'"}', tag, (*unchanged, JSON), unchanged)
