"""What waits for an account: items to mend, to finish, to decide on, in one statement; and what its unit still owes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, or_, select, true
from sqlmodel import col

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.clocks import Clocks
from services.submission.domain.completeness import Duty, DutyLine, Progress
from services.submission.domain.item import EDITABLE, Item, ItemState
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.queries.assets import not_ready_count
from services.submission.queries.calls import open_calls
from services.submission.queries.completeness import lines_of
from services.submission.queries.obligations import clocks_for, due_at, locks_at, nearest_obligation
from services.submission.queries.relevance import appeals_to_decide
from services.submission.queries.visibility import awaits_office


class TaskKind(StrEnum):
    """What is to be done."""

    REPORT = "report-owed"
    ANSWER = "answer-call"
    MEND = "mend-returned"
    CORRECT = "finish-correction"
    FINISH = "finish-draft"
    APPROVE = "approve"
    ACCEPT = "accept"
    DECIDE = "decide-appeal"


WRITING: Collection[TaskKind] = (TaskKind.REPORT, TaskKind.ANSWER, TaskKind.MEND, TaskKind.FINISH)
KINDS = {
    ItemState.RETURNED: TaskKind.MEND,
    ItemState.DRAFT: TaskKind.FINISH,
    ItemState.SUBMITTED: TaskKind.APPROVE,
    ItemState.APPROVED: TaskKind.ACCEPT,
}
DUE_SOON = timedelta(days=3)
# A draft waits since it was begun: each autosave would make it young again.
SINCE = case((col(Item.state) == ItemState.DRAFT, col(Item.created_at)), else_=col(Item.changed_at))


@dataclass(frozen=True)
class Task:
    """What waits, and what its sentence is made of; the subject is an item, of what is owed and not begun the edition,
    of what is asked for the call."""

    kind: TaskKind
    item_type: str
    subject_id: UUID
    title: str
    unit_name: str
    since: datetime
    due_at: datetime
    return_notes: Sequence[dict[str, str]] = ()
    media_not_ready: int = 0

    def is_overdue(self, at: datetime) -> bool:
        """What was to be written is late."""
        return self.kind in WRITING and at >= self.due_at

    def is_due_soon(self, at: datetime) -> bool:
        """Within three days."""
        return self.kind in WRITING and at < self.due_at <= at + DUE_SOON


async def tasks_of(
    work: Work, account: Principal, *, writes: bool, decides: bool, accepts: bool = False, limit: int
) -> list[Task]:
    """What is due soon or overdue first, then what waits longest.

    `writes`: what the own unit has to mend or to finish while its edition takes reports, and to correct at any time;
    `decides`: what waits for the own unit's approval and was not written by the account itself;
    `accepts`: what came to the ministry's office, which is the own unit, and was not written by it either."""
    at, nearest = work.now(), nearest_obligation()
    due, locks = due_at(nearest), locks_at(nearest)
    correcting = col(Item.received_at).is_not(None)
    writing = and_(
        col(Item.unit_id) == account.unit_id,
        col(Item.state).in_(EDITABLE),
        ~col(Item.appeal_open),
        or_(correcting, locks > at),
    )
    urgent = and_(col(Item.state).in_(EDITABLE), ~correcting, due <= at + DUE_SOON)
    statement = (
        select(
            col(Item.id), col(Item.state), col(Item.item_type), col(Item.content)["title"].astext.label("title"),
            col(Item.unit_name), SINCE.label("since"), due.label("due_at"), col(Item.return_notes),
            correcting.label("is_correction"),
            not_ready_count().label("media_not_ready"),
        )
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .outerjoin(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == col(Item.edition_id), col(KnownUnit.unit_id) == col(Item.unit_id)),
        )
        .outerjoin(nearest, true())
        .where(
            or_(
                writing if writes else false(),
                _decided_by(account) if decides else false(),
                _accepted_by(account) if accepts else false(),
            )
        )
        .order_by(case((urgent, due)).nulls_last(), SINCE, col(Item.id))
        .limit(limit)
    )  # fmt: skip
    return [_task(row) for row in (await work.run(statement)).all()]


async def owed_by(work: Work, unit_id: UUID) -> list[Task]:
    """What the unit owes to editions that take reports now and has not begun, the first due first."""
    at = work.now()
    open_ones = select(col(KnownUnit.edition_id)).where(
        col(KnownUnit.unit_id) == unit_id,
        col(KnownUnit.edition_id) == col(KnownEdition.edition_id),
        col(KnownEdition.opens_at) <= at,
        col(KnownEdition.locks_at) > at - timedelta(days=366),
    )
    found: list[Task] = []
    for edition_id in (await work.run(open_ones)).scalars().all():
        lines = await lines_of(work, edition_id=edition_id, unit_id=unit_id)
        found += [_owed(edition_id, line) for line in lines if _is_to_begin(line, at)]
    return sorted(found, key=lambda task: task.due_at)


async def asked_of(work: Work, unit_id: UUID) -> list[Task]:
    """What superiors ask of the unit, and it has neither begun nor declined and can still answer."""
    calls = await open_calls(work, unit_id)
    clocks = {
        (edition_id, item_type): await clocks_for(work, edition_id, item_type, unit_id=unit_id)
        for edition_id, item_type in {(call.edition_id, call.item_type) for call in calls}
    }
    return [
        Task(
            kind=TaskKind.ANSWER,
            item_type=call.item_type,
            subject_id=call.id,
            title=call.subject,
            unit_name=call.issuer_name,
            since=call.issued_at,
            due_at=call.due_at,
        )
        for call in calls
        if _can_be_answered(clocks[call.edition_id, call.item_type], work.now())
    ]


def _can_be_answered(clocks: Clocks | None, at: datetime) -> bool:
    return clocks is not None and clocks.why_over(at) is None


async def appealed_to(work: Work, account: Principal) -> list[Task]:
    """Appeals that the account is to decide on, the longest waiting first."""
    return [
        Task(
            kind=TaskKind.DECIDE,
            item_type=item.item_type,
            subject_id=item.id,
            title=item.submitted_title,
            unit_name=item.unit_name,
            since=item.changed_at,
            due_at=item.changed_at,
        )
        for item, _ in await appeals_to_decide(work, account)
    ]


def _is_to_begin(line: DutyLine, at: datetime) -> bool:
    owed = line.duty in (Duty.OWED, Duty.EXTENDED, Duty.SHIFTED)
    return owed and line.progress == Progress.MISSING and line.opens_at <= at < line.locks_at


def _owed(edition_id: UUID, line: DutyLine) -> Task:
    return Task(
        kind=TaskKind.REPORT,
        item_type=line.item_type,
        subject_id=edition_id,
        title=line.type_name,
        unit_name=line.name,
        since=line.opens_at,
        due_at=line.due_at,
    )


def _decided_by(account: Principal) -> ColumnElement[bool]:
    """The path says no more than the level does, but it has an index."""
    return and_(
        col(Item.unit_path).contains([account.unit_id]),
        col(Item.state) == ItemState.SUBMITTED,
        col(Item.awaiting_unit_id) == account.unit_id,
        ~col(Item.authors).contains([account.id]),
    )


def _accepted_by(account: Principal) -> ColumnElement[bool]:
    return and_(awaits_office(account.unit_id), ~col(Item.authors).contains([account.id]))


def _task(row: Any) -> Task:
    return Task(
        kind=TaskKind.CORRECT if row.state == ItemState.RETURNED and row.is_correction else KINDS[ItemState(row.state)],
        item_type=row.item_type,
        subject_id=row.id,
        title=row.title or "",
        unit_name=row.unit_name,
        since=row.since,
        due_at=row.due_at,
        return_notes=row.return_notes,
        media_not_ready=row.media_not_ready,
    )
