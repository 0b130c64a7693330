"""What publicity says: what became of an item at the ministry and in the media."""

from collections.abc import Sequence
from typing import Any

from chassis.subscriptions import Heard, Subscriptions
from chassis.work import Work
from contracts.publicity import CorrectionRecord, CoverageReported, ItemPooled, ItemReleased, ReleaseWithdrawn
from services.submission.use_cases.note_coverage import note_coverage
from services.submission.use_cases.note_pooled_items import note_pooled_items
from services.submission.use_cases.note_release import note_release
from services.submission.use_cases.note_release_withdrawn import note_release_withdrawn

hears = Subscriptions(producer="publicity")


@hears.on_many(ItemPooled)
async def on_items_pooled(heard: Sequence[Heard[ItemPooled]], work: Work) -> None:
    """The ministry has them."""
    await note_pooled_items(work, traces={each.event.item_id: each.trace for each in heard})


@hears.on(ItemReleased)
async def on_item_released(event: ItemReleased, work: Work) -> None:
    """It went out."""
    await note_release(
        work,
        item_id=event.item_id,
        at=event.occurred_at,
        embargoed_until=event.embargoed_until,
        correction=_kept(event.correction),
    )


@hears.on(CoverageReported)
async def on_coverage_reported(event: CoverageReported, work: Work) -> None:
    """Somebody printed it."""
    coverage = [record.model_dump(mode="json") for record in event.coverage]
    await note_coverage(
        work,
        item_id=event.item_id,
        coverage=coverage,
        released_at=event.released_at,
        embargoed_until=event.embargoed_until,
        correction=_kept(event.correction),
    )


@hears.on(ReleaseWithdrawn)
async def on_release_withdrawn(event: ReleaseWithdrawn, work: Work) -> None:
    """It must no longer be used."""
    await note_release_withdrawn(work, item_id=event.item_id, at=event.occurred_at, reason=event.reason)


def _kept(correction: CorrectionRecord | None) -> dict[str, Any] | None:
    return correction.model_dump(mode="json") if correction else None
