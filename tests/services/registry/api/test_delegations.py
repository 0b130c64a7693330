"""An approver who is away lends the role to a colleague."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from services.registry.domain import Account
from tests.services.registry.api.test_tokens import claims_in
from tests.services.registry.world import Registry


async def lend(registry: Registry, lender: Account, to: Account, **changes: Any) -> httpx.Response:
    """From now on, for two days."""
    now = registry.database.clock.now()
    body = {
        "to_account_id": str(to.id),
        "starts_at": now.isoformat(),
        "ends_at": (now + timedelta(days=2)).isoformat(),
        "reason": "出差",
        **changes,
    }
    return await registry.post("/delegations", body, lender)


async def roles(registry: Registry, person: Account) -> list[str]:
    """The roles of a token that the person gets now."""
    token = (await registry.sign_in(person)).json()["access_token"]
    found: list[str] = claims_in(token)["roles"]
    return found


async def test_c1_the_colleagues_token_holds_the_role_while_the_loan_lasts(registry: Registry) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague = await registry.account("liaison", unit="370000")

    before = await roles(registry, colleague)
    lent = await lend(registry, lender, colleague)
    during = await roles(registry, colleague)
    me = (await registry.get("/me", colleague)).json()
    registry.pass_time(timedelta(days=2) - timedelta(seconds=60))
    last_minutes = await roles(registry, colleague)

    assert (lent.status_code, lent.json()["state"]) == (201, "running")
    assert (before, during) == (["liaison"], ["approver", "liaison"])
    assert "approve-item" in me["actions"]["allowed"]
    assert last_minutes == ["liaison"]  # a token would outlive the loan


async def test_c1_a_loan_that_has_not_begun_gives_nothing_yet(registry: Registry) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague = await registry.account("liaison", unit="370000")
    start = registry.database.clock.now() + timedelta(days=1)

    await lend(registry, lender, colleague, starts_at=start.isoformat())

    assert await roles(registry, colleague) == ["liaison"]
    registry.pass_time(timedelta(days=1, seconds=1))
    assert await roles(registry, colleague) == ["approver", "liaison"]


@pytest.mark.parametrize("by", ["lender", "borrower", "registrar"])
async def test_c1_a_loan_is_taken_back_before_its_time(registry: Registry, by: str) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague = await registry.account("liaison", unit="370000")
    people = {"lender": lender, "borrower": colleague, "registrar": await registry.account("registrar")}
    loan = (await lend(registry, lender, colleague)).json()["id"]

    ended = await registry.post(f"/delegations/{loan}/end", None, people[by])
    again = await registry.post(f"/delegations/{loan}/end", None, people[by])

    assert (ended.json()["state"], again.json()["code"]) == ("over", "delegation-over")
    assert await roles(registry, colleague) == ["liaison"]


async def test_c1_a_loan_ends_with_its_lender(registry: Registry) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague, registrar = await registry.account("liaison", unit="370000"), await registry.account("registrar")
    await lend(registry, lender, colleague)

    await registry.post(f"/accounts/{lender.id}/revocation", {"reason": "调离"}, registrar)

    assert await roles(registry, colleague) == ["liaison"]


async def test_c1_the_role_is_lent_within_the_unit_to_who_lacks_it_for_a_time(registry: Registry) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague = await registry.account("liaison", unit="370000")
    now = registry.database.clock.now()

    answers = [
        await lend(registry, lender, await registry.account("liaison", unit="370000-S01")),
        await lend(registry, lender, await registry.account("approver", unit="370000")),
        await lend(registry, lender, lender),
        await lend(registry, lender, colleague, ends_at=(now + timedelta(minutes=5)).isoformat()),
        await lend(registry, lender, colleague, ends_at=(now + timedelta(days=61)).isoformat()),
        await lend(registry, lender, colleague, ends_at=(now - timedelta(days=1)).isoformat()),
    ]

    assert {answer.json()["code"] for answer in answers} == {"delegation-unfit"}
    assert (await lend(registry, colleague, lender)).json()["code"] == "role-missing"
    assert await roles(registry, colleague) == ["liaison"]


async def test_c1_what_was_lent_is_not_lent_on_and_opens_no_accounts(registry: Registry) -> None:
    lender, colleague, third = [
        await registry.account(role, unit="370000") for role in ("approver", "liaison", "reviewer")
    ]
    await lend(registry, lender, colleague)
    borrowed = colleague.model_copy(update={"roles": ["approver", "liaison"]})

    assert (await lend(registry, borrowed, third)).json()["code"] == "delegation-unfit"
    body = {"unit_id": str(registry.units["370000-S01"].unit_id), "roles": ["liaison"]}
    assert (await registry.post("/invitations", body, borrowed)).json()["code"] == "not-yours-to-invite"


async def test_c1_the_trace_stays_with_both_and_with_the_registrar(registry: Registry) -> None:
    lender = await registry.account("approver", unit="370000")
    colleague, other = [await registry.account("liaison", unit=unit) for unit in ("370000", "110000")]
    registrar = await registry.account("registrar")
    loan = (await lend(registry, lender, colleague)).json()["id"]
    await registry.post(f"/delegations/{loan}/end", None, lender)

    for reader, seen in ((lender, [loan]), (colleague, [loan]), (registrar, [loan]), (other, [])):
        assert [each["id"] for each in (await registry.get("/delegations", reader)).json()["items"]] == seen
    entries = (await registry.get(f"/audit?about={lender.id}", registrar)).json()["items"]
    assert [entry["act"] for entry in entries] == ["end-delegation", "delegate-role"]
    colleagues = (await registry.get("/delegations/colleagues", lender)).json()["items"]
    assert [each["id"] for each in colleagues] == [str(colleague.id)]
    foreign = await registry.post(f"/delegations/{loan}/end", None, other)
    assert foreign.json()["code"] == "delegation-not-found"
