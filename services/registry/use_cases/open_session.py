"""Someone signs in."""

from dataclasses import dataclass
from datetime import datetime

from chassis.work import Work
from services.registry import queries
from services.registry.domain.passwords import Proof
from services.registry.domain.second_factor import SecondFactor, SecondFactorNeeded, SecretSeal
from services.registry.domain.session import Opened, SignInRefused
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.use_cases.begin_session import begin_session


@dataclass(frozen=True)
class SecondProof:
    """The one-time code as it was typed, and what reads the secrets."""

    code: str
    seal: SecretSeal

    def judge(self, factor: SecondFactor | None, *, at: datetime) -> str:
        """right where nothing is set up, missing where nothing was typed."""
        if factor is None or not factor.is_confirmed:
            return "right"
        if not self.code:
            return "missing"
        return "right" if factor.accepts(self.code, self.seal, at=at) else "wrong"


async def open_session(
    work: Work, *, username: str, proof: Proof, address: str, second: SecondProof, kind: str | None = "person"
) -> Opened | SignInRefused | SecondFactorNeeded:
    """A refusal is returned, not raised: the count of wrong passwords and the audit must be kept."""
    at = work.now()
    account = await queries.account_by_name(work, username, kind=kind)
    if account is None:
        work.add(SignInEvent(at=at, event="unknown-user", address=address))
        return SignInRefused()
    factor = await work.find(SecondFactor, account.id)
    judgement = account.judge_sign_in(proof, at=at, second=lambda: second.judge(factor, at=at))
    work.add(SignInEvent(at=at, event=judgement, account_id=account.id, address=address))
    if judgement == "code-needed":
        return SecondFactorNeeded()
    if judgement != "signed-in":
        return SignInRefused()
    return await begin_session(work, account)
