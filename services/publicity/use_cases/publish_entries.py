"""Put released entries into the feed."""

from collections.abc import Sequence
from functools import partial

from chassis.work import Work
from services.publicity.documents.ninjs_3_1 import published_item
from services.publicity.domain.feed_item import FeedKind
from services.publicity.domain.publication import Publication
from services.publicity.use_cases.append_feed import Draft, append_feed


async def publish_entries(work: Work, *, found: Sequence[Publication], public_url: str) -> None:
    """Their documents, in this order, for desks to use from now on."""
    at = work.now()
    drafts = [Draft(each.entry, FeedKind.PUBLISHED, partial(published_item, each, public_url, at=at)) for each in found]
    await append_feed(work, drafts=drafts)
