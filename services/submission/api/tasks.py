"""My tasks: what waits for the caller, what is due first, and why."""

from datetime import datetime
from uuid import UUID

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from contracts.roles import Role
from services.submission.api.callers import ItemReader
from services.submission.domain.clocks import end_in_words
from services.submission.queries.tasks import WRITING, Task, TaskKind, appealed_to, asked_of, owed_by, tasks_of

routes = router("/tasks", tags=["tasks"])

MOST = 100
UNTITLED = "（未填写标题）"


class TaskOut(Output):
    """One thing to do; `due_at` where there is a day for it. The subject is an item, of `report-owed` an edition, of
    `answer-call` a call."""

    kind: TaskKind
    item_type: str
    subject_id: UUID
    title: str
    unit_name: str
    why: str
    since: datetime
    due_at: datetime | None
    due_soon: bool
    overdue: bool


class TaskList(Output):
    """What is due first, then what waits longest; `more` says that there are others."""

    items: tuple[TaskOut, ...]
    more: bool


@routes.get("")
async def read_list(reader: ItemReader, work: WorkDep) -> TaskList:
    """What a liaison's unit owes, its items to mend and to finish; what an approver decides on, the office accepts;
    appeals that wait for either."""
    writes, decides, accepts = (reader.has(role) for role in (Role.LIAISON, Role.APPROVER, Role.EDITOR))
    owed = [*await owed_by(work, reader.unit_id), *await asked_of(work, reader.unit_id)] if writes else []
    found = await tasks_of(work, reader, writes=writes, decides=decides, accepts=accepts, limit=MOST + 1)
    at = work.now()
    urgent = [task for task in found if task.is_overdue(at) or task.is_due_soon(at)]
    rest = [*found[len(urgent) :], *(await appealed_to(work, reader) if decides or accepts else ())]
    ordered = [
        *sorted([*owed, *urgent], key=lambda task: task.due_at),
        *sorted(rest, key=lambda task: task.since),
    ]
    return TaskList(items=tuple(shown(each, at) for each in ordered[:MOST]), more=len(ordered) > MOST)


def shown(task: Task, at: datetime) -> TaskOut:
    """The task with its sentence."""
    return TaskOut(
        kind=task.kind,
        item_type=task.item_type,
        subject_id=task.subject_id,
        title=task.title or UNTITLED,
        unit_name=task.unit_name,
        why=why(task, at),
        since=task.since,
        due_at=task.due_at if task.kind in WRITING else None,
        due_soon=task.is_due_soon(at),
        overdue=task.is_overdue(at),
    )


def why(task: Task, at: datetime) -> str:
    """Why it waits for the caller, in one sentence; what presses comes first."""
    pressing = ""
    if task.is_overdue(at):
        pressing = f"已超过截止时间（{end_in_words(task.due_at)}），请尽快报送；"
    elif task.is_due_soon(at):
        pressing = f"{end_in_words(task.due_at)}截止；"
    return pressing + _reason(task)


def _reason(task: Task) -> str:
    match task.kind:
        case TaskKind.REPORT:
            return "本单位应报，尚未开始填写"
        case TaskKind.ANSWER:
            return f"{task.unit_name}约稿，等待本单位回应"
        case TaskKind.FINISH:
            return "草稿尚未报送，可继续填写"
        case TaskKind.MEND:
            count = len(task.return_notes)
            first = task.return_notes[0]["text"] if count else ""
            return f"已退回，共 {count} 处需要修改：{first}" if count > 1 else f"已退回，需要修改：{first}"
        case TaskKind.CORRECT:
            return f"更正尚未报送，改好后请重新报送：{task.return_notes[0]['text']}"
        case TaskKind.ACCEPT:
            return "省级已审核通过，等待教育部接收"
        case TaskKind.DECIDE:
            return "对“与活动周无关”的判定提出申诉，等待本单位复核"
    if task.media_not_ready:
        return f"等待本单位审核；还有 {task.media_not_ready} 个照片或视频在处理中，处理完成后才能审核通过"
    return "等待本单位审核"
