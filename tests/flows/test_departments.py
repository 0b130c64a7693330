"""A department of the roster is invited, reads and comments, and is told off the roster: through registry and Kafka."""

import pytest

from cli.client import Refused
from cli.client.member import REGISTRY, SUBMISSION, Account, Member
from cli.demo.cases import JOURNEY_PARENT
from services.registry.domain.identity import unit_id_of
from tests.flows.people import People
from tests.infra.waiting import eventually

UNIT = unit_id_of(JOURNEY_PARENT)
WORDS = "建议补充网信部门的线上活动安排。"


async def tell_roster(people: People, *systems: str) -> None:
    """The departments of the province, education included."""
    departments = [{"system": each, "name": f"山东省{each}"} for each in ("education", "publicity", *systems)]
    body = {"edition_id": await people.edition_id(), "departments": departments}
    await people.approver.put(f"{REGISTRY}/units/{UNIT}/co-departments", body, etag='"1"')


@pytest.mark.usefixtures("records")
async def test_r31_a_department_comments_as_long_as_it_stands_on_the_roster(people: People) -> None:
    await tell_roster(people, "cyberspace")
    wish = {"unit_id": str(UNIT), "roles": ["co_department"], "department": "cyberspace"}
    link = (await people.approver.post(f"{REGISTRY}/invitations", wish))["link"]
    account = Account("wangxin", "Correct-horse-1", "李四", JOURNEY_PARENT, ("co_department",))
    chosen = {"username": account.username, "display_name": account.display_name, "password": account.password}
    token = link.partition("#")[2]
    await people.connection.ask("POST", f"{REGISTRY}/invitation/acceptance", body={"token": token, **chosen})
    department = Member(people.connection, account)
    draft, item_id = await people.written(1), await people.submitted(2)

    async def refusal() -> str:
        try:
            await department.post(f"{SUBMISSION}/items/{item_id}/comments", {"text": WORDS})
        except Refused as refused:
            return refused.code
        return ""

    async def is_heard() -> bool:
        return await refusal() == ""

    # Submission may not have heard of the department yet.
    await eventually(is_heard, within=30)

    assert (await department.get(f"{SUBMISSION}/items/{item_id}"))["id"] == item_id
    with pytest.raises(Refused) as hidden:
        await department.get(f"{SUBMISSION}/items/{draft}")
    assert hidden.value.status == 404
    (comment,) = (await people.liaison.get(f"{SUBMISSION}/items/{item_id}/comments"))["items"]
    assert (comment["author_name"], comment["text"]) == ("山东省cyberspace", WORDS)

    await tell_roster(people)

    async def is_told_off() -> bool:
        return await refusal() == "department-unknown"

    await eventually(is_told_off, within=30)
    with pytest.raises(Refused):
        await department.sign_in()
