"""Everything that has to be done can be done without a mouse."""

from playwright.async_api import Locator, Page, expect

from cli.client import Account
from tests.browser.visits import Visit, Visits
from tests.flows.people import People

FURTHEST = 80


async def test_a_reviewer_scores_an_entry_with_the_keyboard_alone(visits: Visits, people: People) -> None:
    item_id = await people.pooled(41)
    await people.editor.assign(item_id)
    visit = await visits.stranger()
    page = visit.page
    await _sign_in(visit, visits.account("reviewer1"))
    await _tab_to(page, page.get_by_role("link", name="评分：流动实训车开进村里大集（演示第41次）").last)
    await page.keyboard.press("Enter")

    sheet = page.get_by_role("region", name="评分表")
    await expect(sheet).to_be_visible()
    await _tab_to(page, sheet.get_by_role("radio").first)
    for _ in range(await sheet.get_by_role("group").count()):
        await page.keyboard.press("4")
    await page.keyboard.type("做法具体，可推广。")
    await _tab_to(page, sheet.get_by_role("button", name="提交评分", exact=True))
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("评分已提交。")).to_be_visible()


async def test_an_approver_approves_with_the_keyboard_alone(visits: Visits, people: People) -> None:
    item_id = await people.submitted(42)
    visit = await visits.stranger()
    page = visit.page
    await _sign_in(visit, visits.account("approver"))
    await _tab_to(page, page.get_by_role("link", name="审核：流动实训车开进村里大集（演示第42次）").last)
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("button", name="审核通过")).to_be_visible()
    await page.keyboard.press("a")
    await expect(page.get_by_role("button", name="审核通过")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("（演示第42次）》已审核通过。")).to_be_visible()
    await people.in_pool(item_id)


async def _sign_in(visit: Visit, account: Account) -> None:
    await visit.go("/")
    keys = visit.page.keyboard
    await expect(visit.page.get_by_label("账号", exact=True)).to_be_focused()
    await keys.type(account.username)
    await keys.press("Tab")
    await keys.type(account.password)
    await keys.press("Enter")
    await expect(visit.page.get_by_role("list", name="待办事项")).to_be_visible()


async def _tab_to(page: Page, target: Locator) -> None:
    """Tab, until the focus is there; it is seen where it is."""
    await expect(target).to_be_visible()
    for _ in range(FURTHEST):
        if await target.evaluate("element => element === document.activeElement"):
            outline = await target.evaluate("element => getComputedStyle(element).outlineStyle")
            assert outline != "none", "the focus is not to be seen"
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"the focus does not come to {target} in {FURTHEST} steps")
