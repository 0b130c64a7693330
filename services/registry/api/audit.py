"""The audit for registrars: read, prove, take along."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Query, Response
from pydantic import AwareDatetime

from chassis.bodies import Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.work import Work
from services.registry import queries
from services.registry.api.callers import Cursor, Limit, Registrar
from services.registry.api.downloads import download
from services.registry.documents.tables import Cell, write_csv, write_xlsx
from services.registry.domain import AuditEntry
from services.registry.domain.audit import ACTS, OUTCOMES
from services.registry.domain.china_time import china_clock

routes = router("/audit", tags=["audit"])

EXPORTED_MOST = 20_000
HEADER = ("序号", "时间（北京时间）", "办理人", "事项", "对象类别", "对象", "结果", "详情", "校验值")
ABOUT = {
    "unit": "单位",
    "account": "账号",
    "invitation": "邀请",
    "edition": "届次",
    "obligation": "报送任务",
}


class AuditEntryOut(Output):
    """One line of the audit."""

    number: int
    at: datetime
    actor_id: UUID | None
    actor_name: str
    act: str
    act_name: str
    about_kind: str
    about_name: str
    about_id: str
    outcome: str
    facts: dict[str, Any]
    summary: str
    digest: str


class AuditPage(Output):
    """Newest first."""

    items: list[AuditEntryOut]
    next: str | None


class VerificationOut(Output):
    """Whether every line is as it was written; `head` is to be noted elsewhere, it shows whether an end was cut off."""

    entries: int
    intact: bool
    broken_at: int | None
    head: str


async def asked(
    act: Annotated[str | None, Query(max_length=40)] = None,
    actor: UUID | None = None,
    about: Annotated[str | None, Query(max_length=60)] = None,
    since: AwareDatetime | None = None,
    before: AwareDatetime | None = None,
) -> queries.AuditFilter:
    """Which lines."""
    return queries.AuditFilter(act=act, actor_id=actor, about_id=about, since=since, before=before)


Asked = Annotated[queries.AuditFilter, Depends(asked)]


async def shown(work: Work, entries: list[AuditEntry]) -> list[AuditEntryOut]:
    """With the names of who acted."""
    people = await queries.accounts_of(work, {each.actor_id for each in entries if each.actor_id})
    names = {each.id: f"{each.display_name}（{each.unit_name}）" for each in people}
    return [
        AuditEntryOut.model_validate(
            {
                **each.model_dump(exclude={"previous", "digest"}),
                "actor_name": names.get(each.actor_id, "") if each.actor_id else "系统",
                "act_name": ACTS.get(each.act, each.act),
                "about_name": ABOUT.get(each.about_kind, each.about_kind),
                "summary": each.summary(),
                "digest": each.digest.hex(),
            }
        )
        for each in entries
    ]


@routes.get("")
async def list_entries(
    _registrar: Registrar, runtime: RuntimeDep, work: WorkDep, wanted: Asked, cursor: Cursor = None, limit: Limit = 50
) -> AuditPage:
    """Who did what."""
    scope = f"audit:{wanted}"
    after = int(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    found = await queries.audit_page(work, wanted, after=after, limit=limit + 1)
    following = runtime.cursors.seal(scope, [found[limit - 1].number]) if len(found) > limit else None
    return AuditPage(items=await shown(work, list(found[:limit])), next=following)


@routes.get("/verification")
async def verify(_registrar: Registrar, work: WorkDep) -> VerificationOut:
    """Read the whole chain and hold each line against the one before."""
    state = await queries.chain_state(work)
    return VerificationOut(
        entries=state.entries, intact=state.broken_at is None, broken_at=state.broken_at, head=state.head
    )


@routes.get("/export", response_class=Response)
async def export(
    _registrar: Registrar, work: WorkDep, wanted: Asked, ending: Literal["xlsx", "csv"] = "xlsx"
) -> Response:
    """The newest lines that were asked for, as a file."""
    entries = await shown(work, list(await queries.audit_page(work, wanted, after=None, limit=EXPORTED_MOST)))
    rows: list[list[Cell]] = [
        [
            each.number,
            china_clock(each.at),
            each.actor_name or str(each.actor_id),
            each.act_name,
            each.about_name,
            each.about_id,
            OUTCOMES[each.outcome],
            each.summary,
            each.digest,
        ]
        for each in entries
    ]
    content = write_csv(HEADER, rows) if ending == "csv" else write_xlsx(HEADER, rows, sheet="审计")
    return download(content, name="办理记录", ending=ending)
