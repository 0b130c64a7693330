"""Reads of invitations and delegations."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Account, Delegation, Enrolment, Invitation
from services.registry.domain.co_department import ROLE as CO_DEPARTMENT
from services.registry.domain.delegation import ROLE
from services.registry.domain.invitation import digest_of_token
from services.registry.queries.filters import locked
from services.registry.queries.units import newest_enrolment


async def invitation_of(work: Work, token: str) -> Invitation | None:
    """The invitation that a link belongs to, locked for this transaction."""
    wanted = select(Invitation).where(col(Invitation.digest) == digest_of_token(token))
    found: Invitation | None = (await work.run(locked(wanted))).scalars().first()
    return found


async def invitations_page(work: Work, *, made_by: UUID | None, after: UUID | None, limit: int) -> Sequence[Invitation]:
    """Newest first; those of one inviter, or all."""
    found = select(Invitation).order_by(col(Invitation.id).desc()).limit(limit)
    if made_by is not None:
        found = found.where(col(Invitation.created_by) == made_by)
    if after is not None:
        found = found.where(col(Invitation.id) < after)
    invitations: Sequence[Invitation] = (await work.run(found)).scalars().all()
    return invitations


async def units_without_account_below(work: Work, unit_id: UUID, *, at: datetime) -> Sequence[Enrolment]:
    """Open units directly below, in the unit's newest edition, with no live account and no open invitation."""
    above = await newest_enrolment(work, unit_id)
    if above is None:
        return ()
    account = exists().where(col(Account.unit_id) == col(Enrolment.unit_id), col(Account.revoked_at).is_(None))
    link = exists().where(
        col(Invitation.unit_id) == col(Enrolment.unit_id),
        col(Invitation.accepted_at).is_(None),
        col(Invitation.cancelled_at).is_(None),
        col(Invitation.expires_at) > at,
    )
    wanted = select(Enrolment).where(
        col(Enrolment.edition_id) == above.edition_id,
        col(Enrolment.parent_id) == unit_id,
        col(Enrolment.kind) != "outlet",
        col(Enrolment.closed_on).is_(None),
        ~account,
        ~link,
    )
    found: Sequence[Enrolment] = (await work.run(wanted.order_by(col(Enrolment.code)))).scalars().all()
    return found


async def delegations_of(work: Work, account: Account) -> Sequence[Delegation]:
    """Those that an account lent or was lent, newest first; a registrar sees all."""
    found = select(Delegation).order_by(col(Delegation.id).desc()).limit(200)
    if "registrar" not in account.roles:
        found = found.where(
            or_(col(Delegation.from_account_id) == account.id, col(Delegation.to_account_id) == account.id)
        )
    delegations: Sequence[Delegation] = (await work.run(found)).scalars().all()
    return delegations


async def roles_in_force(work: Work, account: Account, *, until: datetime) -> tuple[str, ...]:
    """The account's roles, with the one that was lent to it where the loan lasts until then and the lender stands."""
    if ROLE in account.roles or account.kind != "person":
        return tuple(account.roles)
    lent = (
        select(col(Delegation.id))
        .join(Account, col(Account.id) == col(Delegation.from_account_id))
        .where(
            Delegation.lasting(account.id, since=work.now(), until=until),
            col(Delegation.unit_id) == account.unit_id,
            col(Account.unit_id) == account.unit_id,
            col(Account.revoked_at).is_(None),
            Account.with_role(ROLE),
        )
    )
    borrowed = (await work.run(lent.limit(1))).first() is not None
    return (*account.roles, ROLE) if borrowed else tuple(account.roles)


async def colleagues_of(work: Work, account: Account) -> Sequence[Account]:
    """Who could be lent a role: standing people of the same unit; its co-departments are none of it."""
    mine = select(Account).where(
        Account.of_unit(account.unit_id),
        col(Account.revoked_at).is_(None),
        col(Account.kind) == "person",
        col(Account.id) != account.id,
        ~Account.with_role(CO_DEPARTMENT),
    )
    found: Sequence[Account] = (await work.run(mine.order_by(col(Account.username)))).scalars().all()
    return found
