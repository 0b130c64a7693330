"""Invitations over HTTP: a link is told once, in the answer that makes it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.problems import problem_of
from chassis.work import Work
from contracts.roles import Role
from services.registry import queries
from services.registry.api.accounts import Username
from services.registry.api.callers import Cursor, Inviter, Limit
from services.registry.api.co_departments import System
from services.registry.api.downloads import download
from services.registry.documents.tables import write_xlsx
from services.registry.domain import Account, Invitation
from services.registry.domain.account import normal_username
from services.registry.domain.china_time import china_clock
from services.registry.domain.invitation import LinksGivenOnce
from services.registry.use_cases.cancel_invitation import cancel_invitation
from services.registry.use_cases.invite_level_below import invite_level_below
from services.registry.use_cases.invite_person import invite_person

routes = router("/invitations", tags=["accounts"])

HEADER = ("单位代码", "单位名称", "角色", "邀请链接（一人一次）", "有效期至（北京时间）")
ROLE_NAMES = {"liaison": "联络员", "approver": "审核员"}


class InvitePerson(Input):
    """Whom to invite: into which unit, for which roles; of a co-department its system, and a user name where it is
    given beforehand."""

    unit_id: UUID
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    department: System | None = None
    username: Username | None = None


class InviteLevelBelow(Input):
    """Every unit directly below this one (the own unit unless named) that has no account yet."""

    unit_id: UUID | None = None
    roles: Annotated[frozenset[Role], Field(min_length=1)] = frozenset({Role.LIAISON})


class InvitationOut(Output):
    """An invitation; its link is not kept."""

    id: UUID
    unit_id: UUID
    unit_name: str
    roles: list[str]
    department: str
    username: str
    state: str
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None
    account_id: UUID | None


class InvitationWithLink(InvitationOut):
    """The answer that tells the link; asked again under the same key it no longer holds it."""

    link: str | None


class InvitationPage(Output):
    """Newest first."""

    items: list[InvitationOut]
    next: str | None


async def shown(work: Work, invitations: list[Invitation]) -> list[InvitationOut]:
    """With the names of their units."""
    units = await queries.newest_of(work, {each.unit_id for each in invitations})
    at = work.now()
    return [
        InvitationOut.model_validate(
            {
                **each.model_dump(exclude={"digest"}),
                "unit_name": units[each.unit_id].name if each.unit_id in units else "",
                "state": each.state(at),
            }
        )
        for each in invitations
    ]


def link_of(runtime: RuntimeDep, token: str) -> str:
    """The secret stands behind the #: no server on the way reads or logs it."""
    return f"{runtime.settings.public_url}/console/invitation#{token}"


@routes.post("", status_code=201)
async def invite(
    body: InvitePerson, inviter: Inviter, runtime: RuntimeDep, response: Response, work: WorkDep
) -> InvitationWithLink:
    """A link for one person, good for a week and for one use."""
    invitation, token = await invite_person(
        work,
        unit_id=body.unit_id,
        roles=frozenset(map(str, body.roles)),
        username=normal_username(body.username or ""),
        by=inviter,
        system=body.department,
    )
    (facts,) = await shown(work, [invitation])
    kept = InvitationWithLink(**facts.model_dump(), link=None).model_dump_json().encode()
    await work.save_answer(status=201, headers={"content-type": "application/json"}, body=kept)
    response.headers["Cache-Control"] = "no-store"
    return InvitationWithLink(**facts.model_dump(), link=link_of(runtime, token))


@routes.post("/level-below", response_class=Response)
async def invite_below(body: InviteLevelBelow, inviter: Inviter, runtime: RuntimeDep, work: WorkDep) -> Response:
    """A workbook of the units one level down with their codes and links; asked again, the links are not told again."""
    invited = await invite_level_below(
        work,
        unit_id=_own_unless_registrar(body.unit_id, inviter),
        roles=frozenset(map(str, body.roles)),
        by=inviter,
    )
    again = problem_of(LinksGivenOnce())
    headers = {"content-type": "application/problem+json"}
    await work.save_answer(status=again.status_code, headers=headers, body=bytes(again.body))
    rows = [
        [
            each.unit.code,
            each.unit.name,
            "、".join(ROLE_NAMES.get(role, role) for role in each.invitation.roles),
            link_of(runtime, each.token),
            china_clock(each.invitation.expires_at),
        ]
        for each in invited
    ]
    return download(write_xlsx(HEADER, rows, sheet="下级单位账号"), name="下级单位账号邀请", ending="xlsx")


@routes.get("")
async def list_invitations(
    inviter: Inviter, runtime: RuntimeDep, work: WorkDep, cursor: Cursor = None, limit: Limit = 50
) -> InvitationPage:
    """The own invitations; a registrar's list has everybody's."""
    made_by = None if Role.REGISTRAR in inviter.roles else inviter.id
    scope = f"invitations:{made_by}"
    after = UUID(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    found = await queries.invitations_page(work, made_by=made_by, after=after, limit=limit + 1)
    following = runtime.cursors.seal(scope, [str(found[limit - 1].id)]) if len(found) > limit else None
    return InvitationPage(items=await shown(work, list(found[:limit])), next=following)


@routes.post("/{invitation_id}/cancellation")
async def cancel(invitation_id: UUID, inviter: Inviter, work: WorkDep) -> InvitationOut:
    """The link opens nothing any more."""
    invitation = await cancel_invitation(work, invitation_id=invitation_id, by=inviter)
    return (await shown(work, [invitation]))[0]


def _own_unless_registrar(unit_id: UUID | None, inviter: Account) -> UUID:
    """Only a registrar acts for another unit; the rule of each invitation judges the rest."""
    return unit_id if unit_id and Role.REGISTRAR in inviter.roles else inviter.unit_id
