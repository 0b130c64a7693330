"""Reminders (催报, first 8, B8): only those who owe, one message a day, nobody at night, over at the submission."""

import asyncio
from datetime import timedelta

import pytest

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.submission import ItemDrafted, ItemReturned, ItemWithdrawn
from services.registry.domain import AuditEntry
from services.registry.domain.letter import Letter
from services.registry.domain.reminder import Delivery
from services.registry.use_cases.follow_reminder_rules import follow_reminder_rules
from tests.services.registry.reminding import COUNCIL, OTHER_PROVINCE, PLAN, PROVINCE, SCHOOL, Office, Postbox, types_of
from tests.services.registry.world import Registry


@pytest.fixture
async def office(registry: Registry) -> Office:
    return Office(registry, await registry.account("registrar"))


async def test_b8_nobody_is_reminded_before_the_ministry_has_decided_so(office: Office) -> None:
    rule = (await office.registry.get("/reminders/rule", office.registrar)).json()
    await office.work_through()

    assert (rule["enabled"], rule["revision"]) == (False, 0)
    assert await office.reminders() == {}


async def test_b8_those_who_owe_a_plan_are_told_three_days_before_and_no_others(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.tell(office.submitted(new_id(), unit=OTHER_PROVINCE))
    await office.set_rule()

    await office.work_through()

    told = await office.reminders()
    assert {code: each.delivery for code, each in told.items() if PLAN in types_of(each)} == {
        PROVINCE: "sent",
        COUNCIL: "no-address",
    }
    (letter,) = office.post.letters
    assert letter.address == "shandong@example.org"
    assert "待报送" in letter.subject
    assert "还有 3 天" in letter.text
    assert "尚未开始填写" in letter.text
    assert "张三" not in letter.text


@pytest.mark.parametrize(("days", "asked"), [(3, True), (2, False)])
async def test_b8_what_everybody_owes_is_looked_up_only_on_days_that_a_rule_names(
    office: Office, days: int, asked: bool
) -> None:
    await office.set_rule()
    office.be_at(days=days, hour=10)

    with count_statements(office.registry.database.engine) as counted:
        async with office.registry.database.work() as work:
            planned = await follow_reminder_rules(work)

    assert any("known_item" in statement for statement in counted.statements) == (planned > 0) == asked
    assert asked or len(counted) == 2, counted.statements  # the rules, and what is due when


async def test_first_8_all_that_a_unit_owes_comes_as_one_message_and_once_a_day(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.set_rule(days=list(range(1, 11)))
    await office.tell(office.fact(ItemDrafted, new_id(), unit=PROVINCE, item_type="T3"))
    office.be_at(days=3, hour=9)
    for hour in (9, 12, 20):
        office.be_at(days=3, hour=hour)
        await office.work_through()

    assert len(office.post.letters) == 1

    office.be_at(days=2, hour=9)
    await office.work_through()
    assert len(office.post.letters) == 2


async def test_first_8_a_draft_is_reminded_of_although_nobody_owes_that_type(office: Office) -> None:
    item = new_id()
    await office.tell(office.fact(ItemDrafted, item, unit=SCHOOL, item_type="T3"))

    shown = await office.preview()

    (school,) = [each for each in shown["items"] if each["recipient_name"].startswith("示例职业学院")]
    (line,) = [each for each in school["owed"] if each["item_type"] == "T3"]
    assert (line["state"], line["drafts"]) == ("draft", 1)
    assert "有 1 份草稿未报送" in line["text"]

    await office.tell(office.fact(ItemWithdrawn, item, unit=SCHOOL, item_type="T3", reason="不报了"))
    assert not [
        line for each in (await office.preview())["items"] for line in each["owed"] if line["item_type"] == "T3"
    ]


async def test_first_8_what_was_given_back_is_owed_again_until_it_is_sent_up_anew(office: Office) -> None:
    item = new_id()
    await office.tell(office.submitted(item, unit=PROVINCE))
    assert not [line for each in (await office.preview(item_type=PLAN))["items"] for line in each["owed"]
                if line["unit_name"] == office.registry.units[PROVINCE].name]  # fmt: skip

    await office.tell(office.fact(ItemReturned, item, unit=PROVINCE, reason_code="approver-notes"))
    (line,) = [line for each in (await office.preview(item_type=PLAN))["items"] for line in each["owed"]
               if line["unit_name"] == office.registry.units[PROVINCE].name]  # fmt: skip
    assert line["state"] == "returned"


@pytest.mark.parametrize(("hour", "minute", "comes"), [(20, 59, True), (21, 0, False), (7, 59, False), (8, 0, True)])
async def test_first_8_nobody_is_told_from_21_to_8(office: Office, hour: int, minute: int, comes: bool) -> None:
    await office.set_rule()
    office.be_at(days=3, hour=hour, minute=minute)

    await office.work_through()

    assert bool(await office.reminders()) is comes


async def test_first_8_a_message_asked_for_at_night_waits_until_the_morning(office: Office) -> None:
    office.be_at(days=3, hour=22)
    sent = await office.registry.post("/reminders", {"recipients": "unit", "item_type": PLAN}, office.registrar)
    assert (sent.status_code, sent.json()["quiet"]) == (202, True), sent.text
    await office.work_through()
    assert {each.state for each in (await office.reminders()).values()} == {"waiting"}

    office.be_at(days=2, hour=8)
    await office.work_through()

    assert {each.state for each in (await office.reminders()).values()} == {"told"}


async def test_first_8_who_submits_between_the_plan_and_the_morning_is_told_nothing(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    office.be_at(days=3, hour=22)
    await office.registry.post("/reminders", {"recipients": "unit", "item_type": PLAN}, office.registrar)
    await office.tell(office.submitted(new_id(), unit=PROVINCE))

    office.be_at(days=2, hour=8)
    await office.work_through()

    assert (await office.reminders())[PROVINCE].state == "needless"
    assert office.post.letters == []


async def test_b8_a_superior_is_told_of_the_units_below_where_the_rule_says_so(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.tell(office.fact(ItemDrafted, new_id(), unit=SCHOOL, item_type="T3"))
    days = (office.registry.edition.due_of("T3") - office.registry.database.clock.now()).days + 1
    assert days <= 30, "the reference edition is due within a month"

    parent, both = await office.preview(recipients="parent"), await office.preview(recipients="both")

    (province,) = [each for each in parent["items"] if each["recipient_name"] == "山东省教育厅"]
    assert {line["unit_name"] for line in province["owed"]} == {"示例职业学院（虚构）"}
    assert province["subject"].endswith("所辖 1 个单位有材料待报送")
    assert not [each for each in parent["items"] if each["recipient_name"] == "教育部"]
    (merged,) = [each for each in both["items"] if each["recipient_name"] == "山东省教育厅"]
    assert {line["unit_name"] for line in merged["owed"]} == {"示例职业学院（虚构）", "山东省教育厅"}


async def test_r52_who_is_excused_or_has_more_time_is_not_reminded_of_the_old_day(office: Office) -> None:
    later = (office.due + timedelta(days=5)).isoformat()
    common = {"edition_id": str(office.registry.edition.id), "item_type": PLAN, "reason": "本年度不参加活动周"}
    for unit, terms in ((COUNCIL, {"kind": "waiver"}), (PROVINCE, {"kind": "extension", "due_at": later})):
        body = common | terms | {"unit_id": str(office.registry.units[unit].unit_id)}
        assert (await office.registry.post("/obligations", body, office.registrar)).status_code == 201
    await office.set_rule(days=[3])

    await office.work_through()

    told = {code for code, each in (await office.reminders()).items() if PLAN in types_of(each)}
    assert told == {OTHER_PROVINCE}


async def test_a_mail_server_that_is_away_is_asked_again_and_a_refused_address_is_not(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.set_rule()
    office.post.away = True
    await office.work_through()
    assert (await office.reminders())[PROVINCE].state == "waiting"

    office.post.away, office.post.answer = False, Delivery.REFUSED
    await office.work_through()
    await office.work_through()

    reminder = (await office.reminders())[PROVINCE]
    assert (reminder.state, reminder.delivery) == ("told", "refused")
    assert len(office.post.letters) == 1


async def test_who_has_no_address_is_told_in_the_console_while_the_mail_server_is_away(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.set_rule()
    office.post.away = True

    await office.work_through()
    told = await office.reminders()
    assert (told[PROVINCE].state, told[COUNCIL].state) == ("waiting", "told")

    office.be_at(days=3, hour=20)
    await office.work_through()
    last = (await office.reminders())[PROVINCE]
    assert (last.state, last.delivery) == ("told", "no-server")


async def test_a_process_that_ends_while_it_sends_leaves_a_message_that_is_not_sent_again(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.set_rule()

    async def end(_: Letter) -> Delivery:
        raise asyncio.CancelledError

    office.post = end  # type: ignore[assignment]
    with pytest.raises(asyncio.CancelledError):
        await office.work_through()
    office.post = Postbox()
    office.be_at(days=3, hour=10, minute=9)
    await office.work_through()
    assert (await office.reminders())[PROVINCE].state == "sending"

    office.be_at(days=3, hour=10, minute=10)
    await office.work_through()

    reminder = (await office.reminders())[PROVINCE]
    assert (reminder.state, reminder.delivery) == ("told", "unknown")
    assert office.post.letters == []


async def test_a_message_that_no_server_took_that_day_is_given_up(office: Office) -> None:
    await office.name_liaison(PROVINCE, "shandong@example.org")
    await office.set_rule(days=[3])
    office.post.away = True
    await office.work_through()

    office.be_at(days=2, hour=8)
    await office.work_through()

    assert (await office.reminders())[PROVINCE].state == "expired"


async def test_a_unit_sees_its_message_in_the_console_and_marks_it_as_read(office: Office) -> None:
    registry = office.registry
    liaison, stranger = (
        await registry.account("liaison", unit=PROVINCE),
        await registry.account("liaison", unit=COUNCIL),
    )
    await office.set_rule()
    await office.work_through()

    (shown,) = (await registry.get("/reminders/mine", liaison)).json()["items"]
    assert shown["owed"][0]["text"].startswith(shown["owed"][0]["type_name"])
    foreign = await registry.post(f"/reminders/{shown['id']}/reading", {}, stranger)
    assert (foreign.status_code, foreign.json()["code"]) == (404, "reminder-not-found")
    read = await registry.post(f"/reminders/{shown['id']}/reading", {}, liaison)

    assert (read.status_code, read.json()["read_at"] is not None) == (200, True), read.text
    assert (await registry.get("/reminders/mine", liaison)).json()["items"] == []


async def test_b8_two_who_remind_at_once_disturb_nobody_twice(office: Office) -> None:
    body = {"recipients": "unit", "item_type": PLAN}

    answers = await asyncio.gather(
        *(office.registry.post("/reminders", body, office.registrar, key=f"remind-at-once-{i}") for i in range(3))
    )

    assert {each.status_code for each in answers} == {202}
    assert sum(each.json()["messages"] for each in answers) == len(await office.reminders()) == 3
    (line, *_) = [each for each in await office.registry.rows(AuditEntry) if each.act == "send-reminders"]
    assert line.facts["recipients"] == "unit"


async def test_an_approver_reminds_units_below_and_reads_of_no_others(office: Office) -> None:
    registry = office.registry
    approver = await registry.account("approver", unit=PROVINCE)
    await office.tell(
        office.fact(ItemDrafted, new_id(), unit=SCHOOL, item_type="T3"),
        office.fact(ItemDrafted, new_id(), unit=COUNCIL, item_type="T3"),
    )

    sent = await registry.post("/reminders", {"recipients": "both"}, approver)
    await office.work_through()
    log = (await registry.get("/reminders", approver)).json()["items"]

    assert (sent.status_code, sent.json()["messages"]) == (202, 1), sent.text
    assert [each["recipient_name"] for each in log] == ["示例职业学院（虚构）"]
    assert (await registry.put(f"/reminders/rule/{registry.edition.id}", {}, approver, seen=0)).status_code == 403


async def test_b8_more_units_than_one_statement_holds_are_all_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.registry.use_cases.plan_reminders.AT_ONCE", 2)

    sent = await office.registry.post("/reminders", {"recipients": "unit", "item_type": PLAN}, office.registrar)

    assert sent.json()["messages"] == len(await office.reminders()) == 3
