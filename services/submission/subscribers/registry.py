"""What the registry says: who reports, when, who is excused, and which departments take part."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.registry import AccessGranted, AccessRevoked, EditionPublished, ObligationSet, UnitEnrolled
from services.submission.domain.known_department import KnownDepartment
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_obligation import KnownObligation
from services.submission.domain.known_unit import KnownUnit
from services.submission.use_cases.forget_obligation import forget_obligation
from services.submission.use_cases.note_department import note_department
from services.submission.use_cases.note_department_left import note_department_left
from services.submission.use_cases.note_edition import note_edition
from services.submission.use_cases.note_obligation import note_obligation
from services.submission.use_cases.note_unit import note_unit

hears = Subscriptions(producer="registry")


@hears.on(EditionPublished)
async def on_edition_published(event: EditionPublished, work: Work) -> None:
    """The edition opens, closes and limits reporting."""
    edition = KnownEdition(
        **event.model_dump(
            include={
                *("edition_id", "version", "year", "theme", "starts_on", "ends_on"),
                *("opens_at", "due_at", "locks_at", "grace_minutes", "wordings"),
            }
        ),
        focus_areas={term.code: term.name for term in event.focus_areas},
        activity_types={term.code: term.name for term in event.activity_types},
        other_vocabularies={each.field: {term.code: term.name for term in each.terms} for each in event.vocabularies},
        item_types={each.code: each.model_dump(mode="json", exclude={"code"}) for each in event.item_types},
    )
    await note_edition(work, edition=edition)


@hears.on(UnitEnrolled)
async def on_unit_enrolled(event: UnitEnrolled, work: Work) -> None:
    """The unit may report to the edition, and this is who approves it."""
    kept = KnownUnit.model_fields
    unit = KnownUnit(**event.model_dump(include=set(kept)))
    unit.path, unit.other_parents = list(event.path), list(event.other_parents)
    unit.successor_ids, unit.co_departments = list(event.successor_ids), list(event.co_departments)
    await note_unit(work, unit=unit)


@hears.on(ObligationSet)
async def on_obligation_set(event: ObligationSet, work: Work) -> None:
    """The unit is excused, has more time, or reports in a week of its own; or none of it any more."""
    if event.kind == "none":
        await forget_obligation(work, obligation_id=event.obligation_id)
    else:
        obligation = KnownObligation(**event.model_dump(include=set(KnownObligation.model_fields)))
        await note_obligation(work, obligation=obligation)


@hears.on(AccessGranted)
async def on_access_granted(event: AccessGranted, work: Work) -> None:
    """A co-department comments by its name; of other accounts nothing is kept."""
    if event.department:
        department = KnownDepartment(account_id=event.account_id, unit_id=event.unit_id, name=event.department)
        await note_department(work, department=department)


@hears.on(AccessRevoked)
async def on_access_revoked(event: AccessRevoked, work: Work) -> None:
    """A co-department has left, or was taken off the roster."""
    await note_department_left(work, account_id=event.account_id)
