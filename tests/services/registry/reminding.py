"""A registry on a working morning before a deadline, and a mail server that keeps what it gets."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from chassis.clock import FixedClock
from chassis.consumer import Consumer
from chassis.subscriptions import Hearing
from chassis.testing import deliver
from contracts.base import Event
from contracts.submission import ItemSubmitted
from services.registry.domain import Account, Reminder
from services.registry.domain.china_time import CHINA
from services.registry.domain.letter import Letter, MailServerAway
from services.registry.domain.reminder import Delivery
from services.registry.subscribers import submission
from services.registry.use_cases.deliver_reminders import deliver_reminders
from services.registry.use_cases.follow_reminder_rules import follow_reminder_rules
from tests.services.registry.world import Registry

PLAN = "T1"
SCHOOL, PROVINCE, OTHER_PROVINCE, COUNCIL = "370000-S01", "370000", "110000", "H01"


class Postbox:
    """A mail server that keeps what it gets."""

    def __init__(self, answer: Delivery = Delivery.SENT) -> None:
        self.letters: list[Letter] = []
        self.answer = answer
        self.away = False

    async def __call__(self, letter: Letter) -> Delivery:
        if self.away:
            raise MailServerAway
        self.letters.append(letter)
        return self.answer


class Office:
    """A registry on a working morning, three days before plans are due."""

    def __init__(self, registry: Registry, registrar: Account) -> None:
        self.registry, self.registrar = registry, registrar
        self.post = Postbox()
        self.due = registry.edition.due_of(PLAN)
        self.be_at(days=3, hour=10)
        self.versions: dict[UUID, int] = {}

    def be_at(self, *, days: int, hour: int, minute: int = 0) -> datetime:
        """So many days before the due day, at this hour in China."""
        day = (self.due - timedelta(microseconds=1)).astimezone(CHINA) - timedelta(days=days)
        at = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self.registry.database.clock = FixedClock(at)
        return at

    async def set_rule(self, **changes: Any) -> Any:
        """The ministry decides."""
        body = {"enabled": True, "days": [3, 1, 0], "recipients": "unit"} | changes
        read = await self.registry.get("/reminders/rule", self.registrar)
        seen = read.json()["revision"]
        return await self.registry.put(f"/reminders/rule/{self.registry.edition.id}", body, self.registrar, seen=seen)

    async def name_liaison(self, unit: str, email: str) -> None:
        """Somebody who gets mail."""
        body = {"name": "张三", "mobile": "13800000000", "email": email}
        path = f"/units/{self.registry.units[unit].unit_id}/liaisons"
        answer = await self.registry.post(path, body, self.registrar)
        assert answer.status_code == 201, answer.text

    async def tell(self, *events: Event) -> None:
        """Events as Kafka would bring them."""
        consumer = Consumer("registry", self.registry.database, Hearing(submission.hears))
        await consumer.handle([deliver(event) for event in events])

    def fact(self, event: type[Event], item_id: UUID, *, unit: str, item_type: str = PLAN, **facts: Any) -> Event:
        """What submission says of an item."""
        self.versions[item_id] = self.versions.get(item_id, 0) + 1
        enrolment = self.registry.units[unit]
        return event.model_validate(
            {
                "version": self.versions[item_id], "item_id": item_id, "edition_id": self.registry.edition.id,
                "item_type": item_type, "unit_id": enrolment.unit_id, "unit_name": enrolment.name,
                "unit_path": enrolment.path, "region": enrolment.region,
                "occurred_at": self.registry.database.clock.now(),
                **facts,
            }
        )  # fmt: skip

    def submitted(self, item_id: UUID, *, unit: str, item_type: str = PLAN) -> Event:
        """It was sent up."""
        at = self.registry.database.clock.now()
        facts = {"title": "方案", "receipt_number": "R-1", "submitted_at": at, "on_time": True, "asset_ids": ()}
        return self.fact(ItemSubmitted, item_id, unit=unit, item_type=item_type, **facts)

    async def work_through(self) -> None:
        """What the worker does each minute."""
        async with self.registry.database.work() as work:
            await follow_reminder_rules(work)
        await deliver_reminders(self.registry.database, self.post, link="http://gateway.test/console/")

    async def reminders(self) -> dict[str, Reminder]:
        """By the recipient's code."""
        codes = {unit.unit_id: code for code, unit in self.registry.units.items()}
        return {codes[each.recipient_id]: each for each in await self.registry.rows(Reminder)}

    async def preview(self, **query: str) -> dict[str, Any]:
        """Who would be told what."""
        parts = "&".join(f"{name}={value}" for name, value in query.items())
        answer = await self.registry.get(f"/reminders/preview?{parts}", self.registrar)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def types_of(reminder: Reminder) -> Sequence[str]:
    return [each.item_type for each in reminder.lines]
