"""What has nothing to do with the week goes back; its unit appeals once, and the ministry has the last word."""

from playwright.async_api import expect

from tests.browser.pictures import photograph
from tests.browser.visits import Visits
from tests.flows.people import People

WHY = "照片是2019年校运会拍摄的。"
APPEAL = "照片为今年活动现场拍摄，相机日期未校准。"
VERDICT = "已核对现场横幅与日程。"


async def test_r50_a_finding_is_appealed_once_and_overturned_and_the_item_is_where_it_was(
    visits: Visits, people: People
) -> None:
    item_id = await people.submitted(54)
    approver = await visits.person("approver", f"/approvals/{item_id}")
    page = approver.page
    await page.get_by_role("button", name="判定与活动周无关").click()
    asked = page.get_by_role("dialog", name="判定材料与活动周无关")
    await asked.get_by_role("radio", name="旧照片或网络图片").check()
    await asked.get_by_role("textbox").fill(WHY)
    await photograph(approver, "found-irrelevant")
    await asked.get_by_role("button", name="判定与活动周无关").click()
    await expect(page.get_by_text("已判定与活动周无关并退回。")).to_be_visible()

    liaison = await visits.person("liaison", f"/items/{item_id}")
    page = liaison.page
    await expect(page.get_by_role("region", name="与活动周无关的判定").get_by_text(WHY)).to_be_visible()
    await page.get_by_role("button", name="申诉").click()
    asked = page.get_by_role("dialog", name="对判定提出申诉")
    await asked.get_by_role("textbox").fill(APPEAL)
    await asked.get_by_role("button", name="申诉").click()
    await expect(page.get_by_text("复核", exact=False).first).to_be_visible()
    await photograph(liaison, "finding-appealed")

    editor = await visits.person("editor1", "/")
    page = editor.page
    await page.locator(f'a[href$="/approvals/{item_id}"]').click()
    await expect(page.get_by_role("region", name="与活动周无关的判定").get_by_text(APPEAL)).to_be_visible()
    await photograph(editor, "appeal-to-decide")
    await page.get_by_role("button", name="撤销判定").click()
    asked = page.get_by_role("dialog", name="撤销判定")
    await asked.get_by_role("textbox").fill(VERDICT)
    await asked.get_by_role("button", name="撤销判定").click()
    await expect(page.get_by_text("的申诉已复核：撤销判定。")).to_be_visible()

    item = await people.in_state(item_id, "submitted")
    assert item["on_time"] is True
    assert [finding["verdict"] for finding in item["findings"]] == ["overturned"]
