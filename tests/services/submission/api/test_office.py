"""The ministry's office: it takes what is approved and not for the pool, or gives it back."""

import asyncio
from typing import Any
from uuid import uuid4

from contracts.roles import Role
from contracts.submission import ItemReceived
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, Person, World

ACCEPTANCES = "/api/submission/v1/acceptances"


async def an_activity(world: World, liaison: Person, *, approved: bool = True) -> dict[str, Any]:
    """An activity, which the office accepts, on its way up."""
    item = await liaison.create(world.edition, "T2")
    assert (await liaison.save(item["id"], contents()["T2"], revision=1)).status_code == 200
    answer = await liaison.submit(item["id"])
    if approved:
        answer = await world.approver().approve(item["id"])
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


def an_editor(world: World) -> Person:
    return world.person(world.ministry, Role.EDITOR)


async def test_r60_the_office_accepts_an_approved_item_and_it_is_frozen(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(), an_editor(world)
    item = await an_activity(world, liaison)

    before = await editor.read(item["id"])
    answer = await editor.send("POST", f"{BASE}/{item['id']}/acceptance", json={"revision": item["revision"]})

    assert before["actions"]["allowed"] == ["accept", "return", "comment", "find-irrelevant"]
    assert (answer.status_code, answer.json()["state"]) == (201, "received")
    body = await liaison.read(item["id"])
    assert (body["steps"][-1]["what"], body["steps"][-1]["account_id"]) == ("received", str(editor.account.id))
    fact = ItemReceived.model_validate((await world.said(item["id"]))[-1].data)
    assert (fact.version, fact.pooled, fact.content_hash) == (4, False, body["content_hash"])
    assert fact.content.model_dump(exclude_defaults=True) == {"title": contents()["T2"]["title"]}
    edit = await liaison.save(item["id"], contents()["T2"], revision=answer.json()["revision"])
    assert (edit.status_code, edit.json()["code"]) == (409, "item-not-editable")


async def test_the_office_gives_back_what_is_to_be_mended_and_it_comes_again_by_the_same_way(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(), an_editor(world)
    item = await an_activity(world, liaison)

    returned = await editor.give_back(item["id"], notes=[{"pointer": "/place", "text": "写到楼"}])
    again = await liaison.submit(item["id"])
    skipped = await editor.send("POST", f"{BASE}/{item['id']}/acceptance")
    approved = await world.approver().approve(item["id"])
    accepted = await editor.send("POST", f"{BASE}/{item['id']}/acceptance")

    assert (returned.status_code, returned.json()["state"]) == (201, "returned")
    assert again.json()["awaiting_unit_id"] == str(world.province)
    assert (skipped.status_code, skipped.json()["code"]) == (409, "item-not-acceptable")
    assert [approved.json()["state"], accepted.json()["state"]] == ["approved", "received"]


async def test_nobody_else_accepts_and_the_office_decides_on_nothing_that_is_for_the_pool(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(), an_editor(world)
    item, case = await an_activity(world, liaison), await world.an_approval(liaison)
    path = f"{BASE}/{item['id']}/acceptance"

    by_approver = await world.approver().send("POST", path)
    by_council = await world.person(world.council, Role.EDITOR).send("POST", path)
    by_province = await world.person(world.province, Role.EDITOR).send("POST", path)
    pooled = await editor.send("POST", f"{BASE}/{case['id']}/acceptance")
    back = await editor.give_back(case["id"])

    assert (by_approver.status_code, by_council.status_code) == (403, 404)
    assert (by_province.status_code, by_province.json()["code"]) == (403, "not-your-level")
    assert (pooled.status_code, pooled.json()["code"]) == (409, "item-pooled")
    assert (back.status_code, back.json()["code"]) == (409, "item-not-submitted")


async def test_who_wrote_an_item_does_not_accept_it(world: World) -> None:
    await world.tell(every_type(world.edition))
    both = world.person(world.ministry, Role.LIAISON, Role.EDITOR, Role.APPROVER)
    item = await both.create(world.edition, "T2")
    await both.save(item["id"], contents()["T2"], revision=1)
    await both.submit(item["id"])
    approved = await world.approver(world.ministry).approve(item["id"])

    answer = await both.send("POST", f"{BASE}/{item['id']}/acceptance")

    assert approved.status_code == 201, approved.text
    assert (answer.status_code, answer.json()["code"]) == (403, "approve-own-item")


async def test_what_waits_for_the_office_is_in_its_list_and_among_its_tasks(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(), an_editor(world)
    waiting = await an_activity(world, liaison)
    await an_activity(world, liaison, approved=False)
    await world.an_approval(liaison)

    listed = await editor.send("GET", BASE, params={"view": "below", "awaiting_us": "true"})
    tasks = (await editor.send("GET", "/api/submission/v1/tasks")).json()["items"]

    assert [each["id"] for each in listed.json()["items"]] == [waiting["id"]]
    assert [(each["kind"], each["subject_id"], each["why"]) for each in tasks] == [
        ("accept", waiting["id"], "省级已审核通过，等待教育部接收")
    ]


async def test_many_are_accepted_at_once_each_for_itself_and_a_preview_changes_nothing(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, editor = world.liaison(), an_editor(world)
    good = [await an_activity(world, liaison) for _ in range(2)]
    early, case = await an_activity(world, liaison, approved=False), await world.an_approval(liaison)
    chosen = [{"id": each["id"], "revision": each["revision"]} for each in (*good, early, case)]
    chosen.append({"id": str(uuid4()), "revision": 1})

    preview = (await editor.send("POST", ACCEPTANCES, json={"items": chosen, "preview": True})).json()
    answer = (await editor.send("POST", ACCEPTANCES, json={"items": chosen})).json()

    assert [each["verdict"] for each in preview["results"]] == [*["would-accept"] * 2, *["refused"] * 3]
    assert (answer["accepted"], [each["code"] for each in answer["results"]]) == (
        2, [None, None, "item-not-acceptable", "item-pooled", "not-found"],
    )  # fmt: skip
    assert [(await liaison.read(each["id"]))["state"] for each in good] == ["received"] * 2


async def test_of_an_acceptance_a_return_and_a_withdrawal_at_once_one_wins(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    for _ in range(3):
        item = await an_activity(world, liaison)
        path, seen = f"{BASE}/{item['id']}/acceptance", {"revision": item["revision"]}

        answers = await asyncio.gather(
            an_editor(world).send("POST", path, json=seen),
            an_editor(world).give_back(item["id"], notes=[{"pointer": "", "text": "请修改"}], **seen),
            liaison.withdraw(item["id"], **seen),
            an_editor(world).send("POST", path, json=seen),
        )

        assert sorted(each.status_code for each in answers) == [201, 412, 412, 412]
        [winner] = [each.json()["state"] for each in answers if each.status_code == 201]
        assert (await liaison.read(item["id"]))["state"] == winner
        assert [each.version for each in await world.said(item["id"])] == [1, 2, 3, 4]


async def test_without_a_revision_the_state_decides_who_came_first_at_the_office(world: World) -> None:
    await world.tell(every_type(world.edition))
    item = await an_activity(world, world.liaison())

    answers = await asyncio.gather(
        an_editor(world).send("POST", f"{BASE}/{item['id']}/acceptance"),
        an_editor(world).give_back(item["id"], notes=[{"pointer": "", "text": "请修改"}]),
    )

    assert sorted(each.status_code for each in answers) == [201, 409]
