"""One-time codes of the own account."""

from typing import Annotated, Any

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import OpenWork, RuntimeDep, router
from chassis.errors import DomainError
from chassis.problems import problem_of
from services.registry.api.accounts import Password
from services.registry.api.callers import SealDep, SignedIn, prove
from services.registry.domain import SecondFactor
from services.registry.domain.second_factor import SecondFactorUnknown, enrolment_uri
from services.registry.domain.session import SignInRefused
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.use_cases.begin_second_factor import begin_second_factor
from services.registry.use_cases.confirm_second_factor import confirm_second_factor
from services.registry.use_cases.open_session import SecondProof
from services.registry.use_cases.remove_second_factor import remove_second_factor

routes = router("/me/second-factor", tags=["me"])

GivenCode = Annotated[str, StringConstraints(min_length=6, max_length=20)]


class Begin(Input):
    """The password proves who asks."""

    password: Password


class BegunOut(Output):
    """The secret for the device, told this once; `uri` is what a picture of it holds."""

    secret: str
    uri: str


class Confirm(Input):
    """A code of the device shows that it has the secret."""

    code: GivenCode


class RecoveryOut(Output):
    """Codes for a lost device, each good once, told this once."""

    recovery_codes: list[str]


class Remove(Input):
    """Both proofs."""

    password: Password
    code: GivenCode


# PUT and DELETE-like calls without a key: what they answer is kept nowhere.
@routes.put("", response_model=BegunOut)
async def begin(
    body: Begin, me: SignedIn, runtime: RuntimeDep, seal: SealDep, response: Response, work: OpenWork
) -> Any:
    """A secret for the own device; codes are asked for from the first right one on."""
    proof = await prove(runtime, kind=me.kind, username=me.username, password=body.password)
    secret = await begin_second_factor(work, account_id=me.id, proof=proof, seal=seal)
    if isinstance(secret, DomainError):
        return problem_of(secret)
    response.headers["Cache-Control"] = "no-store"
    return BegunOut(secret=secret, uri=enrolment_uri(secret, username=me.username))


@routes.put("/confirmation")
async def confirm(body: Confirm, me: SignedIn, seal: SealDep, response: Response, work: OpenWork) -> RecoveryOut:
    """Switch codes on; roles that demand them are in force with the next token."""
    codes = await confirm_second_factor(work, account_id=me.id, code=body.code, seal=seal)
    response.headers["Cache-Control"] = "no-store"
    return RecoveryOut(recovery_codes=list(codes))


@routes.put("/removal", status_code=204, response_model=None)
async def remove(body: Remove, me: SignedIn, runtime: RuntimeDep, seal: SealDep, work: OpenWork) -> Any:
    """Switch codes off, with the password and a code; wrong ones count as at sign-in."""
    proof = await prove(runtime, kind=me.kind, username=me.username, password=body.password)
    factor = await work.find(SecondFactor, me.id)
    if factor is None or not factor.is_confirmed:
        raise SecondFactorUnknown
    second = SecondProof(body.code, seal)
    judgement = me.judge_sign_in(proof, at=work.now(), second=lambda: second.judge(factor, at=work.now()))
    if judgement != "signed-in":
        work.add(SignInEvent(at=work.now(), event=judgement, account_id=me.id))
        return problem_of(SignInRefused())
    await remove_second_factor(work, account_id=me.id, reason="本人停用", by=me.id)
    return None
