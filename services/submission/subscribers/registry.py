"""What the registry says: who reports, and when."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.registry import EditionPublished, UnitEnrolled
from services.submission.use_cases.note_edition import note_edition
from services.submission.use_cases.note_unit import note_unit

hears = Subscriptions(producer="registry")


@hears.on(EditionPublished)
async def on_edition_published(event: EditionPublished, work: Work) -> None:
    """The edition opens, closes and limits reporting."""
    await note_edition(
        work,
        edition_id=event.edition_id,
        year=event.year,
        window=(event.opens_at, event.due_at, event.locks_at),
        focus_areas={term.code: term.name for term in event.focus_areas},
        activity_types={term.code: term.name for term in event.activity_types},
        item_types={each.code: each.model_dump(exclude={"code"}) for each in event.item_types},
    )


@hears.on(UnitEnrolled)
async def on_unit_enrolled(event: UnitEnrolled, work: Work) -> None:
    """The unit may report to the edition, and this is who approves it."""
    await note_unit(
        work, **event.model_dump(include={"edition_id", "unit_id", "code", "name", "kind", "region", "path"})
    )
