"""Suspensions (R50): the ministry takes nothing more from a unit in an edition, until it lifts that."""

from typing import Any

import httpx

from chassis.testing import published
from services.registry.domain import Account
from services.registry.queries.owed import owed_now
from tests.services.registry.world import Registry

REASON = "三次报送与活动周无关的材料"


async def act(
    registry: Registry, what: str, registrar: Account, *, code: str = "370000-S01", **changes: Any
) -> httpx.Response:
    """Suspend a unit, the school unless told otherwise, or let it report again."""
    unit = registry.units[code].unit_id
    body = {"edition_id": str(registry.edition.id), "reason": REASON} | changes
    return await registry.post(f"/units/{unit}/{what}", body, registrar)


async def test_r50_a_registrar_suspends_a_unit_with_reason_and_lifts_that_and_both_are_told_and_on_record(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")

    suspended = await act(registry, "suspension", registrar)
    resumed = await act(registry, "resumption", registrar, reason="已整改")

    assert (suspended.status_code, suspended.json()["suspension_reason"]) == (201, REASON)
    assert "resume" in suspended.json()["actions"]["allowed"]
    assert (resumed.status_code, resumed.json()["suspension_reason"]) == (201, "")
    assert "suspend" in resumed.json()["actions"]["allowed"]
    told = await published(registry.database, type_prefix="registry.unit")
    assert [(each.version, each.data["suspension_reason"]) for each in told[-2:]] == [(2, REASON), (3, None)]
    lines = (await registry.get("/audit", registrar)).json()["items"]
    assert [(each["act"], REASON in each["summary"]) for each in lines[:2]] == [
        ("resume-unit", False),
        ("suspend-unit", True),
    ]


async def test_r50_suspending_twice_or_lifting_what_is_not_there_is_refused(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    early = await act(registry, "resumption", registrar)
    await act(registry, "suspension", registrar)
    twice = await act(registry, "suspension", registrar)
    foreign = await act(registry, "suspension", registrar, edition_id=str(registrar.id))

    assert [each.json()["code"] for each in (early, twice, foreign)] == [
        "not-suspended",
        "already-suspended",
        "unit-not-found",
    ]
    approver = await registry.account("approver", unit="370000")
    assert (await act(registry, "resumption", approver)).status_code == 403


async def test_r50_why_a_unit_is_suspended_is_told_to_it_and_to_those_above_it_only(registry: Registry) -> None:
    await act(registry, "suspension", await registry.account("registrar"))
    unit = registry.units["370000-S01"].unit_id
    liaison = await registry.account("liaison", unit="370000-S01")
    approver = await registry.account("approver", unit="370000")
    stranger = await registry.account("liaison", unit="110000")

    read = [(await registry.get(f"/units/{unit}", each)).json() for each in (liaison, approver, stranger)]

    assert [each["suspension_reason"] for each in read] == [REASON, REASON, None]


async def test_r50_a_suspended_unit_is_not_reminded_of_what_it_cannot_submit(registry: Registry) -> None:
    unit = registry.units["370000"].unit_id

    async def owed() -> int:
        async with registry.database.work() as work:
            return len(await owed_now(work, unit_ids=[unit]))

    before = await owed()
    await act(registry, "suspension", await registry.account("registrar"), code="370000")

    assert (before > 0, await owed()) == (True, 0)
