"""Submitting through the front door: the same answers as by the declared route, in groups."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from chassis.testing import count_statements
from contracts.roles import Role
from tests.services.submission.api.test_submissions import failing_commits
from tests.services.submission.world import BASE, Person, World

VARIES = {"id", "receipt_number", "created_at", "changed_at"}


class Regular:
    """A liaison whose token was seen before."""

    def __init__(self, world: World, person: Person) -> None:
        self._client = world.client
        account = person.account
        self._headers = world.issuer.headers(*account.roles, account_id=account.id, unit_id=account.unit_id)

    async def known(self) -> "Regular":
        """Her token is among those that the process has verified."""
        assert (await self._client.get("/api/submission/v1/report-types", headers=self._headers)).status_code == 200
        return self

    async def submit(self, item_id: Any, *, key: str = "", content: bytes = b"", **headers: str) -> httpx.Response:
        """Submit, with this very body."""
        sent = {**self._headers, "idempotency-key": key or str(uuid4()), **headers}
        if content and "content-type" not in sent:
            sent["content-type"] = "application/json"
        return await self._client.post(f"{BASE}/{item_id}/submission", headers=sent, content=content)


@pytest.fixture
async def liaison(world: World) -> Person:
    """Writes."""
    return world.liaison()


@pytest.fixture
async def regular(world: World, liaison: Person) -> Regular:
    """Submits what the liaison wrote."""
    return await Regular(world, liaison).known()


async def drafts(world: World, liaison: Person, count: int) -> list[str]:
    """Complete drafts."""
    return [(await world.a_draft(liaison))["id"] for _ in range(count)]


async def test_thirty_at_once_share_a_few_transactions(world: World, liaison: Person, regular: Regular) -> None:
    ids = await drafts(world, liaison, 30)

    with count_statements(world.database.engine) as count:
        answers = await asyncio.gather(*(regular.submit(each) for each in ids))

    assert {answer.status_code for answer in answers} == {201}
    assert len(count) <= 8, count.statements
    assert len({answer.json()["receipt_number"] for answer in answers}) == 30


async def test_the_answer_is_that_of_the_declared_route(world: World, liaison: Person, regular: Regular) -> None:
    one, two = await drafts(world, liaison, 2)

    fast = await regular.submit(one)
    world.app.door = None  # type: ignore[attr-defined]  # the application is an Api
    slow = await regular.submit(two)

    assert {k: v for k, v in fast.json().items() if k not in VARIES} == {
        k: v for k, v in slow.json().items() if k not in VARIES
    }
    assert set(fast.json()) == set(slow.json())
    assert set(fast.headers) == set(slow.headers)
    assert fast.headers["etag"] == slow.headers["etag"]


async def test_a_retry_gets_the_saved_answer(world: World, liaison: Person, regular: Regular) -> None:
    (item_id,) = await drafts(world, liaison, 1)
    key = str(uuid4())

    first, second = await regular.submit(item_id, key=key), await regular.submit(item_id, key=key)

    assert (second.status_code, second.content) == (201, first.content)
    assert second.headers["idempotent-replayed"] == "true"
    assert len(await world.said(item_id)) == 2


@pytest.mark.parametrize(
    ("request_part", "status", "code"),
    [
        ({"content": b'{"revision": 1}'}, 412, "stale"),
        ({"content": b'{"state": "approved"}'}, 422, "invalid-input"),
        ({"content": b"{"}, 422, "invalid-input"),
        ({"key": "short"}, 422, "idempotency-key-malformed"),
    ],
)
async def test_what_is_refused_is_refused_in_the_words_of_the_declared_route(
    world: World, liaison: Person, regular: Regular, request_part: dict[str, Any], status: int, code: str
) -> None:
    (item_id,) = await drafts(world, liaison, 1)

    answer = await regular.submit(item_id, **request_part)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await liaison.read(item_id))["state"] == "draft"


async def test_an_approver_does_not_submit(world: World, liaison: Person) -> None:
    (item_id,) = await drafts(world, liaison, 1)
    approver = await Regular(world, world.person(world.school, Role.APPROVER)).known()

    answer = await approver.submit(item_id)

    assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")


async def test_a_group_whose_commit_fails_leaves_nothing_and_each_can_be_sent_again(
    world: World, liaison: Person, regular: Regular
) -> None:
    ids = await drafts(world, liaison, 5)
    keys = [str(uuid4()) for _ in ids]

    async with failing_commits(world, "raise exception 'no space' using errcode = 'disk_full'"):
        failed = await asyncio.gather(*(regular.submit(i, key=k) for i, k in zip(ids, keys, strict=True)))
    again = await asyncio.gather(*(regular.submit(i, key=k) for i, k in zip(ids, keys, strict=True)))

    assert {answer.status_code for answer in failed} == {503}
    assert {answer.status_code for answer in again} == {201}
    for item_id in ids:
        assert len(await world.said(item_id)) == 2


async def test_a_group_whose_commit_is_unknown_is_never_half_done(
    world: World, liaison: Person, regular: Regular
) -> None:
    ids = await drafts(world, liaison, 3)
    keys = [str(uuid4()) for _ in ids]

    async with failing_commits(world, "perform pg_terminate_backend(pg_backend_pid())"):
        unknown = await asyncio.gather(*(regular.submit(i, key=k) for i, k in zip(ids, keys, strict=True)))
    again = await asyncio.gather(*(regular.submit(i, key=k) for i, k in zip(ids, keys, strict=True)))

    assert {answer.status_code for answer in unknown} == {503}
    assert {answer.status_code for answer in again} == {201}
    for item_id in ids:
        assert len(await world.said(item_id)) == 2
        assert len(await liaison.read(item_id, "/versions")) == 1
