"""Hot routes: what the front door answers itself, and what it leaves to the declared route."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import httpx
import orjson
import pytest
from fastapi import Depends
from opentelemetry import trace
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import REGISTRY

from chassis.api import create_api
from chassis.auth import require
from chassis.bodies import Input
from chassis.body_limit import LIMIT
from chassis.endpoints import Endpoints, router
from chassis.hot_route import HotAnswer, HotRequest, HotRouteAmbiguous, fast_for
from chassis.principal import Principal
from chassis.testing import Issuer, running
from tests.chassis.notes import settings

PREFIX = "/api/echo/v1"
WORDS = f"{PREFIX}/words/{{word}}"
POLICY = """
- {method: POST, path: "/api/echo/v1/words/{word}", roles: [writer, editor], relation: any}
- {method: GET, path: /api/echo/v1/hours, public: true, relation: any}
- {method: GET, path: /api/echo/v1/state, roles: [operator], relation: any}
- {method: GET, path: /api/echo/v1/dead-letters, roles: [operator], relation: any}
- {method: POST, path: "/api/echo/v1/dead-letters/{letter_id}/replay", roles: [operator], relation: any}
- {method: POST, path: "/api/echo/v1/dead-letters/{letter_id}/discard", roles: [operator], relation: any}
"""
Writer = Annotated[Principal, Depends(require("writer", "editor"))]
TYPE = {"content-type": "application/json"}
JSON = ((b"content-type", b"application/json"),)


class Said(Input):
    """What is said after the word."""

    text: str


@dataclass
class Echo:
    """A service with two hot routes; `asked` is what reached the fast handlers."""

    http: httpx.AsyncClient
    issuer: Issuer
    asked: list[HotRequest] = field(default_factory=list)

    async def say(self, word: str, body: bytes, *roles: str, **headers: str) -> httpx.Response:
        """Say it once so that the token is known, then once more; the second answer."""
        signed = self.issuer.headers(*roles) | TYPE | headers
        for _ in range(2):
            answer = await self.http.post(f"{PREFIX}/words/{word}", content=body, headers=signed)
        return answer


def echo_routes(asked: list[HotRequest]) -> Endpoints:
    routes = router("")

    @routes.post("/words/{word}", status_code=201)
    async def say(word: str, said: Said, writer: Writer) -> dict[str, str]:
        return {"declared": word, "text": said.text}

    @fast_for(say)
    async def say_fast(request: HotRequest) -> HotAnswer | None:
        asked.append(request)
        if request.path["word"] == "broken":
            raise RuntimeError(request.path["word"])
        if request.path["word"] == "rare":
            return None
        span = trace.get_current_span().get_span_context()
        said = {"fast": request.path["word"], "trace": f"{span.trace_id:032x}"}
        return HotAnswer(201, JSON, orjson.dumps(said | orjson.loads(request.body)))

    @routes.get("/hours")
    async def hours() -> dict[str, str]:
        return {"open": "always"}

    @fast_for(hours)
    async def hours_fast(request: HotRequest) -> HotAnswer | None:
        asked.append(request)
        return HotAnswer(200, JSON, b'{"open":"fast"}')

    return routes


@pytest.fixture
async def echo(notes_url: str, tmp_path: Path) -> AsyncIterator[Echo]:
    """The echo service, running."""
    issuer, asked = Issuer(), list[HotRequest]()
    policy = tmp_path / "policy.yaml"
    policy.write_text(POLICY, "utf-8")
    app = create_api("echo", settings(notes_url), routers=(echo_routes(asked),), policy=policy, keys=issuer.keys)
    async with running(app) as http:
        yield Echo(http, issuer, asked)


async def test_a_fast_handler_gets_the_caller_the_path_and_the_body(echo: Echo) -> None:
    answer = await echo.say("yes", b'{"text":"one"}', "writer")

    (asked,) = echo.asked
    assert asked.caller is not None
    assert asked.caller.roles == {"writer"}
    assert (answer.status_code, answer.json()["fast"], answer.json()["text"]) == (201, "yes", "one")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.json()["trace"] == answer.headers["trace-id"]


async def test_a_token_that_was_not_verified_yet_goes_the_declared_way(echo: Echo) -> None:
    signed = echo.issuer.headers("writer")

    first = await echo.http.post(f"{PREFIX}/words/yes", json={"text": "x"}, headers=signed)

    assert (first.json()["declared"], echo.asked) == ("yes", [])


async def test_who_may_not_call_never_reaches_the_fast_handler(echo: Echo) -> None:
    answer = await echo.say("yes", b'{"text":"x"}', "reader")

    assert (answer.status_code, answer.json()["code"], echo.asked) == (403, "role-missing", [])


async def test_no_token_and_a_bad_one_are_refused_as_ever(echo: Echo) -> None:
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic x"}):
        answer = await echo.http.post(f"{PREFIX}/words/yes", json={"text": "x"}, headers=headers)
        assert (answer.status_code, echo.asked) == (401, [])


async def test_a_public_hot_route_is_for_those_without_a_token(echo: Echo) -> None:
    without, unknown = [
        await echo.http.get(f"{PREFIX}/hours", headers=headers) for headers in ({}, {"authorization": "Bearer x"})
    ]

    assert (without.json(), unknown.json()) == ({"open": "fast"}, {"open": "always"})
    assert echo.asked[0].caller is None


async def test_one_role_of_each_requirement_is_enough(echo: Echo) -> None:
    assert (await echo.say("yes", b'{"text":"x"}', "editor", "reader")).json()["fast"] == "yes"


async def test_what_the_fast_handler_leaves_or_breaks_the_declared_route_answers_with_the_same_body(
    echo: Echo,
) -> None:
    for word in ("rare", "broken"):
        answer = await echo.say(word, b'{"text":"one"}', "writer")
        assert (answer.status_code, answer.json()) == (201, {"declared": word, "text": "one"})
    assert len(echo.asked) == 2


async def test_a_body_without_a_length_or_over_the_limit_goes_the_declared_way(echo: Echo) -> None:
    signed = echo.issuer.headers("writer")
    await echo.http.post(f"{PREFIX}/words/yes", json={"text": "x"}, headers=signed)

    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"text":'
        yield b'"two"}'

    streamed = await echo.http.post(f"{PREFIX}/words/yes", content=pieces(), headers=signed | TYPE)
    large = await echo.http.post(f"{PREFIX}/words/yes", content=b" " * (LIMIT + 1), headers=signed | TYPE)

    assert streamed.json() == {"declared": "yes", "text": "two"}
    assert large.status_code == 413
    assert echo.asked == []


async def test_an_answer_of_the_door_has_its_span_and_its_count(echo: Echo, spans: InMemorySpanExporter) -> None:
    labels = {"method": "POST", "route": WORDS, "status": "201"}
    before = REGISTRY.get_sample_value("openweek_request_seconds_count", labels) or 0

    for word in ("yes", "rare"):
        await echo.say(word, b'{"text":"x"}', "writer", traceparent=f"00-{'a' * 32}-{'b' * 16}-01")

    assert REGISTRY.get_sample_value("openweek_request_seconds_count", labels) == before + 4
    named = [(span.name, span.context and f"{span.context.trace_id:032x}") for span in spans.get_finished_spans()]
    assert named == [(f"POST {WORDS}", "a" * 32)] * 4


def test_a_hot_route_behind_one_that_takes_its_paths_does_not_start(notes_url: str, tmp_path: Path) -> None:
    routes = router("")

    @routes.get("/things/special")
    async def special() -> None: ...

    @routes.get("/things/{thing}")
    async def thing(thing: str) -> None: ...

    @fast_for(thing)
    async def thing_fast(request: HotRequest) -> HotAnswer | None: ...

    policy = tmp_path / "policy.yaml"
    lines = [
        f'- {{method: GET, path: "{PREFIX}/things/{name}", public: true, relation: any}}'
        for name in ("special", "{thing}")
    ]
    policy.write_text("\n".join(lines) + POLICY.partition("hours, public: true, relation: any}")[2], "utf-8")
    with pytest.raises(HotRouteAmbiguous, match="special"):
        create_api("echo", settings(notes_url), routers=(routes,), policy=policy, keys=Issuer().keys)
