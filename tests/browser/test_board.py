"""The completeness board moves by itself."""

import re

import pytest
from playwright.async_api import expect

from cli.client import Connection, Liaison
from cli.demo.accounts import DemoFile
from cli.demo.cases import demo_cases
from tests.browser.visits import Visits


@pytest.mark.usefixtures("cases")
async def test_the_board_moves_when_a_school_submits_and_back_when_it_withdraws(
    visits: Visits, connection: Connection, demo_file: DemoFile
) -> None:
    case = demo_cases()[0]
    school = Liaison(connection, demo_file.first("liaison", unit_code=case.unit_code))
    edition = await school.current_edition()
    written = await school.write(edition["id"], case.content)
    editor = await visits.person("editor1", "/board")
    tile = editor.page.locator(".ow-tile").filter(has_text="北京")
    await expect(editor.page.get_by_text("实时更新中")).to_be_visible()
    await expect(tile).to_contain_text("0/")

    await school.submit(written["id"])
    await expect(tile).to_contain_text("1/")
    await expect(tile).to_have_accessible_name(re.compile("已报送 1 个"))

    await school.withdraw(written["id"], "填错了单位。")
    await expect(tile).to_contain_text("0/")
