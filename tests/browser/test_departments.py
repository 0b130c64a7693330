"""A department of the province reads what its territory reported and comments; the school and the approver read it."""

import pytest
from playwright.async_api import expect

from tests.browser.cases import Cases
from tests.browser.pictures import photograph
from tests.browser.visits import Visits

WORDS = "建议补充线上活动的直播地址。"
BY = "山东省党委宣传部"


async def test_r31_a_department_comments_on_an_item_and_its_unit_and_the_approver_read_it(
    visits: Visits, cases: Cases
) -> None:
    department = await visits.person("department", "/")
    page = department.page
    await expect(page.get_by_role("heading", name="本地区材料")).to_be_visible()
    await photograph(department, "territory-list")
    await page.goto(page.url.replace("/territory", f"/items/{cases.submitted}"))
    await expect(page.get_by_role("button", name="撤回")).to_have_count(0)
    await page.get_by_role("textbox", name="意见").fill(WORDS)
    await page.get_by_role("button", name="发表意见").click()
    await expect(page.get_by_role("list", name="意见列表").get_by_text(WORDS)).to_be_visible()
    await photograph(department, "comment-said")

    for username, path in (("liaison", f"/items/{cases.submitted}"), ("approver", f"/approvals/{cases.submitted}")):
        reader = await visits.person(username, path)
        said = reader.page.get_by_role("list", name="意见列表")
        await expect(said.get_by_text(WORDS)).to_be_visible()
        await expect(said.get_by_text(BY)).to_be_visible()

    await page.get_by_role("button", name="撤回").click()
    await page.get_by_role("dialog", name="撤回这条意见？").get_by_role("button", name="撤回").click()
    await expect(page.get_by_text("还没有意见。")).to_be_visible()


@pytest.mark.usefixtures("cases")
async def test_r31_an_approver_invites_a_department_of_the_roster_and_the_department_leaves(visits: Visits) -> None:
    approver = await visits.person("approver", "/invitations")
    page = approver.page
    await expect(page.get_by_role("table", name="联办部门账号列表").get_by_text(BY)).to_be_visible()
    await page.get_by_role("button", name="发出邀请").click()
    invitation = page.get_by_role("dialog", name="发出邀请")
    await invitation.get_by_role("checkbox", name="山东省教育厅").check()
    await invitation.get_by_role("checkbox", name="联办部门").check()
    await invitation.get_by_role("combobox", name="哪个联办部门").click()
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text="网信办").click()
    await photograph(approver, "department-invited")
    await invitation.get_by_role("button", name="发出邀请").click()
    await expect(page.get_by_role("dialog", name="邀请链接")).to_be_visible()
    await page.get_by_role("button", name="已发送，关闭").click()
    await expect(page.get_by_text("联办部门（山东省网信办）").first).to_be_visible()

    department = await visits.person("department", "/me")
    await department.page.get_by_role("button", name="退出联办").click()
    await expect(department.page.get_by_role("dialog", name="退出联办，停用自己的账号？")).to_be_visible()
    await photograph(department, "department-leaves")
