"""The main job as its people see it: from a school's phone through the ministry to the newspapers, and back."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from cli.client.desk import read_package
from cli.demo import pictures
from cli.demo.accounts import DemoFile
from cli.demo.cases import journey_content
from tests.browser.effort import Effort
from tests.browser.pictures import photograph
from tests.browser.visits import Visit, Visits
from tests.infra.waiting import eventually

LONGEST_REPORT_SECONDS = 300.0
WITHDRAWN_WITHIN_SECONDS = 60.0
STAGES = {"初审": "editor1", "复审": "editor2", "终审": "editor3"}
REASON = "学校来函：文中统计口径有误，请停止使用。"
GONE = 410


@pytest.mark.usefixtures("cases")
async def test_a_case_goes_from_a_school_to_the_newspapers_and_back(visits: Visits, demo_file: DemoFile) -> None:
    demo_file.journeys += 1
    demo_file.write()
    title = f"大集上的公开课（第{demo_file.journeys}场）"
    liaison = await visits.person("liaison", phone=True)
    item_id = await _report(liaison, title)
    await _approve(visits, title)
    await _select(visits, title)
    publisher = await _release(visits, title)
    desk = await _print(visits, title)

    citizen = await visits.stranger()
    await eventually(lambda: _answers(citizen, item_id, 200), within=20, pause=0.5)
    await citizen.open(f"/cases/{item_id}")
    await expect(citizen.page.get_by_role("heading", name=title)).to_be_visible()
    await liaison.go(f"/items/{item_id}")
    await expect(liaison.page.get_by_role("link", name="公开课进了大集")).to_be_visible()
    await photograph(liaison, "item-published-phone", liaison.page.get_by_role("heading", name="发布情况"))

    await _withdraw(visits, publisher, desk, citizen, title, item_id)


async def _report(liaison: Visit, title: str) -> str:
    """On a phone, in less than five minutes; the id of the item."""
    page, effort = liaison.page, Effort(taps=1, fields=2)  # the sign-in
    await effort.tap(page.get_by_role("button", name="打开菜单"))
    await effort.tap(page.get_by_role("dialog").get_by_role("link", name="本单位材料"))
    await effort.tap(page.get_by_role("button", name="新建典型案例").first)
    await expect(page.get_by_role("heading", name="还差什么")).to_be_visible()
    assert await page.get_by_text("必填", exact=True).count() <= 10
    await photograph(liaison, "new-case-phone")

    await _fill(page, effort, journey_content(1) | {"title": title})
    await _add_photos(liaison, effort)
    await expect(page.get_by_text("已填写完整，可以报送")).to_be_visible()
    await photograph(liaison, "ready-to-submit-phone", page.get_by_role("heading", name="还差什么"))
    await effort.tap(page.get_by_role("button", name="报送", exact=True))
    await expect(page.get_by_role("heading", name="报送成功")).to_be_visible()
    await expect(page.locator(".ow-r-receipt-number")).to_contain_text(re.compile(r"^20\d\d-"))
    await photograph(liaison, "receipt-phone")
    assert effort.seconds <= LONGEST_REPORT_SECONDS, effort
    found = re.search(r"/items/([0-9a-f-]{36})/edit", page.url)
    assert found
    return found[1]


async def _fill(page: Page, effort: Effort, content: dict[str, object]) -> None:
    labels = {"title": "标题", "background": "背景", "action": "做法", "result": "成效", "participants": "参与人数"}
    for name, label in labels.items():
        await effort.paste(page.get_by_label(label, exact=True), str(content[name]))
    await effort.paste(page.get_by_label("亮点 第 1 条"), "实训车开到集市，学习离摊位三步远")
    await effort.paste(page.get_by_label("关键词 第 1 条"), "流动实训")
    for label in ("宣传重点", "活动类型"):
        options = page.locator(".ant-select-dropdown:visible .ant-select-item-option")
        await effort.choose(page.get_by_label(label, exact=True), options.first)


async def _add_photos(liaison: Visit, effort: Effort) -> None:
    page = liaison.page
    files: list[Path] = [await pictures.draw_photo(f"browser-journey-{number}") for number in range(3)]
    await effort.attach(page.get_by_label("选择照片或视频"), files)
    for number in range(3):
        await effort.paste(page.get_by_label("说明", exact=True).nth(number), f"公开课现场之{number + 1}")
        await effort.tap(page.get_by_role("checkbox", name="画面中人物").nth(number))
    await photograph(liaison, "photos-phone")
    await effort.tap(page.get_by_role("button", name="开始上传"))
    await expect(page.get_by_label("已添加的照片和视频").get_by_role("listitem")).to_have_count(3)


async def _approve(visits: Visits, title: str) -> None:
    """The province sees text and pictures, and approves."""
    approver = await visits.person("approver")
    page = approver.page
    await page.get_by_role("link", name=f"审核：{title}").click()
    pictured = page.get_by_role("complementary", name="照片和视频").get_by_role("img")
    await expect(pictured).to_have_count(3)
    await expect(pictured.first).to_have_js_property("complete", value=True)
    assert await pictured.first.evaluate("picture => picture.naturalWidth > 0")
    await photograph(approver, "approval-with-photos")
    await page.get_by_role("button", name="审核通过").click()
    await expect(page.get_by_text(f"《{title}》已审核通过。")).to_be_visible()


async def _select(visits: Visits, title: str) -> None:
    """Assigned, scored twice, proposed, reviewed by three people, decided."""
    first = await visits.person("editor1")
    page = first.page
    await _await_task(first, f"分配评审：{title}")
    await page.get_by_role("button", name="分配评审专家").click()
    await expect(page.get_by_text("已分配评审专家。")).to_be_visible()
    for username in ("reviewer1", "reviewer2"):
        await _score(visits, username, title)

    await first.go("/")
    await _await_task(first, f"提出建议：{title}")
    await _act(page, "提出采用建议", {"采用理由": "切口小、有数据、他地可学。"})
    await expect(page.get_by_text("已提出采用建议，等待初审。")).to_be_visible()
    for stage, username in STAGES.items():
        editor = first if username == "editor1" else await visits.person(username)
        await editor.go("/")
        await _await_task(editor, f"{stage}：{title}")
        await editor.page.get_by_role("button", name=f"办理{stage}").click()
        if stage == "复审":
            await photograph(editor, "review-dialog")
        await editor.page.get_by_role("dialog").get_by_role("button", name="通过", exact=True).click()
        await expect(editor.page.get_by_text("审核意见已记录。")).to_be_visible()
    await first.go("/")
    await _await_task(first, f"遴选决定：{title}")
    await page.get_by_role("button", name="决定采用").click()
    await photograph(first, "decide-dialog")
    await page.get_by_role("dialog").get_by_role("button", name="决定采用").click()
    await expect(page.get_by_text("决定已记录，等待发布员发布。")).to_be_visible()


async def _score(visits: Visits, username: str, title: str) -> None:
    """By keys: a digit for each criterion, then a comment."""
    reviewer = await visits.person(username)
    page = reviewer.page
    await _await_task(reviewer, f"评分：{title}")
    sheet = page.get_by_role("region", name="评分表")
    await sheet.get_by_role("radio").first.focus()
    for _ in range(await sheet.get_by_role("group").count()):
        await page.keyboard.press("4")
    await page.keyboard.type("做法具体，数据有来源，其他集镇可以照着做。")
    await photograph(reviewer, "score-sheet")
    await sheet.get_by_role("button", name="提交评分").click()
    await expect(page.get_by_text("评分已提交。")).to_be_visible()


async def _release(visits: Visits, title: str) -> Visit:
    """Previewed, then out to the media."""
    publisher = await visits.person("publisher")
    page = publisher.page
    await _await_task(publisher, f"发布：{title}")
    await page.get_by_role("button", name="去发布台发布").click()
    await page.get_by_role("button", name="预览并发布").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("立即进入媒体流，媒体可以使用")).to_be_visible()
    await photograph(publisher, "release-preview")
    await dialog.get_by_role("button", name="发布 1 件").click()
    await expect(dialog.get_by_text("已进入媒体流，序号")).to_be_visible()
    await dialog.get_by_role("button", name="完成").click()
    return publisher


async def _print(visits: Visits, title: str) -> Visit:
    """The desk takes the package, says so, prints and reports where."""
    desk = await visits.person("desk1", "/desk")
    page = desk.page
    await page.get_by_role("table", name="已发布的稿件").get_by_role("link", name=title).click()
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="下载稿件包").click()
    package = read_package((await (await coming.value).path()).read_bytes())
    assert package.checked >= 3
    given = page.get_by_role("status").get_by_role("listitem")
    await page.get_by_role("button", name="回执：已收到").click()
    await expect(given.filter(has_text="已收到")).to_be_visible()
    await page.get_by_role("button", name="回执：已采用").click()
    await expect(given.filter(has_text="已采用")).to_be_visible()
    await page.get_by_label("链接").fill("https://daily.example/2023/05/14/fair.html")
    await page.get_by_label("见报标题").fill("公开课进了大集")
    await page.get_by_role("button", name="回报刊发情况").click()
    await expect(page.get_by_text("已回报，报送单位可以看到。")).to_be_visible()
    await photograph(desk, "desk-reported", page.get_by_text("已回报，报送单位可以看到。"))
    return desk


async def _withdraw(visits: Visits, publisher: Visit, desk: Visit, citizen: Visit, title: str, item_id: str) -> None:
    """Gone for readers within a minute; the board waits for both desks and moves when they answer."""
    await publisher.go(f"/pool/{item_id}")
    await publisher.page.get_by_role("button", name="撤回稿件").click()
    dialog = publisher.page.get_by_role("dialog")
    await dialog.get_by_label("撤回原因").fill(REASON)
    await photograph(publisher, "withdraw-dialog")
    await dialog.get_by_role("button", name="撤回稿件").click()
    await expect(publisher.page.get_by_text("各媒体席位正在收到通知")).to_be_visible()

    await eventually(lambda: _answers(citizen, item_id, GONE), within=WITHDRAWN_WITHIN_SECONDS, pause=0.5)
    await citizen.page.reload()
    await expect(citizen.page.get_by_role("heading", name="此案例已撤回")).to_be_visible()

    await publisher.go("/withdrawals")
    card = publisher.page.get_by_role("article").filter(has_text=title)
    await expect(card.get_by_text("已确认 0 / 2")).to_be_visible()
    await expect(card.get_by_label("媒体席位回执").get_by_text("等待确认")).to_have_count(2)
    await photograph(publisher, "withdrawals-waiting")
    await _confirm(desk, title)
    await expect(card.get_by_text("已确认 1 / 2")).to_be_visible()
    await _confirm(await visits.person("desk2", "/desk"), title)
    await expect(card.get_by_text("全部确认")).to_be_visible()


async def _confirm(desk: Visit, title: str) -> None:
    await desk.go("/desk")
    owed = desk.page.get_by_role("region", name="已撤回、待您确认删除").get_by_role("listitem").filter(has_text=title)
    await owed.get_by_role("button", name="确认已删除").click()
    await photograph(desk, "confirm-removal")
    await desk.page.get_by_role("dialog").get_by_role("button", name="确认已删除").click()
    await expect(desk.page.get_by_text(f"已确认删除：{title}")).to_be_visible()


async def _await_task(visit: Visit, words: str) -> None:
    """Open a task; the list is read anew until it is there, as a person does it by coming back."""
    link = visit.page.get_by_role("link", name=words)

    async def there() -> bool:
        if await link.count() == 0:
            await visit.go("/")
        return await link.count() > 0

    await eventually(there, within=20, pause=0.5)
    await link.click()
    await visit.settled()


async def _act(page: Page, name: str, fields: dict[str, str]) -> None:
    """A button, its dialog, and the same button there."""
    await page.get_by_role("button", name=name).click()
    dialog: Locator = page.get_by_role("dialog")
    for label, text in fields.items():
        await dialog.get_by_label(label).fill(text)
    await dialog.get_by_role("button", name=name).click()


async def _answers(visit: Visit, item_id: str, status: int) -> bool:
    answer = await visit.context.request.get(f"{visit.url}/cases/{item_id}")
    return answer.status == status
