"""Releases, withdrawals, and the board of withdrawals."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from fastapi import Query
from pydantic import Field, model_validator

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from contracts.roles import Role
from services.publicity.api.callers import BoardReader, Publisher, Withdrawer
from services.publicity.queries.withdrawals import acknowledgements_of, open_withdrawals, released_entry
from services.publicity.use_cases.release_entries import release_entries
from services.publicity.use_cases.withdraw_release import withdraw_release

routes = router("", tags=["releases"])


class ReleaseIn(Input):
    """What goes out in one act."""

    entry_ids: tuple[UUID, ...] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def refuse_repeats(self) -> Self:
        """Each entry once."""
        if len(set(self.entry_ids)) < len(self.entry_ids):
            raise ValueError("entry_ids")
        return self


class ReleasedOut(Output):
    """A released entry; `feed_sequence` is 0 while an embargo holds it back."""

    id: UUID
    state: str
    feed_sequence: int
    embargoed_until: datetime | None
    released_at: datetime | None


class ReleaseOut(Output):
    """What went out."""

    items: tuple[ReleasedOut, ...]


class WithdrawalIn(Input):
    """Why; the desks and the unit read it."""

    reason: str = Field(min_length=1, max_length=500)


class WithdrawalOut(Output):
    """The withdrawal; `feed_sequence` is 0 when no desk had seen the item."""

    id: UUID
    state: str
    feed_sequence: int
    withdrawn_at: datetime | None
    withdrawal_reason: str


class OpenWithdrawal(Output):
    """A desk has not confirmed that it removed an item."""

    item_id: UUID
    title: str
    reason: str
    withdrawn_at: datetime
    feed_sequence: int = Field(validation_alias="sequence")
    desk_id: UUID
    desk_name: str


class WithdrawalPage(Output):
    """A page of the board; no `next` on the last one."""

    items: tuple[OpenWithdrawal, ...]
    next: str | None


class Acknowledgement(Output):
    """A desk that owed an answer to the withdrawal; `confirmed_at` is null while it has given none."""

    desk_id: UUID
    desk_name: str
    confirmed_at: datetime | None


class AcknowledgementList(Output):
    """All desks of one withdrawal, by name; nobody owes an answer while the release stands."""

    item_id: UUID
    title: str
    state: str
    withdrawn_at: datetime | None
    withdrawal_reason: str
    owed: int
    confirmed: int
    items: tuple[Acknowledgement, ...]


@routes.get("/releases/{item_id}/acknowledgements")
async def list_acknowledgements(item_id: UUID, reader: Withdrawer, work: WorkDep) -> AcknowledgementList:
    """Who has confirmed the removal of an item, and who has not."""
    entry = await released_entry(work, item_id)
    desks = tuple(Acknowledgement.model_validate(row) for row in await acknowledgements_of(work, item_id))
    return AcknowledgementList(
        item_id=entry.id,
        title=entry.title,
        state=entry.state,
        withdrawn_at=entry.withdrawn_at,
        withdrawal_reason=entry.withdrawal_reason,
        owed=len(desks),
        confirmed=sum(each.confirmed_at is not None for each in desks),
        items=desks,
    )


@routes.post("/releases", status_code=201)
async def release(act: ReleaseIn, publisher: Publisher, work: WorkDep, runtime: RuntimeDep) -> ReleaseOut:
    """Release decided entries, all or none."""
    entries = await release_entries(
        work, entry_ids=act.entry_ids, by=publisher.id, public_url=runtime.settings.public_url
    )
    return ReleaseOut(items=tuple(ReleasedOut.model_validate(entry) for entry in entries))


@routes.post("/releases/{item_id}/withdrawal", status_code=201)
async def withdraw(item_id: UUID, given: WithdrawalIn, withdrawer: Withdrawer, work: WorkDep) -> WithdrawalOut:
    """Take a released item back."""
    entry = await withdraw_release(work, item_id=item_id, by=withdrawer.id, reason=given.reason)
    return WithdrawalOut.model_validate(entry)


@routes.get("/withdrawals")
async def list_open(
    reader: BoardReader,
    work: WorkDep,
    runtime: RuntimeDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> WithdrawalPage:
    """What desks have still to confirm; a desk sees its own."""
    scope = f"withdrawals:{reader.id}"
    after = None
    if cursor is not None:
        sequence, desk_id = runtime.cursors.open(scope, cursor)
        after = (int(sequence), UUID(desk_id))
    everyone = reader.has(Role.EDITOR, Role.PUBLISHER)
    rows = await open_withdrawals(work, desk_id=None if everyone else reader.id, after=after, limit=limit + 1)
    items = tuple(OpenWithdrawal.model_validate(row) for row in rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return WithdrawalPage(
        items=items, next=runtime.cursors.seal(scope, [last.feed_sequence, str(last.desk_id)]) if last else None
    )
