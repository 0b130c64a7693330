"""The complaint box: everybody may fill it, at a rate; the registrar alone reads it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.submission.domain.receipt import is_receipt_number
from tests.services.submission.world import World

BOX = "/api/submission/v1/complaints"
SAID = {"text": "图片说明与实际活动不符。\r\n请核实。", "contact": "家长 李女士"}


async def say(world: World, address: str = "203.0.113.7", **changes: Any) -> httpx.Response:
    """As the gateway brings a stranger's words."""
    return await world.client.post(BOX, json=SAID | changes, headers={"X-Real-IP": address})


async def read(world: World, role: str = "registrar", **query: Any) -> httpx.Response:
    """As somebody of the ministry."""
    return await world.client.get(BOX, params=query, headers=world.issuer.headers(role))


async def test_a_stranger_gets_a_number_and_the_registrar_reads_what_was_said(world: World) -> None:
    about = uuid4()

    filed = await say(world, about=str(about))
    (read_back,) = (await read(world)).json()["items"]

    assert filed.status_code == 201, filed.text
    number = filed.json()["receipt_number"]
    assert number.startswith("TS-20230515-")
    assert is_receipt_number(number)
    assert read_back["receipt_number"] == number
    assert read_back["about"] == str(about)
    assert read_back["text"] == "图片说明与实际活动不符。\n请核实。"
    assert read_back["contact"] == "家长 李女士"


async def test_one_address_says_five_things_an_hour_and_another_is_not_kept_out(world: World) -> None:
    for _ in range(5):
        assert (await say(world)).status_code == 201

    refused = await say(world)
    other = await say(world, "203.0.113.8")
    world.clock.at += timedelta(minutes=61)
    later = await say(world)

    assert (refused.status_code, refused.json()["code"]) == (429, "too-many-complaints")
    assert refused.headers["retry-after"] == "3600"
    assert (other.status_code, later.status_code) == (201, 201)


async def test_no_address_is_kept_or_shown(world: World) -> None:
    await say(world)

    assert "203.0.113" not in (await read(world)).text
    async with world.app.state.runtime.database.work() as work:
        (mark,) = await work.fetch("select address_mark from complaint")
    assert "203" not in mark[0][:3]
    assert len(mark[0]) == 32


@pytest.mark.parametrize(
    "changes",
    [{"text": ""}, {"text": "字" * 2001}, {"contact": "字" * 101}, {"text": "a\x00b"}, {"about": "x"}, {"more": 1}],
)
async def test_what_is_empty_too_long_or_unknown_is_refused(world: World, changes: dict[str, Any]) -> None:
    refused = await say(world, **changes)

    assert refused.status_code == 422
    assert (await read(world)).json()["items"] == []


async def test_pages_go_from_the_newest_to_the_oldest(world: World) -> None:
    for number in range(3):
        world.clock.at += timedelta(minutes=1)
        await say(world, text=f"第{number}件")

    first = (await read(world, limit=2)).json()
    rest = (await read(world, limit=2, cursor=first["next_cursor"])).json()

    assert [each["text"] for each in first["items"] + rest["items"]] == ["第2件", "第1件", "第0件"]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize("role", ["liaison", "approver", "editor"])
async def test_nobody_else_reads_them(world: World, role: str) -> None:
    assert (await read(world, role)).status_code == 403
