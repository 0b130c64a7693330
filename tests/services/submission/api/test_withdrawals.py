"""Withdrawal: the unit's own, for good, from wherever the item has got to."""

from typing import Any

import pytest

from contracts.publicity import ItemPooled
from tests.services.submission.world import World, a_case


async def test_a_submitted_an_approved_and_a_received_item_can_be_withdrawn(world: World) -> None:
    liaison = world.liaison()
    submitted = await world.a_submission(liaison)
    approved, received = await world.an_approval(liaison), await world.an_approval(liaison)
    await world.tell(
        ItemPooled(
            item_id=received["id"],
            unit_id=world.school,
            occurred_at=world.clock.at,
            version=1,
            item_version=2,
        )
    )

    for item in (submitted, approved, received):
        answer = await liaison.withdraw(item["id"], reason="照片中的同学\n不同意公开")

        assert (answer.status_code, answer.json()["state"]) == (201, "withdrawn")
        said = (await world.said(item["id"]))[-1]
        assert (said.type, said.data["reason"]) == ("submission.item.withdrawn.v1", "照片中的同学\n不同意公开")


async def test_a_draft_a_returned_and_a_withdrawn_item_cannot_be_withdrawn(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    returned, withdrawn = await world.a_submission(liaison), await world.a_submission(liaison)
    await world.approver().give_back(returned["id"])
    await liaison.withdraw(withdrawn["id"])

    for item in (draft, returned, withdrawn):
        answer = await liaison.withdraw(item["id"])
        assert (answer.status_code, answer.json()["code"]) == (409, "item-not-withdrawable")


async def test_a_withdrawn_item_stays_withdrawn(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)
    await liaison.withdraw(item["id"])

    assert (await liaison.save(item["id"], a_case(), revision=4)).status_code == 409
    assert (await liaison.submit(item["id"])).status_code == 409
    assert (await liaison.read(item["id"]))["actions"]["allowed"] == []


@pytest.mark.parametrize("reason", ["", "  ", "长" * 501, "一\u0007二", None, 5])
async def test_a_withdrawal_needs_a_reason(world: World, reason: Any) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)

    answer = await liaison.withdraw(item["id"], reason=reason)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert (await liaison.read(item["id"]))["state"] == "submitted"
