"""C01–C05: the api dies in the middle of a submission or an approval."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import pytest

from chassis.failpoints import BEFORE_BEGIN, BEFORE_COMMIT, COMMITTED, ROWS_WRITTEN
from cli.client import Member
from cli.client.member import SUBMISSION
from contracts.submission import ItemApproved, ItemSubmitted
from contracts.topics import Topic
from tests.faults.crash_points.crash import CrashPoint, back, in_vain, killed_at, passes_of
from tests.faults.crash_points.facts import all_told, facts_about
from tests.faults.points import ANSWERING
from tests.faults.stack import FaultStack
from tests.flows.people import People
from tests.flows.records import Records

API = "submission-api"
TABLES = {"item": "id", "item_step": "item_id", "item_version": "item_id"}
TYPES = {"submission": ItemSubmitted.type, "approval": ItemApproved.type}

# A submission writes its rows, its event and its answer in one statement: it has no moment C02 between them.
UNDONE = [
    pytest.param("submission", BEFORE_BEGIN, id="C01-submit"),
    pytest.param("approval", BEFORE_BEGIN, id="C01-approve"),
    pytest.param("approval", ROWS_WRITTEN, id="C02-approve"),
    pytest.param("submission", BEFORE_COMMIT, id="C03-submit"),
    pytest.param("approval", BEFORE_COMMIT, id="C03-approve"),
]
DONE = [
    pytest.param("submission", COMMITTED, id="C04-submit"),
    pytest.param("approval", COMMITTED, id="C04-approve"),
    pytest.param("submission", ANSWERING, id="C05-submit"),
    pytest.param("approval", ANSWERING, id="C05-approve"),
]


@dataclass(frozen=True)
class Request:
    """A POST that can be sent again under its key."""

    member: Member
    item_id: str
    deed: str
    key: str = field(default_factory=lambda: str(uuid4()))

    @property
    def path(self) -> str:
        """Where it is sent."""
        return f"{SUBMISSION}/items/{self.item_id}/{self.deed}"

    async def send(self) -> httpx.Response:
        """The bare answer."""
        headers = {**await self.member.authorization(), "Idempotency-Key": self.key}
        return await self.member.connection.send("POST", self.path, headers=headers)


async def prepared(people: People, deed: str, count: int) -> list[Request]:
    """Requests that will be granted."""
    await people.sign_in()
    if deed == "submission":
        return [Request(people.liaison, await people.written(number), deed) for number in range(count)]
    return [Request(people.approver, await people.submitted(number), deed) for number in range(count)]


async def rows_of(records: Records, request: Request) -> dict[str, list[dict[str, Any]]]:
    """All that submission has about the item, and what stands under the key."""
    rows = {}
    for table, column in TABLES.items():
        query = f"select * from {table} where {column} = $1 order by 1, 2"  # noqa: S608 -- names from above
        rows[table] = await records.fetch("submission", query, request.item_id)
    rows["outbox"] = await records.fetch("submission", "select * from outbox where key = $1", request.item_id)
    rows["idempotency"] = await records.fetch("submission", "select * from idempotency where key = $1", request.key)
    return rows


async def kill_last(faulty: FaultStack, requests: list[Request], kill_at: str) -> Request:
    """The api grants all but the last request, and dies in that one."""
    *granted, last = requests
    async with killed_at(faulty, CrashPoint(API, kill_at, f"/{last.deed} HTTP"), on_pass=len(requests)):
        for request in granted:
            assert (await request.send()).status_code == 201
        await in_vain(last.member.post(last.path, key=last.key))
    return last


async def told_once(records: Records, requests: list[Request]) -> None:
    """The topic has the fact of each request exactly once."""
    await all_told(records)
    facts = await facts_about(records, Topic.SUBMISSION_ITEMS, [request.item_id for request in requests])
    told = sorted(fact.subject for fact in facts if fact.type == TYPES[requests[0].deed])
    assert told == sorted(request.item_id for request in requests)


@pytest.mark.parametrize(("deed", "kill_at"), UNDONE)
async def test_killed_before_the_commit_nothing_happened_and_the_same_request_again_succeeds_once(
    faulty: FaultStack, people: People, records: Records, deed: str, kill_at: str, repeat: int
) -> None:
    requests = await prepared(people, deed, passes_of(repeat))
    await all_told(records)
    before = await rows_of(records, requests[-1])

    last = await kill_last(faulty, requests, kill_at)

    assert await rows_of(records, last) == before
    await back(faulty, API)
    assert await rows_of(records, last) == before
    answer = await last.send()
    assert (answer.status_code, answer.headers.get("idempotent-replayed")) == (201, None)
    again = await last.send()
    assert (again.content, again.headers["idempotent-replayed"]) == (answer.content, "true")
    await told_once(records, requests)


@pytest.mark.parametrize(("deed", "kill_at"), DONE)
async def test_killed_after_the_commit_it_is_done_and_the_same_request_again_gets_the_saved_answer(
    faulty: FaultStack, people: People, records: Records, deed: str, kill_at: str, repeat: int
) -> None:
    requests = await prepared(people, deed, passes_of(repeat))

    last = await kill_last(faulty, requests, kill_at)

    (saved,) = (await rows_of(records, last))["idempotency"]
    await back(faulty, API)
    for _ in range(2):
        answer = await last.send()
        assert (answer.status_code, answer.content) == (saved["status"], saved["body"])
        assert answer.headers["idempotent-replayed"] == "true"
        assert answer.json()["state"] == {"submission": "submitted", "approval": "approved"}[deed]
    steps = "select count(*) from item_step where item_id = $1 and state = $2"
    assert await records.count("submission", steps, last.item_id, answer.json()["state"]) == 1
    await told_once(records, requests)
