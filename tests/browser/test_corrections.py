"""An error in what is out is mended at its address (R67): old and new stand beside each other before it goes out."""

import httpx
from playwright.async_api import expect

from cli.demo import pictures
from cli.demo.loading import patiently
from tests.browser.pictures import photograph
from tests.browser.visits import Visit, Visits
from tests.flows.people import People
from tests.infra.waiting import eventually

WHY = "获奖人数写错，应为 12 人；撤下未经本人同意的照片。"
AGAIN = "补充活动地点。"
DECLINED = "地点与活动方案不符，请核对。"
GONE = 404


async def released(people: People) -> tuple[str, list[str]]:
    """An item with two photos that is out, and its photos."""
    photos = [await people.liaison.upload(await pictures.photo(f"correction-{n}", f"活动现场之{n}")) for n in (1, 2)]
    assets = [str(each["asset_id"]) for each in photos]
    await people.liaison.verified(assets)
    item_id = await people.submitted(67, asset_ids=assets)
    await patiently(lambda: people.approver.approve(item_id))
    await people.in_pool(item_id)
    await people.choose(item_id)
    await people.publisher.release([item_id])
    await people.in_state(item_id, "received")
    return item_id, assets


async def corrected(people: People, item_id: str, **changes: object) -> None:
    """What the unit opened goes up again with these changes, and is approved."""
    now = await people.liaison.item(item_id)
    await people.liaison.save_draft(item_id, {**now["content"], **changes}, etag=now.etag)
    await people.liaison.submit(item_id)
    await patiently(lambda: people.approver.approve(item_id))
    await people.in_state(item_id, "received")


async def open_correction(liaison: Visit, item_id: str, why: str) -> None:
    """By the dialog, which says that what is written will be public."""
    await liaison.go(f"/items/{item_id}")
    page = liaison.page
    await page.get_by_role("button", name="申请更正").click()
    asked = page.get_by_role("dialog", name="更正这份材料")
    await expect(asked.get_by_text("更正原因会随更正稿公开")).to_be_visible()
    await asked.get_by_role("textbox").fill(why)
    await photograph(liaison, "correction-asked")
    await asked.get_by_role("button", name="申请更正").click()
    await expect(page.get_by_role("heading", name="还差什么")).to_be_visible()


async def test_r67_what_is_out_is_corrected_at_its_address_and_the_photo_that_went_is_gone(
    visits: Visits, people: People
) -> None:
    item_id, (kept, gone) = await released(people)
    citizen = await visits.stranger()
    await eventually(lambda: _serves(citizen, gone, 302), within=20)
    liaison = await visits.person("liaison")
    await open_correction(liaison, item_id, WHY)
    await corrected(people, item_id, title="大集上的公开课（更正）", asset_ids=[kept])
    await liaison.go(f"/items/{item_id}")
    await expect(liaison.page.get_by_text("更正待教育部发布")).to_be_visible()

    publisher = await visits.person("publisher", "/release-desk")
    page = publisher.page
    waiting = page.get_by_role("region", name="待发布的更正")
    await expect(waiting.get_by_text(WHY)).to_be_visible()
    await photograph(publisher, "corrections-waiting", waiting)
    await publisher.go("/")
    await page.get_by_role("link", name="发布更正：").locator(f'xpath=self::*[contains(@href,"{item_id}")]').click()
    compared = page.get_by_role("region", name="等待发布的更正")
    await expect(compared.locator("ins", has_text="更正")).to_be_visible()
    await expect(compared.get_by_role("heading", name="撤下的照片和视频")).to_be_visible()
    await expect(compared.get_by_role("img")).to_have_count(1)
    await photograph(publisher, "correction-compared", compared)
    await page.get_by_role("button", name="发布更正").click()
    await page.get_by_role("dialog").get_by_role("button", name="发布更正").click()
    await expect(page.get_by_text("更正已发布，各媒体席位正在收到更正稿。")).to_be_visible()

    await eventually(lambda: _serves(citizen, gone, GONE), within=20)
    assert await _status(citizen, kept) == 302
    await eventually(lambda: _reads(citizen, item_id, WHY), within=20)
    await citizen.open(f"/cases/{item_id}")
    await expect(citizen.page.get_by_role("heading", name="大集上的公开课（更正）")).to_be_visible()
    desk = await visits.person("desk1", f"/desk/items/{item_id}")
    await expect(desk.page.get_by_role("note").get_by_text(WHY)).to_be_visible()
    await photograph(desk, "desk-correction")
    await liaison.go(f"/items/{item_id}")
    await expect(liaison.page.get_by_text("更正已发布")).to_be_visible()


async def test_r67_a_correction_that_is_not_taken_is_told_with_its_reason_and_what_is_out_stays(
    visits: Visits, people: People
) -> None:
    item_id, _ = await released(people)
    before = await people.desks[0].document(item_id)
    liaison = await visits.person("liaison")
    await open_correction(liaison, item_id, AGAIN)
    await corrected(people, item_id, title="地点写错的更正")

    publisher = await visits.person("publisher", f"/pool/{item_id}")
    page = publisher.page
    await page.get_by_role("button", name="不采用更正").click()
    asked = page.get_by_role("dialog")
    await asked.get_by_role("textbox").fill(DECLINED)
    await asked.get_by_role("button", name="不采用更正").click()
    await expect(page.get_by_text("已作不采用处理，报送单位会看到原因。")).to_be_visible()
    await expect(page.get_by_role("region", name="等待发布的更正")).to_have_count(0)

    await eventually(lambda: _is_told(people, item_id, "declined"), within=20)
    await liaison.go(f"/items/{item_id}")
    published = liaison.page.get_by_role("region", name="发布情况")
    await expect(published.get_by_text("更正未采用")).to_be_visible()
    await expect(published.get_by_text(DECLINED)).to_be_visible()
    await photograph(liaison, "correction-declined", published)
    assert dict(await people.desks[0].document(item_id)) == dict(before)


async def _status(visit: Visit, asset_id: str) -> int:
    address = f"{visit.url}/api/media/v1/released/{asset_id}/renditions/web"
    async with httpx.AsyncClient() as client:
        return (await client.get(address)).status_code


async def _serves(visit: Visit, asset_id: str, status: int) -> bool:
    return await _status(visit, asset_id) == status


async def _reads(visit: Visit, item_id: str, words: str) -> bool:
    async with httpx.AsyncClient() as client:
        return words in (await client.get(f"{visit.url}/cases/{item_id}")).text


async def _is_told(people: People, item_id: str, state: str) -> bool:
    out = (await people.liaison.item(item_id))["where_published"]
    return out["correction"] is not None and out["correction"]["state"] == state
