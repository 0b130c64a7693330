"""A draft that lies about is reminded of by mail, and no more once it is submitted: through Kafka and a mail server."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from chassis.clock import FixedClock
from chassis.database import Database, create_engine
from services.registry.domain.reminder import is_quiet
from services.registry.mail.mail_server import MailServer
from services.registry.use_cases.deliver_reminders import deliver_reminders
from tests.flows.people import People
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

ADDRESS = "liaison@school.example.org"
REMINDERS = "/api/registry/v1/reminders"


async def deliver(running_stack: FlowStack) -> None:
    """What the worker does each minute, at an hour that is not quiet."""
    environment = running_stack.environment("registry")
    at = datetime.now(UTC)
    while is_quiet(at):
        at += timedelta(hours=1)
    engine = create_engine(environment["OPENWEEK_DATABASE_URL"], pool=2)
    database = Database(engine, source="registry", clock=FixedClock(at))
    try:
        post = MailServer(environment["OPENWEEK_SMTP_URL"], environment["OPENWEEK_MAIL_FROM"], "报送系统").post
        await deliver_reminders(database, post, link=f"{running_stack.url()}/console/")
    finally:
        await database.close()


async def mails_to(running_stack: FlowStack, address: str) -> list[dict[str, Any]]:
    """What the mail server holds for an address."""
    async with httpx.AsyncClient(base_url=running_stack.stack.http("mailpit"), trust_env=False) as http:
        found = await http.get("/api/v1/search", params={"query": f"to:{address}"})
        messages: list[dict[str, Any]] = found.raise_for_status().json()["messages"]
        return messages


@pytest.mark.usefixtures("records")
async def test_a_forgotten_draft_comes_by_mail_once_and_is_no_more_when_it_is_submitted(
    running_stack: FlowStack, people: People
) -> None:
    item_id = await people.written()
    unit_id = (await people.liaison.item(item_id))["unit_id"]
    contact = {"name": "示例联络员", "mobile": "13800000000", "email": ADDRESS}
    await people.liaison.post(f"/api/registry/v1/units/{unit_id}/liaisons", contact)

    # Other flows leave drafts of this unit behind, whose facts may still be on their way: what is told is held against
    # what the unit itself has.
    kept = await people.liaison.items(state="draft", item_type="T3", limit=100)
    drafts = len(kept["items"])

    async def told() -> int:
        preview = await people.approver.get(f"{REMINDERS}/preview", item_type="T3")
        return sum(line["drafts"] for each in preview["items"] for line in each["owed"] if line["unit_id"] == unit_id)

    async def all_are_told() -> bool:
        return await told() == drafts

    async def one_less_is_told() -> bool:
        return await told() == drafts - 1

    async def has_come() -> list[dict[str, Any]]:
        await deliver(running_stack)
        found = await mails_to(running_stack, ADDRESS)
        assert found
        return found

    await eventually(all_are_told, within=20)
    sent = await people.approver.post(REMINDERS, {"recipients": "unit", "unit_ids": [unit_id]})
    assert sent["messages"] == 1

    (mail,) = await eventually(has_come, within=30)
    assert "待报送" in mail["Subject"]
    assert (await people.approver.post(REMINDERS, {"recipients": "unit", "unit_ids": [unit_id]}))["already"] == 1

    await people.liaison.submit(item_id)

    await eventually(one_less_is_told, within=20)
