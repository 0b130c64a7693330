"""Reads of the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import AuditEntry
from services.registry.domain.audit import ChainState, ChainWalk

PIECE = 1000


@dataclass(frozen=True)
class AuditFilter:
    """Which lines; times are half-open."""

    act: str | None = None
    actor_id: UUID | None = None
    about_id: str | None = None
    since: datetime | None = None
    before: datetime | None = None

    def narrow(self, lines: Select[AuditEntry]) -> Select[AuditEntry]:
        """Keep those that fit all that is asked for."""
        if self.act is not None:
            lines = lines.where(col(AuditEntry.act) == self.act)
        if self.actor_id is not None:
            lines = lines.where(col(AuditEntry.actor_id) == self.actor_id)
        if self.about_id is not None:
            lines = lines.where(col(AuditEntry.about_id) == self.about_id)
        if self.since is not None:
            lines = lines.where(col(AuditEntry.at) >= self.since)
        if self.before is not None:
            lines = lines.where(col(AuditEntry.at) < self.before)
        return lines


async def audit_page(work: Work, wanted: AuditFilter, *, after: int | None, limit: int) -> Sequence[AuditEntry]:
    """Newest first, from below the number given."""
    lines = wanted.narrow(select(AuditEntry)).order_by(col(AuditEntry.number).desc()).limit(limit)
    if after is not None:
        lines = lines.where(col(AuditEntry.number) < after)
    found: Sequence[AuditEntry] = (await work.run(lines)).scalars().all()
    return found


async def chain_state(work: Work) -> ChainState:
    """The whole audit read piece by piece, each line held against the one before."""
    walk, last = ChainWalk(), 0
    while True:
        piece = select(AuditEntry).where(col(AuditEntry.number) > last).order_by(col(AuditEntry.number)).limit(PIECE)
        lines = (await work.run(piece.execution_options(populate_existing=True))).scalars().all()
        for line in lines:
            walk.pass_over(line)
        if len(lines) < PIECE:
            return walk.state()
        last = lines[-1].number
