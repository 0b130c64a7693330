"""What was done is written down."""

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain.audit import Act, AuditEntry

AUDIT_LOCK = 0x6F77_0102


async def record_act(work: Work, act: Act) -> None:
    """The next line of the audit, one writer at a time. The last thing that a use case does: whoever took a row's lock
    after this one could wait for another who waits here."""
    await work.flush()
    await work.run(select(func.pg_advisory_xact_lock(AUDIT_LOCK)))
    newest = select(AuditEntry).order_by(col(AuditEntry.number).desc()).limit(1)
    last = (await work.run(newest)).scalars().first()
    work.add(AuditEntry.following(last, act, at=work.now()))
    await work.flush()
