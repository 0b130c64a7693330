"""What is known is not typed again, what is wrong is corrected, and everybody's part in an item is shown."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from cli.client.member import REGISTRY
from cli.client.staff import Registrar
from cli.demo.loading import patiently
from tests.browser.cases import Cases
from tests.browser.pictures import photograph
from tests.browser.visits import Visits
from tests.flows.people import People

EDITING = re.compile("/items/.+/edit$")


async def test_a_released_item_is_the_base_of_another_and_its_text_is_not_typed_again(
    visits: Visits, cases: Cases
) -> None:
    liaison = await visits.person("liaison", f"/items/{cases.released}")
    page = liaison.page
    title = await page.get_by_role("heading", level=1).inner_text()
    await expect(page.get_by_role("button", name="申请更正")).to_be_enabled()

    await page.get_by_role("button", name="以此为底稿新建").click()
    await photograph(liaison, "item-take-over")
    await page.get_by_role("dialog", name="以这份材料为底稿").get_by_role("button", name="新建").click()

    await expect(page).to_have_url(EDITING)
    await expect(page.get_by_label("标题")).to_have_value(title)


async def test_who_drafted_checked_and_signed_is_shown_to_the_unit_and_to_its_province(
    visits: Visits, cases: Cases
) -> None:
    liaison = await visits.person("liaison", f"/items/{cases.assigned}")
    signed = liaison.page.get_by_role("region", name="签批记录")
    await expect(signed.get_by_text("拟稿")).to_be_visible()
    await expect(signed.get_by_text("演示审核员", exact=False)).to_be_visible()


async def test_what_the_ministry_has_is_corrected_with_a_reason(visits: Visits, cases: Cases) -> None:
    liaison = await visits.person("liaison", f"/items/{cases.scored}")
    page = liaison.page

    await page.get_by_role("button", name="申请更正").click()
    question = page.get_by_role("dialog", name="更正这份材料")
    await question.get_by_label("原因").fill("受益人数应为三百二十人")
    await photograph(liaison, "item-correct")
    await question.get_by_role("button", name="申请更正").click()

    await expect(page).to_have_url(EDITING)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".ow-r-return")).to_contain_text("受益人数应为三百二十人")


@pytest.mark.usefixtures("cases")
async def test_a_summary_begins_with_what_was_approved_and_names_its_sources(visits: Visits) -> None:
    liaison = await visits.person("liaison", "/items/new")
    page = liaison.page
    await page.get_by_role("button", name=re.compile("开始填写.*总结")).click()
    await expect(page).to_have_url(EDITING)

    await page.get_by_role("button", name="由已审核材料生成初稿").click()
    dialog = page.get_by_role("dialog", name="总结初稿")
    await expect(dialog.get_by_text(re.compile("引用 [1-9][0-9]* 份材料"))).to_be_visible()
    await photograph(liaison, "summary-outline")
    async with page.expect_download() as download:
        await dialog.get_by_role("button", name="下载初稿（Word）").click()
    assert (await download.value).suggested_filename.endswith("总结.docx")
    await dialog.get_by_role("button", name=re.compile("填入")).click()

    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("status", name="保存状态")).to_contain_text("已保存")


async def an_earlier_edition(visits: Visits, people: People) -> str:
    """The one of the year before, which owes nothing and whose time was prolonged until tomorrow."""
    registrar = Registrar(people.connection, visits.account("registrar"))
    now = await people.liaison.current_edition()
    proposal = await registrar.get(f"{REGISTRY}/editions/{now['id']}/clone", year=now["year"] - 1)
    times = {name: now[name] for name in ("opens_at", "due_at", "locks_at")}
    own: dict[str, Any] = {"owed_by": [], "opens_at": None, "due_at": None, "locks_at": None}
    types = [{**each, **own} for each in proposal["item_types"]]
    body = {**proposal, **times, "item_types": types, "document_number": "教职成函〔往届〕1号"}
    edition = await registrar.post(f"{REGISTRY}/editions", body)
    return str(edition["id"])


async def test_what_the_unit_reported_last_year_is_offered_confirmed_changed_and_submitted(
    visits: Visits, people: People
) -> None:
    before = await an_earlier_edition(visits, people)
    last = await patiently(lambda: people.liaison.create_item(before, item_type="T10"))
    content = {
        "title": "去年的报道",
        "outlet": "示例日报",
        "link": "https://example.cn/1",
        "published_on": "2030-05-12",
    }
    await people.liaison.save_draft(last["id"], content, etag=last.etag)
    await people.liaison.submit(last["id"])

    liaison = await visits.person("liaison", "/items/new")
    page = liaison.page
    await page.get_by_role("button", name=re.compile("开始填写.*报道")).click()
    offer = page.get_by_role("dialog", name="本单位以前报过这类材料")
    await expect(offer).to_contain_text("可以沿用《去年的报道》的内容")
    await photograph(liaison, "item-prefill")
    await offer.get_by_role("button", name="沿用后核对").click()

    await expect(page).to_have_url(EDITING)
    await expect(page.get_by_label("报道标题")).to_have_value("去年的报道")
    waiting = page.get_by_role("button", name=re.compile("：没有变化$"))
    fields = await waiting.count()
    assert fields > 1
    await photograph(liaison, "item-unconfirmed")
    await page.get_by_role("button", name=re.compile("媒体.*：没有变化")).click()
    await expect(waiting).to_have_count(fields - 1)
    await page.get_by_label("报道标题").fill("今年的报道")
    await expect(page.get_by_role("status", name="保存状态")).to_contain_text("已保存")
    await page.get_by_role("button", name="都已核对，没有变化").click()
    await expect(waiting).to_have_count(0)
    await expect(page.get_by_label("刊发日期")).to_have_value("")
    await page.get_by_label("刊发日期").fill("2031-05-12")
    await page.get_by_role("button", name="报送", exact=True).click()
    await expect(page.get_by_role("heading", name="报送成功")).to_be_visible()
