"""What waits for an account: items to mend, to finish, to decide on, in one statement."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, or_, select
from sqlmodel import col

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import EDITABLE, Item, ItemState
from services.submission.domain.known_edition import KnownEdition
from services.submission.queries.assets import not_ready_count


class TaskKind(StrEnum):
    """What is to be done."""

    MEND = "mend-returned"
    FINISH = "finish-draft"
    APPROVE = "approve"


WRITING: Collection[TaskKind] = (TaskKind.MEND, TaskKind.FINISH)
KINDS = {ItemState.RETURNED: TaskKind.MEND, ItemState.DRAFT: TaskKind.FINISH, ItemState.SUBMITTED: TaskKind.APPROVE}
# A draft waits since it was begun: each autosave would make it young again.
SINCE = case((col(Item.state) == ItemState.DRAFT, col(Item.created_at)), else_=col(Item.changed_at))


@dataclass(frozen=True)
class Task:
    """An item that waits, and what its sentence is made of."""

    kind: TaskKind
    item_id: UUID
    title: str
    unit_name: str
    since: datetime
    due_at: datetime
    return_notes: Sequence[dict[str, str]]
    media_not_ready: int


async def tasks_of(work: Work, account: Principal, *, writes: bool, decides: bool, limit: int) -> list[Task]:
    """Longest waiting first. `writes`: what the own unit has to mend or to finish while its edition takes reports;
    `decides`: what waits for the own unit's approval and was not written by the account itself."""
    wanted = (
        _written_by(account, work.now()) if writes else false(),
        _decided_by(account) if decides else false(),
    )
    statement = (
        select(
            col(Item.id), col(Item.state), col(Item.content)["title"].astext.label("title"), col(Item.unit_name),
            SINCE.label("since"), col(KnownEdition.due_at), col(Item.return_notes),
            not_ready_count().label("media_not_ready"),
        )
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .where(or_(*wanted))
        .order_by(SINCE, col(Item.id))
        .limit(limit)
    )  # fmt: skip
    return [_task(row) for row in (await work.run(statement)).all()]


def _written_by(account: Principal, at: datetime) -> ColumnElement[bool]:
    return and_(col(Item.unit_id) == account.unit_id, col(Item.state).in_(EDITABLE), col(KnownEdition.locks_at) > at)


def _decided_by(account: Principal) -> ColumnElement[bool]:
    """The path says no more than the level does, but it has an index."""
    return and_(
        col(Item.unit_path).contains([account.unit_id]),
        col(Item.state) == ItemState.SUBMITTED,
        col(Item.awaiting_unit_id) == account.unit_id,
        ~col(Item.authors).contains([account.id]),
    )


def _task(row: Any) -> Task:
    return Task(
        kind=KINDS[ItemState(row.state)],
        item_id=row.id,
        title=row.title or "",
        unit_name=row.unit_name,
        since=row.since,
        due_at=row.due_at,
        return_notes=row.return_notes,
        media_not_ready=row.media_not_ready,
    )
