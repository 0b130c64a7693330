"""Who comes in, and who does not."""

from playwright.async_api import expect

from tests.browser.visits import Visit, Visits
from tests.infra.waiting import eventually


async def test_a_liaison_signs_in_and_out_again(visits: Visits) -> None:
    visit = await visits.person("liaison")
    await expect(visit.page.get_by_role("heading", name="我的任务")).to_be_visible()

    await visit.page.get_by_role("button", name="退出登录").click()

    await expect(visit.page.get_by_role("heading", name="登录", exact=True)).to_be_visible()
    await eventually(lambda: _no_session_is_kept(visit), within=10)


async def _no_session_is_kept(visit: Visit) -> bool:
    return all(each["name"] != "openweek_session" for each in await visit.context.cookies())
