"""Someone signs out."""

from chassis.work import Work
from services.registry.domain.session import Session
from services.registry.domain.sign_in_event import SignInEvent


async def close_session(work: Work, *, session: Session | None, address: str) -> None:
    """The session ends; harmless when it has, or when there is none."""
    if session is None or session.ended_at is not None:
        return
    session.end("signed-out", at=work.now())
    work.add(SignInEvent(at=work.now(), event="signed-out", account_id=session.account_id, address=address))
