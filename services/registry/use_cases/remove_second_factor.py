"""One-time codes are switched off."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain import SecondFactor, SignInEvent
from services.registry.domain.audit import Act
from services.registry.domain.second_factor import SecondFactorUnknown
from services.registry.use_cases.record_act import record_act


async def remove_second_factor(work: Work, *, account_id: UUID, reason: str, by: UUID) -> None:
    """By the person itself after proof, or by a registrar for a lost device; sessions end."""
    factor = await work.find(SecondFactor, account_id)
    if factor is None:
        raise SecondFactorUnknown
    await work.remove(factor)
    for session in await queries.open_sessions(work, account_id):
        session.end("second-factor", at=work.now())
    work.add(SignInEvent(at=work.now(), event="second-factor-removed", account_id=account_id))
    act = Act("remove-second-factor", about=("account", str(account_id)), by=by, facts={"reason": reason})
    await record_act(work, act)
