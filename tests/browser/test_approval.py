"""Returning with a note that finds its place, and approving many at once."""

from playwright.async_api import expect

from tests.browser.pictures import photograph
from tests.browser.visits import Visits
from tests.flows.people import People

NOTE = "“返乡青年占六成”请注明数据来源。"


async def test_a_note_stands_beside_its_field_when_the_item_comes_back(visits: Visits, people: People) -> None:
    item_id = await people.submitted(51)
    approver = await visits.person("approver", f"/approvals/{item_id}")
    page = approver.page
    await page.get_by_role("button", name="对“成效”的批注").click()
    await page.get_by_role("textbox", name="对“成效”的批注").fill(NOTE)
    await page.get_by_role("button", name="退回修改（1 条批注）").click()
    await photograph(approver, "return-form", page.get_by_label("退回理由"))
    await page.get_by_role("button", name="确认退回").click()
    await expect(page.get_by_text("（演示第51次）》已退回报送单位修改。")).to_be_visible()

    liaison = await visits.person("liaison", f"/items/{item_id}")
    await liaison.page.get_by_role("link", name="前往修改").first.click()
    field = liaison.page.locator(".ow-r-field").filter(has=liaison.page.get_by_label("成效", exact=True))
    await expect(field.get_by_text(NOTE)).to_be_visible()
    await expect(liaison.page.get_by_label("成效", exact=True)).to_be_focused()


async def test_many_are_approved_in_one_act_after_a_look_at_what_would_happen(visits: Visits, people: People) -> None:
    item_ids = [await people.submitted(number) for number in (52, 53)]
    approver = await visits.person("approver", "/approvals")
    page = approver.page
    for number in (52, 53):
        await page.get_by_role("checkbox", name=f"（演示第{number}次）》").last.check()
    await page.get_by_role("button", name="批量通过（2 份）").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("2 份都可以通过。尚未办理，确认后才会生效。")).to_be_visible()
    await photograph(approver, "bulk-approval")
    await dialog.get_by_role("button", name="通过这 2 份").click()
    await expect(dialog.get_by_text("已通过 2 份，共选择 2 份。")).to_be_visible()

    for item_id in item_ids:
        await people.in_pool(item_id)
