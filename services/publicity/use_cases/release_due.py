"""Put entries whose embargo has ended into the feed."""

from chassis.work import Work
from services.publicity import messages
from services.publicity.queries.selection import entries_due, publications
from services.publicity.use_cases.publish_entries import publish_entries

BATCH = 50


async def release_due(work: Work, *, public_url: str) -> int:
    """The sequence is taken now, not at the release: a page of the feed never has a hole that fills up later."""
    entries = await entries_due(work, now=work.now(), limit=BATCH)
    if not entries:
        return 0
    await publish_entries(work, found=await publications(work, entries), public_url=public_url)
    for entry in entries:
        await messages.tell_again(work, entry)
    return len(entries)
