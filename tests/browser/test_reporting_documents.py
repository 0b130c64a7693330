"""Sheets and Word files in and out, and what the ministry's office accepts."""

import re
import time
from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

from cli.client import Account
from cli.client.staff import Registrar
from cli.demo.cases import JOURNEY_PARENT
from cli.demo.loading import patiently
from services.registry.domain.identity import unit_id_of
from tests.browser.pictures import photograph
from tests.browser.visits import Visit, Visits
from tests.flows.people import People
from tests.services.submission.api.test_imports import a_sheet
from tests.services.submission.documents.word import a_case_in_word, a_word_file
from tests.services.submission.report_contents import contents

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def test_a_sheet_is_judged_row_by_row_and_its_good_row_becomes_a_draft(
    visits: Visits, people: People, tmp_path: Path
) -> None:
    edition = await people.liaison.current_edition()
    words = {
        "背景": "学生把课堂搬到了胡同里。" * 10,
        "宣传重点": edition["focus_areas"][0]["name"],
        "活动类型": edition["activity_types"][0]["name"],
    }
    liaison = await visits.person("liaison", "/items/import?type=T3")
    page = liaison.page
    sheet = a_sheet(words | {"标题": "表里来的小课堂"}, words | {"标题": "写错的", "活动类型": "没有这一类"})
    await page.locator("input[type=file]").set_input_files(FilePayload(name="案例.xlsx", mimeType=XLSX, buffer=sheet))

    await expect(page.get_by_text("可以报送 1 行", exact=False)).to_be_visible()
    await expect(page.get_by_text("有错误 1 行", exact=False)).to_be_visible()
    await photograph(liaison, "import-verdicts")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="下载有错误的行").click()
    refused = tmp_path / "refused.xlsx"
    await (await download.value).save_as(refused)
    assert refused.read_bytes().startswith(b"PK")

    await page.get_by_role("button", name="导入为草稿（1 行）").click()
    await expect(page.get_by_text("已导入为草稿", exact=False)).to_be_visible()
    await page.get_by_role("button", name="报送全部填写完整的草稿").click()
    await expect(page.get_by_text("已报送 1 份，共 1 份。")).to_be_visible()


async def test_a_word_file_is_read_into_the_form_and_the_item_comes_out_as_word(visits: Visits, people: People) -> None:
    created = await people.liaison.create_item(await people.edition_id())
    liaison = await visits.person("liaison", f"/items/{created['id']}/edit")
    page = liaison.page
    await page.get_by_role("button", name="从 Word 或文字填入").click()
    word = FilePayload(name="案例.docx", mimeType=DOCX, buffer=a_word_file(a_case_in_word))
    await page.locator("input[type=file][accept='.docx']").set_input_files(word)
    dialog = page.get_by_role("dialog", name="从 Word 或文字填入")
    await expect(dialog.get_by_text("胡同口的职教法小课堂")).to_be_visible()
    await expect(dialog.get_by_text("已去掉 9 个隐藏的字。")).to_be_visible()
    await photograph(liaison, "written-text")
    await dialog.get_by_role("button", name=re.compile("填入所选的")).click()

    await expect(page.get_by_label("标题")).to_have_value("胡同口的职教法小课堂")
    await expect(page.get_by_text("内部备注")).to_have_count(0)
    await expect(page.get_by_role("status", name="保存状态")).to_contain_text("已保存")
    await liaison.go(f"/items/{created['id']}")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="下载 Word").click()
    assert (await download.value).suggested_filename.endswith(".docx")


async def test_the_office_accepts_one_item_and_then_several_at_once(visits: Visits, people: People) -> None:
    edition_id = await people.edition_id()
    item_ids = []
    for number in range(3):
        created = await patiently(lambda: people.liaison.create_item(edition_id, item_type="T2"))
        content = contents()["T2"] | {"title": f"办公室接收的活动{number}"}
        await people.liaison.save_draft(created["id"], content, etag=created.etag)
        await people.liaison.submit(created["id"])
        await people.approver.approve(created["id"])
        item_ids.append(created["id"])

    editor = await visits.person("editor1", f"/approvals/{item_ids[0]}")
    page = editor.page
    await page.get_by_role("button", name="接收", exact=True).click()
    await expect(page.get_by_text("已接收《办公室接收的活动0》。")).to_be_visible()

    await editor.go("/approvals")
    for number in (1, 2):
        await page.get_by_role("checkbox", name=f"办公室接收的活动{number}").check()
    await page.get_by_role("button", name=re.compile("批量.*2 份")).click()
    dialog = page.get_by_role("dialog")
    await photograph(editor, "bulk-acceptance")
    await dialog.get_by_role("button", name=re.compile("这 2 份")).click()
    await expect(dialog.get_by_text("共选择 2 份", exact=False)).to_be_visible()

    for item_id in item_ids:
        await people.in_state(item_id, "received")


async def a_superior(visits: Visits, people: People) -> Visit:
    """The liaison of the school's province, where things are entered for units below."""
    await people.edition_id()
    registrar = Registrar(people.connection, visits.account("registrar"))
    account = Account(
        f"liaison-{time.time_ns() % 10**6}", "Correct-horse-1", "省级联络员", JOURNEY_PARENT, ("liaison",)
    )
    await registrar.create_account(account, unit_id=str(unit_id_of(JOURNEY_PARENT)))
    superior = await visits.stranger()
    await superior.open("/console/items/enter")
    await superior.sign_in(account)
    return superior


async def for_the_school(page: Page) -> None:
    """The unit that what came on paper is from."""
    await page.get_by_role("combobox", name="报送单位").fill("泰岳")
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text="泰岳").click()


async def test_a_superior_enters_what_came_on_paper_and_the_unit_finds_it_as_its_draft(
    visits: Visits, people: People
) -> None:
    superior = await a_superior(visits, people)
    page = superior.page
    await for_the_school(page)
    await page.get_by_label("怎样报来的").fill("5月9日传真报来")
    await page.get_by_role("button", name="从 Word 或文字填入").click()
    await page.get_by_label("或者粘贴文字").fill("传真来的小课堂\n一、背景\n学生把课堂搬到了胡同里。")
    await page.get_by_role("button", name="读取").click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("填入所选的")).click()
    await expect(page.get_by_label("标题")).to_have_value("传真来的小课堂")
    await photograph(superior, "item-entered")
    await page.get_by_role("button", name="录入", exact=True).click()
    await expect(page.get_by_text("录入《", exact=False)).to_be_visible()

    liaison = await visits.person("liaison", "/items")
    await expect(liaison.page.get_by_text("传真来的小课堂").first).to_be_visible()


async def test_r53_what_is_typed_in_for_a_unit_below_outlives_the_page_and_its_faults_stand_at_their_places(
    visits: Visits, people: People
) -> None:
    superior = await a_superior(visits, people)
    page = superior.page
    await for_the_school(page)
    await page.get_by_label("怎样报来的").fill("5月9日邮寄报来")
    await page.get_by_label("标题").fill("邮寄来的小课堂")

    tab = await superior.another_tab()
    await page.close()
    page = tab.page
    await tab.go("/items/enter")
    await page.get_by_role("button", name=re.compile("继续录入：.*泰岳")).click()
    await expect(page.get_by_label("怎样报来的")).to_have_value("5月9日邮寄报来")
    await expect(page.get_by_label("标题")).to_have_value("邮寄来的小课堂")

    await page.get_by_role("checkbox", name="存为该单位的草稿", exact=False).uncheck()
    await page.get_by_role("button", name="录入", exact=True).click()
    await expect(
        page.locator(".ow-r-field", has=page.get_by_label("背景")).locator(".ow-r-field-fault")
    ).to_be_visible()

    await page.get_by_role("checkbox", name="存为该单位的草稿", exact=False).check()
    await page.get_by_role("button", name="录入", exact=True).click()
    await expect(page.get_by_text("录入《邮寄来的小课堂》", exact=False)).to_be_visible()
    await expect(page.get_by_label("标题")).to_have_value("")
    await tab.go("/items/enter")
    await expect(page.get_by_role("button", name=re.compile("继续录入"))).to_have_count(0)


async def test_r53_an_activity_with_its_days_and_its_schools_is_typed_in_and_what_is_not_wanted_is_emptied(
    visits: Visits, people: People
) -> None:
    superior = await a_superior(visits, people)
    page = superior.page
    await for_the_school(page)
    await page.get_by_label("材料类型").click()
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option[title='活动']").click()
    await page.get_by_label("活动名称").fill("写错了的活动")
    await expect(page.get_by_role("region", name="照片和视频")).to_contain_text("由报送单位补充")

    await page.get_by_role("button", name=re.compile("^清.?空$")).click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("^清.?空$")).click()
    await expect(page.get_by_label("活动名称")).to_have_value("")
    await page.get_by_label("怎样报来的").fill("电话报来")
    await page.get_by_label("活动名称").fill("电话报来的开放日")
    await page.get_by_label("开始日期").fill("2031-05-11")
    await page.get_by_role("button", name="添加一条交流学校").click()
    await page.get_by_label("学校名称").fill("示例市第一中学")
    await page.get_by_role("checkbox", name="特色亮点").check()
    async with page.expect_response(re.compile("/proxy-items$")) as answered:
        await page.get_by_role("button", name="录入", exact=True).click()
    item = await (await answered.value).json()

    entered = await people.liaison.item(item["id"])
    assert (entered["state"], entered["content"]) == (
        "draft",
        {
            "title": "电话报来的开放日",
            "starts_on": "2031-05-11",
            "exchange_schools": [{"name": "示例市第一中学"}],
            "highlight": True,
        },
    )


async def test_what_a_unit_owes_is_begun_by_its_task_and_once_only(visits: Visits, people: People) -> None:
    superior = await a_superior(visits, people)
    page = superior.page
    await superior.go("/")
    await page.get_by_role("link", name=re.compile("^报送：.*方案")).click()

    await expect(page).to_have_url(re.compile("/items/.+/edit$"))
    await expect(page.get_by_role("heading", level=1)).to_contain_text("方案")
    await page.go_back()
    await expect(page.get_by_role("heading", name="新建材料")).to_be_visible()
    await page.reload()
    await superior.settled()
    await expect(page.get_by_role("heading", name="应报送")).to_be_visible()
    await superior.go("/items")
    await expect(page.get_by_role("link", name=re.compile("未填写标题"))).to_have_count(1)
