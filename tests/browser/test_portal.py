"""The public site: for everybody, without an account, without script, on any phone."""

import re

import pytest
from playwright.async_api import Request, expect

from tests.browser.cases import Cases
from tests.browser.looks import grave_barriers, sideways, small_targets
from tests.browser.pictures import photograph
from tests.browser.visits import Visits

LARGEST_PAGE = 60 * 1024
NEEDED = {"document", "stylesheet", "script", "font", "xhr", "fetch"}
"""What a page may have to wait for; pictures come when they come, the tab's icon too."""
PAGES = {
    "portal-home": "/",
    "portal-cases": "/cases",
    "portal-nothing-found": "/cases?q=%E6%97%A0%E6%AD%A4%E8%AF%8D",
    "portal-case": "/cases/{released}",
    "portal-calendar": "/calendar",
    "portal-brand-kit": "/brand-kit",
    "portal-feedback": "/feedback?about={released}",
    "portal-withdrawn": "/cases/{withdrawn}",
    "portal-missing": "/no-such-page",
}


@pytest.mark.parametrize("phone", [False, True], ids=["at a desk", "on a phone"])
async def test_no_page_of_the_portal_bars_anybody(phone: bool, visits: Visits, cases: Cases) -> None:
    visit = await visits.stranger(phone=phone)
    faults: list[str] = []
    for name, path in PAGES.items():
        await visit.open(path.format_map(vars(cases)))
        await photograph(visit, f"{name}-phone" if phone else name)
        faults += [f"{name}: {each}" for each in await grave_barriers(visit)]
        if phone:
            faults += [f"{name}: {each} is hard to touch" for each in await small_targets(visit)]
            faults += [f"{name} scrolls sideways by {beside} px"] if (beside := await sideways(visit)) else []
    assert not faults, "\n".join(faults)


async def test_without_script_a_citizen_reads_finds_and_complains(visits: Visits, cases: Cases) -> None:
    visit = await visits.stranger(script=False)
    page = visit.page
    await visit.open("/")
    await page.get_by_role("link", name="全部案例").click()
    await page.get_by_label("宣传重点").select_option(index=1)
    await page.get_by_role("button", name="筛选").click()
    await expect(page).to_have_url(re.compile("area="))
    await expect(page.get_by_role("status")).to_contain_text(re.compile(r"共 \d+ 个案例"))

    await page.get_by_label("搜索已发布的典型案例").fill("返乡青年")
    await page.get_by_role("button", name="搜索").click()
    await expect(page.get_by_role("status")).to_contain_text("“返乡青年”共找到")
    await visit.open(f"/cases/{cases.released}")
    await expect(page.get_by_text("回执编号")).to_be_visible()

    await page.get_by_role("link", name="内容有误？告诉我们").click()
    await page.get_by_label("内容", exact=True).fill("“返乡青年占六成”的统计口径没有写明。")
    await page.get_by_role("button", name="提交").click()
    await expect(page.get_by_role("heading", name="已收到您的意见")).to_be_visible()
    number = await page.locator(".number").inner_text()
    await photograph(visit, "portal-received")

    registrar = await visits.person("registrar", "/complaints")
    await expect(registrar.page.get_by_text(number)).to_be_visible()
    await photograph(registrar, "complaints")
    assert not await grave_barriers(registrar)


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_is_one_small_answer(name: str, visits: Visits, cases: Cases) -> None:
    visit = await visits.stranger()
    asked: list[str] = []

    def heard(request: Request) -> None:
        if request.resource_type in NEEDED:
            asked.append(request.url)

    visit.context.on("request", heard)
    answer = await visit.page.goto(visit.url + PAGES[name].format_map(vars(cases)))
    assert answer
    await visit.page.wait_for_load_state("load")

    assert len(await answer.body()) <= LARGEST_PAGE
    assert asked == [answer.url]
