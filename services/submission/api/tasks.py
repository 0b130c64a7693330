"""My tasks: what waits for the caller, oldest first, and why."""

from datetime import datetime
from uuid import UUID

from chassis.endpoints import Output, WorkDep, router
from contracts.roles import Role
from services.submission.api.callers import Reader
from services.submission.queries.tasks import WRITING, Task, TaskKind, tasks_of

routes = router("/tasks", tags=["tasks"])

MOST = 100
UNTITLED = "（未填写标题）"


class TaskOut(Output):
    """One thing to do; `due_at` where there is a day for it."""

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
async def read_list(reader: Reader, work: WorkDep) -> TaskList:
    """A liaison's items to mend and to finish, an approver's items to decide on."""
    found = await tasks_of(
        work, reader, writes=reader.has(Role.LIAISON), decides=reader.has(Role.APPROVER), limit=MOST + 1
    )
    return TaskList(items=tuple(map(shown, found[:MOST])), more=len(found) > MOST)


def shown(task: Task) -> TaskOut:
    """The task with its sentence."""
    return TaskOut(
        kind=task.kind,
        subject_id=task.item_id,
        title=task.title or UNTITLED,
        unit_name=task.unit_name,
        why=why(task),
        since=task.since,
        due_at=task.due_at if task.kind in WRITING else None,
    )


def why(task: Task) -> str:
    """Why it waits for the caller, in one sentence."""
    if task.kind is TaskKind.FINISH:
        return "草稿尚未报送，可继续填写"
    if task.kind is TaskKind.MEND:
        count = len(task.return_notes)
        first = task.return_notes[0]["text"] if count else ""
        return f"已退回，共 {count} 处需要修改：{first}" if count > 1 else f"已退回，需要修改：{first}"
    if task.media_not_ready:
        return f"等待本单位审核；还有 {task.media_not_ready} 个照片或视频在处理中，处理完成后才能审核通过"
    return "等待本单位审核"
