"""The feed as the front door answers it: from memory, and word for word what the declared route says."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import httpx
import pytest
from prometheus_client import REGISTRY

from chassis.api import Api
from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.registry import AccessRevoked
from contracts.roles import Role
from services.publicity.api.doors import Doors
from services.publicity.api.feed_watch import POLL_SECONDS
from tests.infra.waiting import eventually
from tests.services.publicity.world import BASE, World, a_grant

FEED = f"{BASE}/feed/items"
RELEASED = 5
OWN_TO_EACH_ANSWER = {"trace-id", "date"}
FAST = {"method": "GET", "route": FEED, "status": "200"}


@dataclass
class Reader:
    """A desk with one token, as desks have it: the second request with it need not verify it."""

    world: World
    account_id: UUID = field(default_factory=new_id)
    role: str = Role.DESK

    def __post_init__(self) -> None:
        token = self.world.issuer.token(self.role, account_id=self.account_id, kind="desk")
        self.headers = {"authorization": f"Bearer {token}"}

    async def get(self, query: str = "", **headers: str) -> httpx.Response:
        """Read the feed with this query, as it stands."""
        return await self.world.client.get(f"{FEED}{query and '?'}{query}", headers=self.headers | headers)

    async def statements(self, query: str = "", **headers: str) -> tuple[httpx.Response, int]:
        """Read, and how many statements it took."""
        with count_statements(self.world.database.engine) as counted:
            answer = await self.get(query, **headers)
        return answer, len(counted)


@pytest.fixture
async def reader(world: World) -> Reader:
    """A desk that was here before, in front of five items that the watch has seen."""
    for _ in range(RELEASED):
        await world.release()
    await seen(world, RELEASED)
    reader = Reader(world)
    await reader.get()
    return reader


async def seen(world: World, head: int) -> None:
    """The watch has seen the feed up to here."""
    assert await eventually(lambda: doors(world).watch.head == head)


def doors(world: World) -> Doors:
    found: Doors = world.app.state.runtime.extras["doors"]
    return found


@contextmanager
def door_shut(world: World) -> Iterator[None]:
    """Only the declared route answers."""
    app = cast("Api", world.app)
    door, app.door = app.door, None
    try:
        yield
    finally:
        app.door = door


async def test_a_page_that_was_read_before_costs_no_statement(reader: Reader) -> None:
    for query in ("", "limit=3", "limit=5", "format=ninjs-1.6&limit=2"):
        first = await reader.get(query)
        again, statements = await reader.statements(query)
        assert (again.content, statements) == (first.content, 0), query


async def test_a_desk_at_the_end_of_the_feed_asks_without_a_statement(reader: Reader) -> None:
    end = (await reader.get()).json()["next"]

    answer, statements = await reader.statements(f"cursor={end}")
    unchanged, statements_304 = await reader.statements(f"cursor={end}", **{"if-none-match": answer.headers["etag"]})

    assert (answer.json(), statements) == ({"items": [], "next": end}, 0)
    assert (unchanged.status_code, unchanged.content, statements_304) == (304, b"", 0)


def questions(next_two: str, foreign: str, tag: str) -> list[tuple[str, dict[str, str]]]:
    """Ways to ask: plain and odd, right and wrong."""
    plain = f"""limit=2 limit=5 limit=500 limit=2&cursor={next_two} cursor={next_two}&limit=2 format=ninjs-3.1
        format=ninjs-1.6&limit=5 wait=0 wait=0.0 wait=30&limit=1"""
    odd = f"""limit=05 limit=5.0 limit=2&limit=3 wait=1e0&limit=1 since=2020-01-01T00:00:00Z %6Cimit=2 &limit=2
        limit=2& LIMIT=2 unknown=1 limit=2&unknown=1 cursor={next_two}%3D"""
    wrong = f"""limit=0 limit=501 limit=-1 limit= limit=x wait=31 wait=-1 wait=nan format=xml format= since=yesterday
        cursor= cursor=nonsense cursor={foreign} cursor={next_two[:-2]} cursor={"a" * 501}"""
    queries = ["", *plain.split(), *odd.split(), *wrong.split()]
    tags = [tag, f"W/{tag}", f'"other", {tag}', '"other"', "*", ""]
    return [(query, {}) for query in queries] + [("limit=2", {"if-none-match": each}) for each in tags]


async def test_with_the_door_and_without_it_every_answer_is_the_same(reader: Reader) -> None:
    first = await reader.get("limit=2")
    foreign = (await Reader(reader.world).get("limit=2")).json()["next"]
    asked = questions(first.json()["next"], foreign, first.headers["etag"])
    for query, headers in asked:
        with door_shut(reader.world):
            declared = await reader.get(query, **headers)
        for _ in range(2):  # the first may miss, the second finds what the first has left
            assert said(await reader.get(query, **headers)) == said(declared), (query, headers)


def said(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    """Status, content and headers, but for what is each answer's own."""
    body: Any = answer.content
    if answer.headers.get("content-type") == "application/problem+json":
        body = {name: value for name, value in answer.json().items() if name != "traceId"}
    headers = {name: value for name, value in answer.headers.items() if name not in OWN_TO_EACH_ANSWER}
    return answer.status_code, body, headers


async def test_a_desk_whose_access_ended_is_refused_once_the_watch_has_looked(reader: Reader) -> None:
    world = reader.world
    await world.hear(AccessRevoked(version=2, account_id=reader.account_id))

    async def refused() -> bool:
        return (await reader.get()).status_code == 403

    assert await eventually(refused, within=POLL_SECONDS * 4)
    assert (await reader.get()).json()["code"] == "desk-ended"
    known = world.person(Role.DESK)
    known.account_id = reader.account_id
    await world.hear(a_grant(known, region="", kind="desk", version=3))
    assert await eventually(lambda: reader.account_id not in doors(world).watch.ended)
    assert (await reader.statements())[1] == 0


async def test_a_token_without_the_desks_role_is_refused_each_time(reader: Reader) -> None:
    liaison = Reader(reader.world, role=Role.LIAISON)
    for _ in range(3):
        answer = await liaison.get()
        assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")


async def test_nothing_kept_is_given_while_the_watch_sees_nothing(reader: Reader) -> None:
    watch = doors(reader.world).watch
    watch._look = lambda row: None  # type: ignore[method-assign]  # as when its connection is lost
    watch.looked_at -= 60

    answer, statements = await reader.statements()

    assert answer.status_code == 200
    assert statements > 0


async def test_what_is_released_or_withdrawn_leaves_the_kept_pages_when_the_watch_has_seen_it(reader: Reader) -> None:
    world = reader.world
    entry_id = str(await world.release())
    await seen(world, RELEASED + 1)
    assert [each["uri"].rpartition("/")[2] for each in (await reader.get()).json()["items"]][-1] == entry_id
    kept = await reader.get("limit=6")

    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "有误"})
    await seen(world, RELEASED + 2)

    after = await reader.get("limit=6")
    assert kept.json()["items"][-1]["pubStatus"] == "usable"
    assert after.json()["items"][-1]["pubStatus"] == "canceled"


async def test_desks_that_wait_cost_one_reading_among_them_and_hold_no_connection(reader: Reader) -> None:
    world, waiting = reader.world, [Reader(reader.world) for _ in range(20)]
    ends = [(await each.get()).json()["next"] for each in waiting]
    entry_id = await world.decide()
    with count_statements(world.database.engine) as counted:
        tasks = [
            asyncio.create_task(each.get(f"wait=15&cursor={end}")) for each, end in zip(waiting, ends, strict=True)
        ]
        await eventually(lambda: len(doors(world).watch._moved._waiters) == len(tasks))
        assert len(counted) == 0
        assert world.database.engine.sync_engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of the pool in use
        await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
        answers = await asyncio.gather(*tasks)
    assert {len(answer.json()["items"]) for answer in answers} == {1}
    readings = [each for each in counted.statements if "CAST(feed_item.document" in each]
    assert len(readings) == 1


async def test_a_desk_that_waits_in_vain_gets_an_empty_page(reader: Reader) -> None:
    end = (await reader.get()).json()["next"]

    answer, statements = await reader.statements(f"wait=0.2&cursor={end}")

    assert (answer.json(), statements) == ({"items": [], "next": end}, 0)


async def test_answers_from_memory_are_counted_like_all_others(reader: Reader) -> None:
    before = REGISTRY.get_sample_value("openweek_request_seconds_count", FAST) or 0

    for _ in range(3):
        await reader.get()

    assert REGISTRY.get_sample_value("openweek_request_seconds_count", FAST) == before + 3
