"""A person signs out."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.sign_in_event import SignInEvent


async def close_session(work: Work, *, access_id: UUID, address: str) -> None:
    """The session that the access token was issued in ends; harmless when it has, or when there is none."""
    session = await queries.session_of_access(work, access_id)
    if session is None or session.ended_at is not None:
        return
    session.end("signed-out", at=work.now())
    work.add(SignInEvent(at=work.now(), event="signed-out", account_id=session.account_id, address=address))
