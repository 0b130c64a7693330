"""Reminders (催报) over HTTP: the rule, who would be told what, sending at once, and what was told."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import Field

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.registry import queries
from services.registry.api.callers import Cursor, Inviter, Keeper, Limit, Registrar, whole_of
from services.registry.api.edition_parts import TypeCode
from services.registry.documents.reminder_letter import line_of, subject_of
from services.registry.domain import Reminder, ReminderRule
from services.registry.domain.china_time import china_day
from services.registry.domain.owed import Owed, OwedState
from services.registry.domain.reminder import Delivery, ReminderState, day_of_telling, is_quiet
from services.registry.domain.reminder_rule import MOST_DAYS, Recipients
from services.registry.queries import ReminderWish
from services.registry.use_cases.read_reminder import read_reminder
from services.registry.use_cases.send_reminders import send_reminders
from services.registry.use_cases.set_reminder_rule import set_reminder_rule

routes = router("/reminders", tags=["reminders"])

MOST_SHOWN = 200


class SetReminderRule(Input):
    """Days before the due day (negative: after it) on which units are reminded."""

    enabled: bool
    days: Annotated[list[int], Field(max_length=MOST_DAYS * 2)]
    recipients: Recipients


class ReminderRuleOut(Output):
    """The rule of an edition; off, and of revision 0, until it was decided."""

    edition_id: UUID
    enabled: bool
    days: list[int]
    recipients: Recipients
    revision: int
    changed_at: datetime


class OwedOut(Output):
    """One thing that is owed; `text` is the line as the message has it."""

    unit_id: UUID
    unit_name: str
    item_type: str
    type_name: str
    due_at: datetime
    state: OwedState
    drafts: int
    returned: int
    text: str


class WouldBeTold(Output):
    """What one unit would be told now. `already` says that it has a message of that day and gets no other."""

    recipient_id: UUID
    recipient_name: str
    has_address: bool
    already: bool
    subject: str
    owed: list[OwedOut]


class Preview(Output):
    """Of `recipients` units the first 200 in full; `quiet` says that messages wait until 8:00, `day` when they come."""

    day: date
    quiet: bool
    recipients: int
    owed: int
    items: list[WouldBeTold]


class SendReminders(Input):
    """Whom to remind: all below who owe, or these units only; of one type or all."""

    recipients: Recipients
    unit_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)] | None = None
    item_type: TypeCode | None = None


class PlannedOut(Output):
    """How many messages go out on that day, and how many units have one already."""

    day: date
    quiet: bool
    messages: int
    already: int


class ReminderOut(Output):
    """A message; `delivery` is empty until it was told."""

    id: UUID
    recipient_id: UUID
    recipient_name: str
    day: date
    by_rule: bool
    state: ReminderState
    delivery: Delivery | None
    planned_at: datetime
    told_at: datetime | None
    read_at: datetime | None
    subject: str
    owed: list[OwedOut]


class ReminderPage(Output):
    """The newest first."""

    items: list[ReminderOut]
    next: str | None


def _owed(owed: list[Owed], recipient_id: UUID, today: date) -> list[OwedOut]:
    return [
        OwedOut.model_validate({**asdict(each), "state": each.state, "text": line_of(each, recipient_id, today=today)})
        for each in owed
    ]


def _shown(reminder: Reminder) -> ReminderOut:
    lines, told_on = reminder.lines, china_day(reminder.told_at or reminder.planned_at)
    return ReminderOut(
        **reminder.model_dump(exclude={"owed", "asked_by", "claimed_at", "delivery"}),
        by_rule=reminder.asked_by is None,
        delivery=Delivery(reminder.delivery) if reminder.delivery else None,
        subject=subject_of(lines, reminder.recipient_id),
        owed=_owed(lines, reminder.recipient_id, told_on),
    )


def _rule(rule: ReminderRule, response: Response) -> ReminderRuleOut:
    set_etag(response, rule.revision)
    return ReminderRuleOut.model_validate(rule.model_dump(exclude={"changed_by"}))


@routes.get("/rule")
async def read_rule(
    _reader: Inviter, response: Response, work: WorkDep, edition_id: Annotated[UUID | None, Query()] = None
) -> ReminderRuleOut:
    """The rule of an edition, the current one where none is named."""
    edition = edition_id or (await queries.current_edition(work)).id
    rule = (await queries.rules(work)).get(edition) or ReminderRule.of(edition, at=work.now())
    return _rule(rule, response)


@routes.put("/rule/{edition_id}")
async def set_rule(
    edition_id: UUID, body: SetReminderRule, seen: IfMatch, registrar: Registrar, response: Response, work: WorkDep
) -> ReminderRuleOut:
    """Decide it, the first time with If-Match "0"."""
    rule = await set_reminder_rule(
        work,
        edition_id=edition_id,
        enabled=body.enabled,
        days=body.days,
        recipients=body.recipients,
        seen_revision=seen,
        by=registrar.id,
    )
    return _rule(rule, response)


@routes.get("/preview")
async def preview(
    reader: Inviter, work: WorkDep, recipients: Recipients = Recipients.UNIT, item_type: TypeCode | None = None
) -> Preview:
    """Who would be told what if it were sent now; nothing is sent."""
    now = work.now()
    wish = ReminderWish(recipients, under=whole_of(reader), item_type=item_type)
    told = await queries.recipients_of(work, wish)
    already = await queries.reminded_on(work, day_of_telling(now), told)
    shown = dict(list(told.items())[:MOST_SHOWN])
    names = await queries.newest_of(work, shown)
    addressed = await queries.addresses_of(work, shown)
    items = [
        WouldBeTold(
            recipient_id=unit_id,
            recipient_name=names[unit_id].name,
            has_address=unit_id in addressed,
            already=unit_id in already,
            subject=subject_of(owed, unit_id),
            owed=_owed(owed, unit_id, day_of_telling(now)),
        )
        for unit_id, owed in shown.items()
    ]
    return Preview(
        day=day_of_telling(now),
        quiet=is_quiet(now),
        recipients=len(told),
        owed=sum(map(len, told.values())),
        items=items,
    )


@routes.post("", status_code=202)
async def send(body: SendReminders, sender: Inviter, work: WorkDep) -> PlannedOut:
    """Remind at once, only of what is owed; in the quiet hours at their end. A unit is told once a day."""
    wish = ReminderWish(body.recipients, under=whole_of(sender), unit_ids=body.unit_ids, item_type=body.item_type)
    planned = await send_reminders(work, wish, by=sender.id)
    now = work.now()
    return PlannedOut(day=day_of_telling(now), quiet=is_quiet(now), messages=planned.messages, already=planned.already)


@routes.get("")
async def list_reminders(
    reader: Keeper, runtime: RuntimeDep, work: WorkDep, cursor: Cursor = None, limit: Limit = 50
) -> ReminderPage:
    """The log: a registrar sees all, others those to the own unit and to units below it."""
    wanted = queries.ReminderFilter(under=whole_of(reader))
    scope = f"reminders:{wanted.under}"
    after = UUID(runtime.cursors.open(scope, cursor)[0]) if cursor else None
    rows = await queries.reminders_page(work, wanted, after=after, limit=limit + 1)
    following = runtime.cursors.seal(scope, [rows[limit - 1].id]) if len(rows) > limit else None
    return ReminderPage(items=[_shown(each) for each in rows[:limit]], next=following)


@routes.get("/mine")
async def list_mine(reader: Keeper, work: WorkDep) -> ReminderPage:
    """What the own unit was told and nobody there has marked as read."""
    wanted = queries.ReminderFilter(to=reader.unit_id, told=True, unread=True)
    rows = await queries.reminders_page(work, wanted, after=None, limit=10)
    return ReminderPage(items=[_shown(each) for each in rows], next=None)


@routes.post("/{reminder_id}/reading", status_code=200)
async def mark_read(reminder_id: UUID, reader: Keeper, work: WorkDep) -> ReminderOut:
    """The unit has seen it."""
    return _shown(await read_reminder(work, reminder_id=reminder_id, unit_id=reader.unit_id))
