"""What publicity hears from the registry: accounts, editions, units."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.registry import AccessGranted, AccessRevoked, EditionPublished, UnitEnrolled
from services.publicity.use_cases.note_edition import note_edition
from services.publicity.use_cases.note_granted_access import note_granted_access
from services.publicity.use_cases.note_revoked_access import note_revoked_access
from services.publicity.use_cases.note_unit import note_unit

hears = Subscriptions(producer="registry")


@hears.on(AccessGranted)
async def keep_access(event: AccessGranted, work: Work) -> None:
    """Who may score, and which desks there are."""
    await note_granted_access(work, **event.model_dump(exclude={"version", "department"}))


@hears.on(AccessRevoked)
async def end_access(event: AccessRevoked, work: Work) -> None:
    """Who counts no more."""
    await note_revoked_access(work, account_id=event.account_id)


@hears.on(EditionPublished)
async def keep_edition(event: EditionPublished, work: Work) -> None:
    """Names of focus areas and activity types."""
    named = {field: {term.code: term.name for term in getattr(event, field)} for field in VOCABULARIES}
    await note_edition(work, edition_id=event.edition_id, year=event.year, theme=event.theme, **named)


@hears.on(UnitEnrolled)
async def keep_unit(event: UnitEnrolled, work: Work) -> None:
    """Names of units."""
    await note_unit(work, **event.model_dump(include=UNIT))


VOCABULARIES = ("focus_areas", "activity_types")
UNIT = {"enrolment_id", "edition_id", "unit_id", "code", "name", "kind", "region"}
