"""Sessions that are long over are forgotten; the audit stays."""

from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Session

KEPT = timedelta(days=30)


async def forget_old_sessions(work: Work) -> None:
    """Thirty days after the last moment that they could have lived; their tokens go with them."""
    await work.run(delete(Session).where(col(Session.expires_at) < work.now() - KEPT))
