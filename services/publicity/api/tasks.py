"""My tasks: what waits for the caller, oldest first, and why."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends

from chassis.auth import require
from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.publicity.domain.steps import EntryState
from services.publicity.queries.entries import standing_of
from services.publicity.queries.tasks import TaskKind, tasks_of

routes = router("/tasks", tags=["tasks"])

MOST = 100
TaskReader = Annotated[Principal, Depends(require(Role.REVIEWER, Role.EDITOR, Role.PUBLISHER, Role.DESK))]
WHY = {
    TaskKind.ASSIGN: "等待分配评审专家",
    TaskKind.SCORE: "已分配给您评审，等待评分",
    TaskKind.PROPOSE: "两位专家已评分，等待提出建议",
    TaskKind.REVIEW_FIRST: "已提出采用建议，等待初审",
    TaskKind.REVIEW_SECOND: "初审已通过，等待另一位编辑复审",
    TaskKind.REVIEW_FINAL: "复审已通过，等待第三位编辑终审",
    TaskKind.DECIDE: "三审已通过，等待作出决定",
    TaskKind.RELEASE: "已决定采用，等待发布",
    TaskKind.RELEASE_CORRECTION: "已发布的稿件有更正，等待核对后发布或不采用",
    TaskKind.CONFIRM_WITHDRAWAL: "稿件已撤回，请停止使用、删除后确认",
}


class TaskOut(Output):
    """One thing to do; there is no day for any of these."""

    kind: TaskKind
    subject_id: UUID
    title: str
    unit_name: str
    why: str
    since: datetime
    due_at: datetime | None


class TaskList(Output):
    """The oldest tasks; `more` says that there are others."""

    items: tuple[TaskOut, ...]
    more: bool


@routes.get("")
async def read_list(reader: TaskReader, work: WorkDep) -> TaskList:
    """What waits for a reviewer, an editor, a publisher or a desk."""
    standing = await standing_of(work, reader.id) if reader.has(Role.REVIEWER) else None
    found = await tasks_of(work, reader, standing, limit=MOST + 1)
    return TaskList(items=tuple(map(shown, found[:MOST])), more=len(found) > MOST)


def shown(row: Any) -> TaskOut:
    """The task with its sentence."""
    return TaskOut(
        kind=row.kind,
        subject_id=row.id,
        title=row.title,
        unit_name=row.unit_name,
        why=why(row),
        since=row.since,
        due_at=None,
    )


def why(row: Any) -> str:
    """Why it waits for the caller, in one sentence."""
    kind = TaskKind(row.kind)
    if kind is TaskKind.ASSIGN and row.state == EntryState.ASSIGNED:
        return "有专家回避，需补充评审专家"
    if kind is TaskKind.PROPOSE and row.flagged:
        return "两位专家已评分，其中有一票否决项，请先核实再提出建议"
    if kind is TaskKind.RELEASE and row.embargoed_until is not None:
        return "已决定采用并设有解禁时间，等待发布；解禁前媒体看不到内容"
    if kind is TaskKind.CONFIRM_WITHDRAWAL and row.withdrawal_reason:
        return f"{WHY[kind]}。撤回原因：{row.withdrawal_reason}"
    return WHY[kind]
