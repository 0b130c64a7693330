"""What was typed is never lost: two windows, an ended session, a lost network."""

from playwright.async_api import Locator, Page, Request, Route, expect

from tests.browser.pictures import photograph
from tests.browser.visits import Visit, Visits
from tests.flows.people import People
from tests.infra.waiting import eventually

SESSION = "/api/registry/v1/browser-session"


async def test_two_windows_on_one_draft_lose_nothing_and_are_told(visits: Visits, people: People) -> None:
    item_id = await people.written(31)
    one = await visits.person("liaison", f"/items/{item_id}/edit")
    other = await _second_window(one, item_id)
    for page in (one.page, other.page):
        await expect(page.get_by_text("这份草稿也在本机另一个窗口打开")).to_be_visible()

    await one.page.get_by_label("标题", exact=True).fill("一个窗口写的标题")
    await other.page.get_by_label("成效", exact=True).fill("另一个窗口写的成效，比原来的更详细一些。")

    for page in (one.page, other.page):
        await expect(page.get_by_label("标题", exact=True)).to_have_value("一个窗口写的标题")
        await expect(page.get_by_label("成效", exact=True)).to_have_value("另一个窗口写的成效，比原来的更详细一些。")
    await photograph(other, "draft-two-windows")
    await _on_server(people, item_id, title="一个窗口写的标题", result="另一个窗口写的成效，比原来的更详细一些。")


async def test_two_texts_for_one_field_are_both_shown_and_one_is_chosen(visits: Visits, people: People) -> None:
    item_id = await people.written(32)
    one = await visits.person("liaison", f"/items/{item_id}/edit")
    other = await _second_window(one, item_id)
    await other.page.route("**/draft", lambda route: route.abort())
    await other.page.get_by_label("标题", exact=True).fill("断网的窗口写的标题")
    await expect(_save_status(other.page)).to_have_text("离线，已存本机")
    await one.page.get_by_label("标题", exact=True).fill("先存上的标题")
    await _on_server(people, item_id, title="先存上的标题")
    await other.page.unroute("**/draft")

    dialog = other.page.get_by_role("dialog", name="同一项内容有两种写法")
    for text in ("断网的窗口写的标题", "先存上的标题"):
        await expect(dialog.get_by_text(text)).to_be_visible()
    await photograph(other, "draft-dispute")
    await dialog.get_by_role("radio", name="本页的内容").check()
    await dialog.get_by_role("button", name="按所选保存").click()

    await _on_server(people, item_id, title="断网的窗口写的标题")
    await expect(one.page.get_by_label("标题", exact=True)).to_have_value("断网的窗口写的标题")


async def test_a_session_that_ends_while_somebody_types_takes_nothing_away(visits: Visits, people: People) -> None:
    item_id = await people.written(33)
    liaison = await visits.person("liaison", f"/items/{item_id}/edit")
    page = liaison.page
    await _end_session(liaison)
    await page.get_by_label("标题", exact=True).fill("登录到期时写的标题")

    dialog = page.get_by_role("dialog", name="登录已到期")
    await expect(dialog).to_be_visible()
    await photograph(liaison, "session-ended")
    await dialog.get_by_label("密码", exact=True).fill(visits.account("liaison").password)
    await dialog.get_by_role("button", name="登录", exact=True).click()

    await expect(dialog).to_have_count(0)
    await expect(page.get_by_label("标题", exact=True)).to_have_value("登录到期时写的标题")
    await _on_server(people, item_id, title="登录到期时写的标题")


async def test_what_was_typed_without_network_is_offered_again(visits: Visits, people: People) -> None:
    item_id = await people.written(34)
    liaison = await visits.person("liaison", f"/items/{item_id}/edit")
    await liaison.context.set_offline(True)
    await liaison.page.get_by_label("标题", exact=True).fill("断网时写的标题")
    await expect(_save_status(liaison.page)).to_have_text("离线，已存本机")
    await photograph(liaison, "draft-offline")
    # As when the battery ends: nothing is asked any more, nothing saved.
    await liaison.page.close(run_before_unload=False)
    await liaison.context.set_offline(False)

    again = await liaison.another_tab()
    await again.go(f"/items/{item_id}/edit")

    await expect(again.page.get_by_text("未保存的内容：标题")).to_be_visible()
    await photograph(again, "draft-restored")
    await expect(again.page.get_by_label("标题", exact=True)).to_have_value("断网时写的标题")
    await _on_server(people, item_id, title="断网时写的标题")


async def _second_window(visit: Visit, item_id: str) -> Visit:
    other = await visit.another_tab()
    await other.go(f"/items/{item_id}/edit")
    return other


async def _end_session(visit: Visit) -> None:
    """By the registry, as for an account that was revoked elsewhere; the token that the page has is over as well."""
    ended = await visit.context.request.delete(visit.url + SESSION, headers={"X-Openweek-Console": "1"})
    assert ended.ok, await ended.text()
    stale = ""

    async def expired(route: Route, request: Request) -> None:
        nonlocal stale
        stale = stale or request.headers["authorization"]
        over = request.headers["authorization"] == stale
        await route.continue_(headers={**request.headers, "authorization": "Bearer over"} if over else None)

    await visit.page.route("**/draft", expired)


def _save_status(page: Page) -> Locator:
    return page.get_by_role("status", name="保存状态")


async def _on_server(people: People, item_id: str, **expected: str) -> None:
    """The service has it."""

    async def look() -> bool:
        content = (await people.liaison.item(item_id))["content"]
        assert {name: content[name] for name in expected} == expected
        return True

    await eventually(look, within=20, pause=0.2)
