"""A person begins to set up one-time codes."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Account, SecondFactor, SignInEvent
from services.registry.domain.account import AccountNotFound
from services.registry.domain.passwords import Proof
from services.registry.domain.second_factor import SecondFactorKnown, SecretSeal, new_secret
from services.registry.domain.session import SignInRefused


async def begin_second_factor(work: Work, *, account_id: UUID, proof: Proof, seal: SecretSeal) -> str | SignInRefused:
    """The secret, told this once; the password is proved first. Nothing is asked for before the first right code."""
    account = await work.get(Account, account_id, refusal=AccountNotFound)
    judgement = account.judge_sign_in(proof, at=work.now())
    if judgement != "signed-in":
        work.add(SignInEvent(at=work.now(), event=judgement, account_id=account_id))
        return SignInRefused()
    factor, secret = await work.find(SecondFactor, account_id), new_secret()
    sealed = seal.seal(secret, account_id)
    if factor is None:
        work.add(SecondFactor(account_id=account_id, sealed_secret=sealed, recovery_digests=[], begun_at=work.now()))
        return secret
    if factor.is_confirmed:
        raise SecondFactorKnown
    factor.sealed_secret, factor.begun_at, factor.last_step = sealed, work.now(), 0
    return secret
