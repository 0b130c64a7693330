"""The same request again gets the same answer, and has its effect once."""

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from chassis.api import create_api
from chassis.database import Database
from chassis.rows import new_id
from chassis.tables import idempotency
from chassis.testing import published, running
from chassis.worker import keep_house
from tests.chassis.conftest import Application
from tests.chassis.notes import notes_router, policy_file, settings

PATH = "/api/notes/v1/notes"


async def test_the_same_key_and_body_get_the_saved_answer(notes: Application) -> None:
    headers = notes.headers()

    first = await notes.http.post(PATH, json={"text": "一"}, headers=headers)
    again = await notes.http.post(PATH, json={"text": "一"}, headers=headers)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert len(await published(notes.database)) == 1


async def test_another_body_under_the_key_is_refused(notes: Application) -> None:
    headers = notes.headers()
    await notes.http.post(PATH, json={"text": "one"}, headers=headers)

    other = await notes.http.post(PATH, json={"text": "two"}, headers=headers)
    other_query = await notes.http.post(f"{PATH}?x=1", json={"text": "one"}, headers=headers)

    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    assert other_query.status_code == 422
    assert len(await published(notes.database)) == 1


async def test_twenty_at_once_have_one_effect(notes: Application) -> None:
    headers = notes.headers()

    answers = await asyncio.gather(*(notes.http.post(PATH, json={"text": "one"}, headers=headers) for _ in range(20)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotent-replayed" in answer.headers for answer in answers) == 19
    assert len(await published(notes.database)) == 1


async def test_a_post_without_a_key_is_refused(notes: Application) -> None:
    headers = notes.headers()
    del headers["idempotency-key"]

    answer = await notes.http.post(PATH, json={"text": "one"}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency-key-missing")


async def test_a_key_of_another_form_is_refused(notes: Application) -> None:
    for key in ("short", "x" * 300, "has a space in it", "'; drop table note; --"):
        answer = await notes.http.post(PATH, json={"text": "one"}, headers=notes.headers(key=key))
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-malformed"), key


async def test_each_account_has_keys_of_its_own(notes: Application) -> None:
    key = "the-same-key-of-two"

    first = await notes.http.post(PATH, json={"text": "one"}, headers=notes.headers(key=key))
    other = await notes.http.post(PATH, json={"text": "two"}, headers=notes.headers(key=key))

    assert (first.status_code, other.status_code) == (201, 201)
    assert first.json()["id"] != other.json()["id"]


async def test_a_refused_request_leaves_its_key_free(notes: Application) -> None:
    headers = notes.headers()

    refused = await notes.http.post(PATH, json={"text": ""}, headers=headers)
    mended = await notes.http.post(PATH, json={"text": "one"}, headers=headers)

    assert (refused.status_code, mended.status_code) == (422, 201)


async def test_a_key_is_kept_over_a_restart(notes: Application, notes_url: str, tmp_path: Path) -> None:
    headers = notes.headers()
    first = await notes.http.post(PATH, json={"text": "one"}, headers=headers)

    app = create_api(
        "notes", settings(notes_url), routers=(notes_router(),), policy=policy_file(tmp_path), keys=notes.issuer.keys
    )
    async with running(app) as http:
        again = await http.post(PATH, json={"text": "one"}, headers=headers)

    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_retry_while_the_first_is_running_waits_for_it_or_is_told_so(
    notes: Application, store: Database
) -> None:
    headers, principal = notes.headers(), new_id()
    token = notes.issuer.token("writer", account_id=principal)
    headers["authorization"] = f"Bearer {token}"
    row = {"principal": principal, "key": headers["idempotency-key"], "request_hash": b"-"}
    async with store.connection() as connection:
        await connection.execute(idempotency.insert().values(row))

        answer = await notes.http.post(PATH, json={"text": "one"}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency-key-in-flight")
    assert answer.headers["retry-after"] == "1"
    assert len(answer.json()["traceId"].strip("0")) > 0


async def test_keys_are_kept_for_ninety_days(notes: Application) -> None:
    await notes.http.post(PATH, json={"text": "old"}, headers=notes.headers())
    async with notes.database.connection() as connection:
        await connection.execute(update(idempotency).values(created_at=func.now() - timedelta(days=90, minutes=1)))
    await notes.http.post(PATH, json={"text": "new"}, headers=notes.headers())

    await notes.database.adjust_clock()
    await keep_house(notes.database)

    async with notes.database.connection() as connection:
        assert (await connection.execute(select(func.count()).select_from(idempotency))).scalar_one() == 1
