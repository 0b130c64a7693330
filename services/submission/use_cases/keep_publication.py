"""Keep what publicity tells of an item after it was pooled."""

from uuid import UUID

from chassis.outbox import trace_headers
from chassis.work import Work
from services.submission.domain.publication import Publication
from services.submission.use_cases.note_pooled_items import note_pooled_items


async def keep_publication(work: Work, *, item_id: UUID) -> Publication:
    """The item's publication, new when this is the first we hear of it.

    What was released had been pooled, whether or not that reached us: the item is received by now, and so is what was
    approved as its correction.
    """
    await note_pooled_items(work, traces={item_id: trace_headers()})
    publication = await work.find(Publication, item_id)
    if publication is None:
        publication = Publication(item_id=item_id)
        work.add(publication)
    return publication
