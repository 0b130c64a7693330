"""Somebody signs in whom the identity provider knows."""

from chassis.work import Work
from services.registry import queries
from services.registry.domain import SecondFactor
from services.registry.domain.session import Opened, SignInRefused
from services.registry.domain.sign_in_event import SignInEvent
from services.registry.use_cases.begin_session import begin_session


async def open_provider_session(work: Work, *, username: str, address: str) -> Opened | SignInRefused:
    """Only for an account that exists; one with one-time codes signs in with them: the other way must not be weaker."""
    at = work.now()
    account = await queries.account_by_name(work, username, kind="person")
    factor = await work.find(SecondFactor, account.id) if account else None
    refused = account is None or account.is_revoked or account.is_locked(at) or (factor and factor.is_confirmed)
    event = "provider-refused" if refused else "provider-signed-in"
    work.add(SignInEvent(at=at, event=event, account_id=account.id if account else None, address=address))
    if account is None or refused:
        return SignInRefused()
    return await begin_session(work, account)
