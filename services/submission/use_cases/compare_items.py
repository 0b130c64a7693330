"""Compare items."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from chassis.work import Work
from services.submission.domain.form_fields import FieldKind, FormField, fields_of
from services.submission.domain.likeness import ItemFingerprint, LikeItem
from services.submission.forms import REPORT_TYPES
from services.submission.hints.fingerprint import NEAR, bands, shingles, similarity
from services.submission.hints.passages import passages_of
from services.submission.queries.likeness import (
    Waiting,
    drop_likeness,
    submissions_to_compare,
    texts_that_may_be_alike,
)

BATCH = 20


async def compare_items(work: Work) -> int:
    """Give submissions that have none their fingerprint, and note which items tell the same; how many there were."""
    waiting = await submissions_to_compare(work, limit=BATCH)
    if not waiting:
        return 0
    await drop_likeness(work, [each.item_id for each in waiting])
    for each in waiting:
        await _compare(work, each)
    return len(waiting)


async def _compare(work: Work, each: Waiting) -> None:
    own = shingles(_text(each.item_type, each.content))
    fingerprint = ItemFingerprint(
        item_id=each.item_id,
        number=each.number,
        edition_id=each.edition_id,
        submitted_at=each.submitted_at,
        bands=bands(own),
    )
    for other_id, item_type, content in await texts_that_may_be_alike(work, fingerprint) if fingerprint.bands else ():
        share = similarity(own, shingles(_text(item_type, content)))
        if share >= NEAR:
            work.add(LikeItem(item_id=each.item_id, other_id=other_id, similarity=round(share, 3)))
    work.add(fingerprint)
    await work.flush()


def _text(item_type: str, content: Mapping[str, Any]) -> str:
    """The long texts of the content, in the order of the form; titles are changed too easily to count."""
    return "\n".join(passage.text for passage in passages_of(content, _long_fields(item_type)))


@cache
def _long_fields(item_type: str) -> tuple[FormField, ...]:
    report_type = REPORT_TYPES.get(item_type)
    fields = fields_of(report_type.complete.model_json_schema()) if report_type else ()
    return tuple(each for each in fields if each.kind in (FieldKind.TEXT, FieldKind.LINES))
