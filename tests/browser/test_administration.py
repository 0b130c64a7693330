"""Those who keep the system: an account is opened, a dead letter is given up."""

import time
import uuid

import pytest
from playwright.async_api import expect

from cli.client import Account
from tests.browser.pictures import photograph
from tests.browser.visits import Visits
from tests.flows.people import People
from tests.flows.test_dead_letters import send_poison
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually


async def test_a_registrar_opens_an_account_and_its_password_is_shown_once(visits: Visits) -> None:
    username = f"liaison-{time.time_ns() % 10**6}"
    registrar = await visits.person("registrar", "/accounts")
    page = registrar.page
    await page.get_by_role("button", name="开通账号").click()
    form = page.get_by_role("dialog", name="开通账号")
    await form.get_by_label("单位").fill("泰岳")
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text="泰岳").click()
    await form.get_by_role("checkbox", name="联络员").check()
    await form.get_by_label("姓名").fill("新任联络员")
    await form.get_by_label("账号", exact=True).fill(username)
    await photograph(registrar, "create-account")
    await form.get_by_role("button", name="开通", exact=True).click()

    password = await page.locator(".ow-secret").inner_text()
    await page.locator(".ow-secret").evaluate("element => element.textContent = '（这里显示密码）'")
    await photograph(registrar, "password-once")
    await page.get_by_role("button", name="已记下，关闭").click()
    await expect(page.get_by_text(password)).to_have_count(0)

    newcomer = await visits.stranger()
    await newcomer.open("/console/")
    await newcomer.sign_in(Account(username, password, "新任联络员", "", ("liaison",)))
    await expect(newcomer.page.get_by_text("新任联络员（联络员）")).to_be_visible()


@pytest.mark.usefixtures("cases")
async def test_an_operator_sees_a_dead_letter_and_gives_it_up(
    visits: Visits, people: People, running_stack: FlowStack
) -> None:
    poisoned = str(uuid.uuid4())
    await send_poison(running_stack.kafka, poisoned, trace_id=uuid.uuid4().hex)
    await eventually(lambda: _parked(people, poisoned), within=20)
    operator = await visits.person("operator", "/dead-letters?service=publicity")
    page = operator.page
    letter = page.get_by_role("list", name="死信列表").get_by_role("article").last
    await letter.get_by_text("技术细节").click()
    await expect(letter.get_by_text(poisoned)).to_be_visible()
    await photograph(operator, "dead-letters-one")

    await letter.get_by_role("button", name="放弃").click()
    await photograph(operator, "dead-letter-discard")
    await page.get_by_role("dialog").get_by_role("button", name="永久放弃").click()
    await expect(page.get_by_text("已放弃这条死信。")).to_be_visible()
    assert not await _parked(people, poisoned)


async def _parked(people: People, subject: str) -> bool:
    letters = await people.operator.dead_letters("publicity")
    return any(letter["headers"]["ce_subject"] == subject for letter in letters)
