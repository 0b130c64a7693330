"""A superior looks at who would be reminded of what, and reminds them; a registrar sets the rule."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.pictures import photograph
from tests.browser.visits import Visits


@pytest.mark.usefixtures("cases")
async def test_a_registrar_sets_the_rule_and_everybody_reads_it_in_words(visits: Visits) -> None:
    registrar = await visits.person("registrar", "/reminders")
    page = registrar.page
    await expect(page.get_by_text("未开启：系统不会自动催报。")).to_be_visible()

    await page.get_by_role("button", name="修改规则").click()
    await page.get_by_role("switch", name="自动催报").click()
    await photograph(registrar, "reminder-rule")
    await page.get_by_role("button", name="保存规则").click()

    await expect(page.get_by_text("催报规则已保存。")).to_be_visible()
    await expect(
        page.get_by_text("已开启：截止前 7 天、截止前 3 天、截止前 1 天、截止当天提醒本单位。")
    ).to_be_visible()

    await page.get_by_role("button", name="修改规则").click()
    await page.get_by_role("switch", name="自动催报").click()
    await page.get_by_role("button", name="保存规则").click()
    await expect(page.get_by_text("未开启：系统不会自动催报。")).to_be_visible()


@pytest.mark.usefixtures("cases")
async def test_an_approver_reminds_one_unit_after_reading_what_it_will_be_told(visits: Visits) -> None:
    approver = await visits.person("approver", "/reminders")
    page = approver.page
    preview = page.get_by_role("region", name="现在催报")
    line = preview.get_by_role("listitem").filter(has=page.get_by_role("button", name="只催这个单位")).first
    unit = await line.get_by_role("heading").inner_text()
    await expect(line.get_by_text(re.compile("典型案例，有 [0-9]+ 份被退回待修改"))).to_be_visible()
    await expect(page.get_by_role("button", name="修改规则")).to_have_count(0)

    await line.get_by_role("button", name="只催这个单位").click()
    await page.get_by_role("dialog", name="向 1 个单位送出催报？").get_by_role("button", name="送出").click()

    await expect(preview.get_by_text("已安排提醒 1 个单位")).to_be_visible()
    await expect(page.get_by_role("table", name="催报记录").get_by_text(unit)).to_be_visible()
    again = preview.get_by_role("listitem").filter(has_text=unit)
    await expect(again.get_by_text("当天已提醒").first).to_be_visible()
