"""Media on a bad line: what has arrived is never sent again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Dialog, Page, Request, Route, expect

from cli.demo import pictures
from tests.browser.pictures import photograph
from tests.browser.visits import Visit, Visits
from tests.flows.people import People
from tests.infra.stack_fixture import FlowStack


@pytest.mark.parametrize("kept", [True, False], ids=["the browser kept the file", "the file is chosen again"])
async def test_an_upload_that_was_cut_goes_on_after_a_reload(
    kept: bool, visits: Visits, people: People, running_stack: FlowStack
) -> None:
    item_id, clip = await people.written(21), await pictures.draw_clip()
    store = running_stack.stack.http("minio")
    liaison = await visits.person("liaison", f"/items/{item_id}/edit")
    page = liaison.page
    # Leaving while something is being sent asks back.
    page.on("dialog", Dialog.accept)
    liaison.watch.expected = ("[Uppy]",)

    async with _cut_after_the_first_part(page, store) as arrived:
        await _choose(page, clip)
        await expect(page.get_by_text("上传中断")).to_be_visible()
        await photograph(liaison, "upload-cut", page.get_by_text("上传中断"))
        if not kept:
            await _forget_files(page)
        assert arrived == [1]
    sent = _parts_sent(page, store)
    await page.reload()

    line = page.get_by_label("已添加的照片和视频").get_by_role("listitem")
    if not kept:
        await expect(line.get_by_text("从中断处继续")).to_be_visible()
        await photograph(liaison, "upload-choose-again", line)
        await line.get_by_label("选择同一个文件继续").set_input_files(clip)
    await expect(line.get_by_text("可使用")).to_be_visible(timeout=60_000)
    assert sent == [2]
    await _saved_with_one(liaison, people, item_id)


async def test_a_phone_goes_on_with_what_a_desktop_began(
    visits: Visits, people: People, running_stack: FlowStack
) -> None:
    item_id, clip = await people.written(23), await pictures.draw_clip()
    store = running_stack.stack.http("minio")
    desktop = await visits.person("liaison", f"/items/{item_id}/edit")
    desktop.watch.expected = ("[Uppy]",)
    async with _cut_after_the_first_part(desktop.page, store) as arrived:
        await _choose(desktop.page, clip)
        await expect(desktop.page.get_by_text("上传中断")).to_be_visible()
        assert arrived == [1]

        await desktop.page.get_by_role("button", name="用手机继续").click()
        await expect(desktop.page.get_by_role("img", name="用手机打开本页的二维码")).to_be_visible()
        await photograph(desktop, "upload-by-phone", desktop.page.get_by_label("本页地址"))
        address = await desktop.page.get_by_label("本页地址").inner_text()
        assert address == f"{desktop.url}/console/items/{item_id}/edit#media"

        phone = await visits.person("liaison", address.removeprefix(f"{desktop.url}/console"), phone=True)
        sent = _parts_sent(phone.page, store)
        line = phone.page.get_by_label("已添加的照片和视频").get_by_role("listitem")
        await expect(line.get_by_text("从中断处继续")).to_be_in_viewport()
        await line.get_by_label("选择同一个文件继续").set_input_files(clip)

        for page in (phone.page, desktop.page):
            ready = page.get_by_label("已添加的照片和视频").get_by_text("可使用")
            await expect(ready).to_be_visible(timeout=60_000)
        assert sent == [2]
    await _saved_with_one(phone, people, item_id)


async def test_chosen_files_that_were_not_sent_are_not_forgotten_at_submission(visits: Visits, people: People) -> None:
    item_id, photo = await people.written(22), await pictures.draw_photo("browser-forgotten")
    liaison = await visits.person("liaison", f"/items/{item_id}/edit")
    page = liaison.page
    question = page.get_by_role("dialog", name="还有 1 个已选的文件没有上传")
    submit = page.get_by_role("button", name="报送", exact=True)

    await page.get_by_label("选择照片或视频").set_input_files(photo)
    await submit.click()
    await photograph(liaison, "files-not-sent", question)
    await question.get_by_role("button", name="返回上传").click()
    assert (await people.liaison.item(item_id))["state"] == "draft"

    await submit.click()
    await question.get_by_role("button", name="不带这些文件报送").click()
    await expect(page.get_by_role("heading", name="报送成功")).to_be_visible()


async def _choose(page: Page, clip: Path) -> None:
    await page.get_by_label("选择照片或视频").set_input_files(clip)
    await page.get_by_label("说明", exact=True).fill("实训车的一天")
    await page.get_by_role("checkbox", name="画面中人物").check()
    await page.get_by_role("button", name="开始上传").click()


@asynccontextmanager
async def _cut_after_the_first_part(page: Page, store: str) -> AsyncIterator[list[int]]:
    """The numbers of the parts that arrive; the second never does."""
    arrived: list[int] = []

    async def on_the_way(route: Route) -> None:
        number = _part_of(route.request)
        if number == 2:
            await route.abort()
            return
        await route.continue_()
        if number:
            arrived.append(number)

    await page.route(f"{store}/**", on_the_way)
    yield arrived
    await page.unroute(f"{store}/**")


def _parts_sent(page: Page, store: str) -> list[int]:
    sent: list[int] = []

    def heard(request: Request) -> None:
        if request.url.startswith(store) and (number := _part_of(request)):
            sent.append(number)

    page.on("request", heard)
    return sent


def _part_of(request: Request) -> int:
    """The number of the part that a request brings to the store; 0 when it brings none."""
    found = parse_qs(urlsplit(request.url).query).get("partNumber", ["0"])
    return int(found[0]) if request.method == "PUT" else 0


async def _forget_files(page: Page) -> None:
    """As a browser without room does it."""
    await page.evaluate("""new Promise((done) => {
      const asked = indexedDB.deleteDatabase('openweek.files')
      asked.onsuccess = asked.onerror = done
    })""")


async def _saved_with_one(liaison: Visit, people: People, item_id: str) -> None:
    await expect(liaison.page.get_by_role("status", name="保存状态")).to_contain_text("已保存")
    assert len((await people.liaison.item(item_id))["content"]["asset_ids"]) == 1
