"""What is said, and what would be said again after a loss of the broker."""

from uuid import UUID

from chassis.replay import replay
from chassis.tables import outbox
from contracts.publicity import ItemPooled
from services.submission.messages import current_state
from tests.services.submission.world import BASE, World


async def test_a_replay_says_of_each_item_what_was_said_last_under_the_same_version(world: World) -> None:
    liaison, approver = world.liaison(), world.approver()
    draft = await world.a_draft(liaison)
    submitted, returned = await world.a_submission(liaison), await world.a_submission(liaison)
    await approver.give_back(returned["id"])
    approved, received = await world.an_approval(liaison), await world.an_approval(liaison)
    pooled = ItemPooled(
        item_id=received["id"], unit_id=world.school, occurred_at=world.clock.at, version=1, item_version=2
    )
    await world.tell(pooled)
    corrected = await world.an_approval(liaison)
    await world.tell(pooled.model_copy(update={"item_id": UUID(corrected["id"])}))
    await liaison.send("POST", f"{BASE}/{corrected['id']}/correction", json={"reason": "人数写错了"})
    await liaison.submit(corrected["id"])
    await approver.approve(corrected["id"])
    withdrawn = await world.a_submission(liaison)
    await liaison.withdraw(withdrawn["id"])
    halfway = await world.a_submission(world.liaison(world.city_school))
    await world.approver(world.city).approve(halfway["id"])
    items = [draft, submitted, returned, approved, received, corrected, withdrawn, halfway]
    last = {item["id"]: (await world.said(item["id"]))[-1] for item in items}
    async with world.database.connection() as connection:
        await connection.execute(outbox.delete())

    assert last[corrected["id"]].data["correction"] == "人数写错了"
    assert await replay(world.database, current_state) == len(items)

    for item in items:
        [again] = await world.said(item["id"])
        assert (again.type, again.version, again.data) == (
            last[item["id"]].type,
            last[item["id"]].version,
            last[item["id"]].data,
        )
