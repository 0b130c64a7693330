"""Everything the registry says: row → event."""

from collections.abc import AsyncIterator, Mapping
from typing import Literal

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from contracts.base import Event
from contracts.registry import (
    AccessGranted,
    AccessRevoked,
    EditionPublished,
    ItemType,
    ObligationSet,
    Term,
    UnitEnrolled,
    Vocabulary,
    Wording,
)
from contracts.roles import UnitKind
from services.registry.domain import Account, Edition, Enrolment, Obligation

KINDS: Mapping[str, Literal["person", "desk", "platform"]] = {
    "person": "person",
    "desk": "desk",
    "platform": "platform",
}


def edition_published(edition: Edition) -> EditionPublished:
    """The whole edition as it stands."""
    return EditionPublished(
        version=edition.version,
        edition_id=edition.id,
        year=edition.year,
        theme=edition.theme,
        document_number=edition.document_number,
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        opens_at=edition.opens_at,
        due_at=edition.due_at,
        locks_at=edition.locks_at,
        focus_areas=tuple(Term.model_validate(term) for term in edition.focus_areas),
        activity_types=tuple(Term.model_validate(term) for term in edition.activity_types),
        item_types=tuple(ItemType.model_validate(item_type) for item_type in edition.item_types),
        grace_minutes=edition.grace_minutes,
        vocabularies=tuple(Vocabulary.model_validate(vocabulary) for vocabulary in edition.vocabularies),
        wordings=tuple(Wording.model_validate(wording) for wording in edition.wordings),
    )


def unit_enrolled(enrolment: Enrolment) -> UnitEnrolled:
    """A unit in its place."""
    return UnitEnrolled(
        version=enrolment.version,
        enrolment_id=enrolment.id,
        edition_id=enrolment.edition_id,
        unit_id=enrolment.unit_id,
        code=enrolment.code,
        name=enrolment.name,
        short_name=enrolment.short_name,
        kind=UnitKind(enrolment.kind),
        region=enrolment.region,
        path=tuple(enrolment.path),
        other_parents=tuple(enrolment.other_parents),
        closed_on=enrolment.closed_on,
        successor_ids=tuple(enrolment.successor_ids),
        co_departments=tuple(enrolment.co_departments),
        suspension_reason=enrolment.suspension_reason,
    )


def obligation_set(obligation: Obligation) -> ObligationSet:
    """What one unit owes where it differs from the rule; the reason stays in the registry."""
    return ObligationSet(
        version=obligation.version,
        obligation_id=obligation.id,
        edition_id=obligation.edition_id,
        unit_id=obligation.unit_id,
        item_type=obligation.item_type,
        includes_below=obligation.includes_below,
        waived=obligation.waived,
        due_at=obligation.due_at,
        locks_at=obligation.locks_at,
        kind=obligation.kind,
    )


def access_granted(account: Account) -> AccessGranted:
    """Which roles, for which unit and department; never who."""
    return AccessGranted(
        version=account.version,
        account_id=account.id,
        kind=KINDS[account.kind],
        unit_id=account.unit_id,
        unit_name=account.unit_name,
        region=account.region,
        roles=tuple(account.roles),
        department=account.department,
    )


def access_revoked(account: Account) -> AccessRevoked:
    """The account ended."""
    return AccessRevoked(version=account.version, account_id=account.id)


async def current_state(work: Work) -> AsyncIterator[Event]:
    """For every aggregate the fact that its present state was last told by; parents before what is below them."""
    for edition in (await work.run(select(Edition).order_by(col(Edition.year)))).scalars():
        yield edition_published(edition)
    depth_first = select(Enrolment).order_by(
        col(Enrolment.edition_id), func.cardinality(col(Enrolment.path)), col(Enrolment.code)
    )
    for enrolment in (await work.run(depth_first)).scalars():
        yield unit_enrolled(enrolment)
    for obligation in (await work.run(select(Obligation).order_by(col(Obligation.id)))).scalars():
        yield obligation_set(obligation)
    for account in (await work.run(select(Account).order_by(col(Account.id)))).scalars():
        yield access_revoked(account) if account.is_revoked else access_granted(account)
