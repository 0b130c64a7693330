"""The rule of an edition's reminders: decided by the ministry, one after the other."""

from typing import Any

import pytest

from tests.services.registry.reminding import Office
from tests.services.registry.world import Registry


@pytest.fixture
async def office(registry: Registry) -> Office:
    return Office(registry, await registry.account("registrar"))


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [({"days": []}, "/days"), ({"days": [31]}, "/days/0"), ({"days": list(range(12))}, "/days")],
)
async def test_a_rule_that_says_nothing_or_too_much_is_refused(
    office: Office, changes: dict[str, Any], pointer: str
) -> None:
    answer = await office.set_rule(**changes)

    assert (answer.status_code, answer.json()["code"]) == (422, "reminder-rule-unfit"), answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_two_who_set_the_rule_at_once_do_not_overwrite_each_other(office: Office) -> None:
    await office.set_rule()
    body = {"enabled": False, "days": [1], "recipients": "both"}

    stale = await office.registry.put(f"/reminders/rule/{office.registry.edition.id}", body, office.registrar, seen=0)

    assert stale.status_code == 412, stale.text
