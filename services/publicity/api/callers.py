"""Who may call, by name."""

from typing import Annotated

from fastapi import Depends

from chassis.auth import require
from chassis.endpoints import WorkDep
from chassis.principal import Principal
from contracts.roles import Role
from services.publicity.domain.conflict import Standing
from services.publicity.queries.entries import standing_of

Editor = Annotated[Principal, Depends(require(Role.EDITOR))]
Reviewer = Annotated[Principal, Depends(require(Role.REVIEWER))]
Publisher = Annotated[Principal, Depends(require(Role.PUBLISHER))]
Desk = Annotated[Principal, Depends(require(Role.DESK))]
PoolReader = Annotated[Principal, Depends(require(Role.REVIEWER, Role.EDITOR, Role.PUBLISHER))]
Withdrawer = Annotated[Principal, Depends(require(Role.EDITOR, Role.PUBLISHER))]
BoardReader = Annotated[Principal, Depends(require(Role.EDITOR, Role.PUBLISHER, Role.DESK))]


async def reviewer_standing(reviewer: Reviewer, work: WorkDep) -> Standing:
    """Where the calling reviewer comes from."""
    return await standing_of(work, reviewer.id)


async def reader_standing(reader: PoolReader, work: WorkDep) -> Standing | None:
    """Where a reader who is a reviewer comes from, whatever else the reader is; None for all others."""
    return await standing_of(work, reader.id) if reader.has(Role.REVIEWER) else None


ReviewerStanding = Annotated[Standing, Depends(reviewer_standing)]
ReaderStanding = Annotated[Standing | None, Depends(reader_standing)]
