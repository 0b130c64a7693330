"""A province asks a school for an item; the school finds it among its tasks and answers."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.pictures import photograph
from tests.browser.visits import Visits


@pytest.mark.usefixtures("cases")
async def test_a_province_asks_a_school_for_an_item_and_sees_that_it_is_being_written(visits: Visits) -> None:
    approver = await visits.person("approver", "/calls/new")
    page = approver.page
    await page.get_by_label("主题").fill("劳模进校园主题稿件")
    await page.get_by_label("要求").fill("围绕农技培训写一篇通讯，配两张照片。")
    await page.get_by_label("截稿时间").fill("2031-05-01T18:00")
    await page.get_by_role("button", name="发出", exact=True).click()
    await expect(page.get_by_text("请至少添加一个单位")).to_be_visible()
    await page.get_by_role("combobox", name="约哪些单位").fill("泰岳")
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text="泰岳").click()
    await photograph(approver, "call-written")
    await page.get_by_role("button", name="发出", exact=True).click()
    await expect(page.get_by_role("heading", name="劳模进校园主题稿件")).to_be_visible()
    await expect(page.get_by_role("table", name="被约单位").get_by_text("未回应")).to_be_visible()

    liaison = await visits.person("liaison", "/")
    await liaison.page.get_by_role("link", name="回应约稿：劳模进校园主题稿件").click()
    await expect(liaison.page.get_by_text("围绕农技培训写一篇通讯")).to_be_visible()
    await photograph(liaison, "call-received")
    await liaison.page.get_by_role("button", name="已收到").click()
    await expect(liaison.page.get_by_text("本单位已回应")).to_be_visible()
    await liaison.page.get_by_role("button", name="开始供稿").click()
    await expect(liaison.page).to_have_url(re.compile("/items/.+/edit$"))

    await page.reload()
    await expect(page.get_by_role("table", name="被约单位").get_by_text("撰写中")).to_be_visible()
    await photograph(approver, "call-followed")


@pytest.mark.usefixtures("cases")
async def test_a_school_declines_with_a_reason_that_the_province_reads(visits: Visits) -> None:
    approver = await visits.person("approver", "/calls/new")
    page = approver.page
    await page.get_by_label("主题").fill("校企合作短讯")
    await page.get_by_label("要求").fill("三百字以内。")
    await page.get_by_label("截稿时间").fill("2031-05-01T18:00")
    await page.get_by_role("combobox", name="约哪些单位").fill("泰岳")
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text="泰岳").click()
    await page.get_by_role("button", name="发出", exact=True).click()
    await expect(page.get_by_role("heading", name="校企合作短讯")).to_be_visible()

    liaison = await visits.person("liaison", "/calls")
    await liaison.page.get_by_role("link", name="校企合作短讯").click()
    await liaison.page.get_by_role("button", name="无法供稿").click()
    question = liaison.page.get_by_role("dialog", name="告知无法供稿？")
    await question.get_by_label("原因").fill("本周无相关活动")
    await question.get_by_role("button", name="无法供稿").click()
    await expect(liaison.page.get_by_text("无法供稿").first).to_be_visible()

    await page.reload()
    await expect(page.get_by_role("table", name="被约单位").get_by_text("本周无相关活动")).to_be_visible()
    await page.get_by_role("button", name="取消约稿").click()
    question = page.get_by_role("dialog", name="取消这项约稿？")
    await question.get_by_label("原因").fill("选题调整")
    await question.get_by_role("button", name="取消约稿").click()
    await expect(page.get_by_text("这项约稿已经取消：选题调整")).to_be_visible()
