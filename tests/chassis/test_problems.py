"""Every refusal is a problem: Chinese for people, a code for programs, the place, the trace."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy import text

from chassis.api import create_api
from chassis.body_limit import LIMIT
from chassis.rows import new_id
from chassis.testing import Issuer, running
from tests.chassis.conftest import Application
from tests.chassis.notes import notes_router, policy_file, settings

PATH = "/api/notes/v1/notes"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def held(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The problem, after what every problem promises was checked."""
    body: dict[str, Any] = answer.json()
    assert (answer.status_code, body["code"]) == (status, code), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"/problems/{code}"
    assert body["status"] == status
    assert CHINESE.search(body["title"])
    assert re.fullmatch(r"[0-9a-f]{32}", body["traceId"])
    assert body["traceId"].strip("0"), "the trace id is empty"
    assert answer.headers["trace-id"] == body["traceId"]
    return body


async def post(notes: Application, **request: Any) -> httpx.Response:
    headers = {**notes.headers(), **request.pop("headers", {})}
    return await notes.http.post(PATH, headers=headers, **request)


async def test_each_field_that_is_wrong_is_named_in_chinese(notes: Application) -> None:
    answer = await post(notes, json={"text": "x" * 201, "tags": ["a", "toolong"], "pages": 0, "colour": "red"})

    errors = held(answer, 422, "invalid-input")["errors"]
    assert {error["pointer"]: error["detail"] for error in errors} == {
        "/text": "不能超过 200 个字",
        "/tags/1": "不能超过 5 个字",
        "/pages": "不能小于 1",
        "/colour": "没有这一项，请删除",
    }


async def test_a_pointer_is_escaped_and_a_query_parameter_is_named_as_one(notes: Application) -> None:
    named = await post(notes, json={"text": "one", "a/b~c": 1})
    query = await notes.http.get(f"{PATH}?limit=1000000000", headers=notes.headers())

    assert held(named, 422, "invalid-input")["errors"][0]["pointer"] == "/a~1b~0c"
    assert held(query, 422, "invalid-input")["errors"][0]["pointer"] == "/query/limit"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"text": "one"} trailing',
        b"null",
        b"[]",
        b'"text"',
        b'{"text": NaN}',
        b'{"text": 1e400}',
        b'{"pages": 1' + b"0" * 5000 + b', "text": "one"}',
        b'{"text": "\\ud800"}',
        b'{"text": "nul \\u0000 inside"}',
        b"[" * 2000 + b"]" * 2000,
        b'{"text":' * 2000 + b"1" + b"}" * 2000,
        b"[" * 100_000,
    ],
    ids=lambda body: str(body[:24]),
)
async def test_a_body_that_is_no_note_is_refused_and_never_an_error_of_ours(notes: Application, body: bytes) -> None:
    answer = await post(notes, content=body, headers={"content-type": "application/json"})

    assert answer.status_code in (400, 422), answer.text
    problem = held(answer, answer.status_code, answer.json()["code"])
    for error in problem.get("errors", []):
        assert CHINESE.search(error["detail"])


async def test_json_that_cannot_be_read_points_at_the_whole_body(notes: Application) -> None:
    answer = await post(notes, content=b'{"text": }', headers={"content-type": "application/json"})

    (error,) = held(answer, 422, "invalid-input")["errors"]
    assert (error["pointer"], error["detail"]) == ("", "请求体不是合法的 JSON")


async def test_an_unknown_path_and_a_wrong_method_are_problems(notes: Application) -> None:
    held(await notes.http.get("/api/notes/v1/nothing"), 404, "http-404")

    wrong = await notes.http.request("PATCH", PATH)
    held(wrong, 405, "http-405")
    assert wrong.headers["allow"]


async def test_a_thing_that_is_not_there_is_not_found(notes: Application) -> None:
    held(await notes.http.get(f"{PATH}/{new_id()}", headers=notes.headers()), 404, "not-found")


async def test_a_body_over_the_limit_is_refused_by_its_declared_length(notes: Application) -> None:
    answer = await post(notes, content=b'{"text": "' + b"x" * LIMIT + b'"}')

    held(answer, 413, "body-too-large")


async def test_a_body_over_the_limit_is_refused_without_a_declared_length(notes: Application) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 8 * LIMIT:
            sent += 65536
            yield b" " * 65536

    answer = await post(notes, content=endless(), headers={"content-type": "application/json"})

    held(answer, 413, "body-too-large")


async def test_a_body_at_the_limit_passes(notes: Application) -> None:
    body = b'{"text": "one"' + b" " * (LIMIT - 15) + b"}"
    assert len(body) == LIMIT

    answer = await post(notes, content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 201


async def test_an_unexpected_error_tells_nothing_but_the_trace(notes: Application, spans: InMemorySpanExporter) -> None:
    answer = await notes.http.get(f"{PATH}/faults/x", headers=notes.headers())

    body = held(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text
    assert body["traceId"] in {f"{span.context.trace_id:032x}" for span in spans.get_finished_spans() if span.context}


async def test_a_text_that_the_database_cannot_hold_is_refused_with_words(notes: Application) -> None:
    held(await post(notes, json={"text": "a\x00b"}), 422, "text-not-storable")


async def test_a_database_that_is_down_is_a_503_with_a_time_to_come_again(tmp_path: Path) -> None:
    issuer = Issuer()
    url = "postgresql+asyncpg://nobody:nothing-at-all@127.0.0.1:1/notes"
    app = create_api("notes", settings(url), routers=(notes_router(),), policy=policy_file(tmp_path), keys=issuer.keys)
    async with running(app) as http:
        answer = await http.post(PATH, json={"text": "one"}, headers=issuer.headers("writer"))
        health = await http.get("/livez"), await http.get("/readyz")

    held(answer, 503, "store-down")
    assert answer.headers["retry-after"] == "5"
    assert [each.status_code for each in health] == [200, 503]


async def test_a_database_that_takes_nobody_in_counts_as_down(notes: Application) -> None:
    await _limit_connections(notes, 0)
    try:
        await notes.app.state.runtime.database.engine.dispose()
        answer = await post(notes, json={"text": "one"})
    finally:
        await _limit_connections(notes, -1)

    held(answer, 503, "store-down")


async def _limit_connections(notes: Application, limit: int) -> None:
    async with notes.database.connection() as connection:
        name = (await connection.execute(text("select current_database()"))).scalar_one()
        await connection.execute(text(f"alter database {name} connection limit {limit}"))


async def test_no_answer_leaks_what_runs_here(notes: Application) -> None:
    answer = await notes.http.get("/api/notes/v1/nothing")

    assert "server" not in answer.headers


async def test_the_file_of_a_request_without_a_key_is_streamed(notes: Application) -> None:
    answer = await notes.http.get(f"{PATH}/files/all.txt", headers=notes.headers())

    assert (answer.status_code, answer.text) == (200, "one\ntwo\n")
