"""Who comes in, and who does not."""

from playwright.async_api import expect

from tests.browser.visits import Visits


async def test_a_liaison_signs_in_and_out_again(visits: Visits) -> None:
    visit = await visits.person("liaison")
    await expect(visit.page.get_by_role("heading", name="我的任务")).to_be_visible()

    await visit.page.get_by_role("button", name="退出登录").click()

    await expect(visit.page.get_by_role("heading", name="登录")).to_be_visible()
    assert not [each for each in await visit.context.cookies() if each["name"] == "openweek_session"]
