"""Editions over HTTP."""

import asyncio
from typing import Any

import pytest

from chassis.rows import new_id
from chassis.testing import published
from services.registry.domain import Edition
from tests.services.registry.world import V1, Registry, edition_body

KEPT_OUT = {"id", "year", "phase", "revision", "changed_at", "actions", "hints"}


async def put(registry: Registry, change: dict[str, Any], *, seen: str | None = '"1"') -> Any:
    """PUT the edition as a registrar."""
    registrar = await registry.account("registrar")
    headers = registry.headers(registrar) | ({"if-match": seen} if seen else {})
    return await registry.http.put(f"{V1}/editions/{registry.edition.id}", json=change, headers=headers)


async def test_the_current_edition_is_public(registry: Registry) -> None:
    answer = await registry.http.get(f"{V1}/editions/current")

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"1"'
    shown = answer.json()
    assert (shown["year"], shown["document_number"], shown["phase"]) == (2023, "教职成函〔2023〕5号", "on-time")
    assert (shown["plan_due_on"], shown["summary_due_on"], shown["summary_due_rolls"]) == (
        "2023-04-28",
        "2023-05-27",
        False,
    )
    assert len(shown["focus_areas"]) == 5
    case = next(each for each in shown["item_types"] if each["code"] == "T3")
    assert case | {"name": ""} == {
        "code": "T3", "name": "", "title_max": 40, "body_min": 100, "body_max": 5000, "photos_max": 9, "videos_max": 1,
        "owed_by": [], "per_unit_max": None, "highlights_max": None, "pooled": True, "opens_at": None,
        "due_at": None, "locks_at": None,
    }  # fmt: skip


async def test_any_account_reads_editions_and_nobody_without_one(registry: Registry) -> None:
    liaison = await registry.account("liaison", unit="370000-S01")

    listed = await registry.get("/editions", liaison)
    read = await registry.get(f"/editions/{registry.edition.id}", liaison)

    assert [each["year"] for each in listed.json()["items"]] == [2023]
    assert read.json()["actions"]["locked"][0]["action"] == "amend"
    assert (await registry.http.get(f"{V1}/editions")).status_code == 401
    assert (await registry.get(f"/editions/{new_id()}", liaison)).json()["code"] == "edition-not-found"


async def test_a_registrar_publishes_an_edition_once(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    first = await registry.post("/editions", edition_body(year=2024), registrar)
    second = await registry.post("/editions", edition_body(year=2024), registrar)

    assert first.status_code == 201
    assert first.headers["location"] == f"{V1}/editions/{first.json()['id']}"
    assert (second.status_code, second.json()["editionId"]) == (409, first.json()["id"])
    told = await published(registry.database, type_prefix="registry.edition")
    assert [(event.version, event.data["year"]) for event in told] == [(1, 2023), (1, 2024)]


async def test_of_two_who_publish_at_once_one_does(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answers = await asyncio.gather(*(registry.post("/editions", edition_body(year=2025), registrar) for _ in range(2)))

    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_an_amendment_is_told_whole_under_the_next_version(registry: Registry) -> None:
    answer = await put(registry, edition_body(theme="一技在手，一生无忧"))

    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    told = (await published(registry.database, type_prefix="registry.edition"))[-1]
    assert (told.version, told.subject) == (2, str(registry.edition.id))
    assert told.data["theme"] == "一技在手，一生无忧"
    assert len(told.data["activity_types"]) == 18


async def test_what_was_read_can_be_sent_back_and_changes_nothing(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    read = (await registry.get(f"/editions/{registry.edition.id}", registrar)).json()

    answer = await put(registry, {name: value for name, value in read.items() if name not in KEPT_OUT})

    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert len(await published(registry.database, type_prefix="registry.edition")) == 1


async def test_an_amendment_of_an_old_revision_is_refused_and_told_the_newest(registry: Registry) -> None:
    await put(registry, edition_body(theme="一技在手"))

    answer = await put(registry, edition_body(theme="另一主题"))

    assert answer.status_code == 412
    assert answer.json()["currentRevision"] == 2
    assert answer.json()["changedBy"]


async def test_an_amendment_without_if_match_is_refused(registry: Registry) -> None:
    assert (await put(registry, edition_body(), seen=None)).status_code == 428


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"ends_on": "2023-05-01"}, "/ends_on"),
        ({"locks_at": "2020-01-01T00:00:00Z"}, "/locks_at"),
        ({"opens_at": "2023-04-17T00:00:00"}, "/opens_at"),
        ({"version": 7}, "/version"),
        ({"focus_areas": []}, "/focus_areas"),
    ],
)
async def test_an_edition_that_cannot_be_is_refused_with_a_pointer(
    registry: Registry, change: dict[str, Any], pointer: str
) -> None:
    answer = await put(registry, edition_body(**change))

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert [edition.revision for edition in await registry.rows(Edition)] == [1]


async def test_nobody_but_a_registrar_publishes_or_amends(registry: Registry) -> None:
    for roles, unit in (("liaison", "370000-S01"), ("editor", "D01"), ("operator", "D01")):
        other = await registry.account(roles, unit=unit)
        assert (await registry.post("/editions", edition_body(year=2024), other)).status_code == 403
        answer = await registry.http.put(
            f"{V1}/editions/{registry.edition.id}",
            json=edition_body(),
            headers=registry.headers(other) | {"if-match": '"1"'},
        )
        assert answer.status_code == 403


async def test_no_edition_is_told_as_such(registry: Registry) -> None:
    async with registry.database.work() as work:
        for table in ("enrolment", "edition"):
            await work.run(Edition.metadata.tables[table].delete())

    answer = await registry.http.get(f"{V1}/editions/current")

    assert (answer.status_code, answer.json()["code"]) == (404, "edition-not-found")
