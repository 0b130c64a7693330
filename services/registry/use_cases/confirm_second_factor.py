"""The first right code switches one-time codes on."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import SecondFactor, SignInEvent
from services.registry.domain.audit import Act
from services.registry.domain.second_factor import SecondFactorUnknown, SecretSeal
from services.registry.use_cases.record_act import record_act


async def confirm_second_factor(work: Work, *, account_id: UUID, code: str, seal: SecretSeal) -> tuple[str, ...]:
    """The recovery codes, told this once."""
    factor = await work.find(SecondFactor, account_id)
    if factor is None:
        raise SecondFactorUnknown
    codes = factor.confirm(code, seal, at=work.now())
    work.add(SignInEvent(at=work.now(), event="second-factor-set", account_id=account_id))
    await record_act(work, Act("set-second-factor", about=("account", str(account_id)), by=account_id))
    return codes
