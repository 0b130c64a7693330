"""The audit: who did what, proved by a chain."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.registry.documents.tables import read_table
from services.registry.domain import Account, AuditEntry
from tests.services.registry.world import Registry, edition_body

TAMPERING = (
    "update audit_entry set actor_id = null where number = 2",
    """update audit_entry set facts = '{"reason": "其他"}' where number = 2""",
    "update audit_entry set at = at + interval '1 second' where number = 2",
    "update audit_entry set digest = decode(repeat('00', 32), 'hex') where number = 2",
    "delete from audit_entry where number = 2",
)


async def acted(registry: Registry) -> Account:
    """A registrar who did three things."""
    registrar = await registry.account("registrar")
    await registry.register(registrar, "370000-S02")
    person = await registry.account("liaison", unit="370000-S01")
    await registry.post(f"/accounts/{person.id}/revocation", {"reason": "调离"}, registrar)
    await registry.post(f"/accounts/{person.id}/password", {}, await registry.account("registrar"))
    await registry.post(f"/accounts/{person.id}/reinstatement", {"reason": "误停"}, registrar)
    return registrar


async def as_a_thief(registry: Registry, statement: str) -> None:
    """Somebody with the database in the hand, who takes the guard away first."""
    async with registry.database.work() as work:
        await work.run(text("alter table audit_entry disable trigger audit_entry_is_kept"))
        await work.run(text(statement))
        await work.run(text("alter table audit_entry enable trigger audit_entry_is_kept"))


async def test_every_act_is_a_line_that_holds_the_digest_of_the_one_before(registry: Registry) -> None:
    registrar = await acted(registry)

    page = (await registry.get("/audit", registrar)).json()["items"]

    assert [(entry["number"], entry["act"]) for entry in page] == [
        (4, "reinstate-account"),
        (3, "revoke-account"),
        (2, "register-unit"),
        (1, "publish-edition"),
    ]
    assert (page[1]["act_name"], page[1]["facts"]) == ("停用账号", {"reason": "调离"})
    assert page[1]["actor_name"] == "张三（教育部）"
    rows: list[AuditEntry] = sorted(await registry.rows(AuditEntry), key=lambda row: row.number)
    assert [row.previous for row in rows[1:]] == [row.digest for row in rows[:-1]]
    state = (await registry.get("/audit/verification", registrar)).json()
    assert (state["entries"], state["intact"], state["head"]) == (4, True, rows[-1].digest.hex())


@pytest.mark.parametrize("statement", TAMPERING)
async def test_a_line_that_was_altered_or_taken_out_is_detected(registry: Registry, statement: str) -> None:
    registrar = await acted(registry)

    await as_a_thief(registry, statement)

    state = (await registry.get("/audit/verification", registrar)).json()
    assert (state["intact"], state["broken_at"]) == (False, 2)


@pytest.mark.parametrize("statement", TAMPERING)
async def test_the_database_refuses_to_change_a_line(registry: Registry, statement: str) -> None:
    await acted(registry)

    with pytest.raises(DBAPIError, match="only ever added to"):
        async with registry.database.work() as work:
            await work.run(text(statement))


async def test_many_at_once_make_one_chain(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    await asyncio.gather(*(registry.register(registrar, f"370000-S{number}") for number in range(10, 22)))

    state = (await registry.get("/audit/verification", registrar)).json()
    assert (state["entries"], state["intact"]) == (13, True)


async def test_r74_publishing_and_amending_an_edition_are_lines(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    await registry.put(f"/editions/{registry.edition.id}", edition_body(theme="一技在手"), registrar, seen=1)

    entries = (await registry.get(f"/audit?about={registry.edition.id}", registrar)).json()["items"]
    assert [(entry["act"], entry["actor_name"]) for entry in entries] == [
        ("amend-edition", "张三（教育部）"),
        ("publish-edition", "系统"),
    ]


async def test_what_was_refused_leaves_no_line(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    await registry.post(f"/accounts/{registrar.id}/revocation", {"reason": "试一试"}, registrar)

    assert [entry.act for entry in await registry.rows(AuditEntry)] == ["publish-edition"]


async def test_lines_are_found_by_act_person_and_thing_page_after_page(registry: Registry) -> None:
    registrar = await acted(registry)
    about = (await registry.get("/audit?act=revoke-account", registrar)).json()["items"][0]["about_id"]

    async def acts(query: str) -> list[str]:
        return [entry["act"] for entry in (await registry.get(f"/audit?{query}", registrar)).json()["items"]]

    assert await acts(f"about={about}") == ["reinstate-account", "revoke-account"]
    assert len(await acts(f"actor={registrar.id}")) == 3
    assert await acts("before=2020-01-01T00:00:00Z") == []
    first = (await registry.get("/audit?limit=2", registrar)).json()
    second = (await registry.get(f"/audit?limit=2&cursor={first['next']}", registrar)).json()
    assert [entry["number"] for entry in first["items"] + second["items"]] == [4, 3, 2, 1]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
async def test_a_registrar_takes_the_audit_along(registry: Registry, ending: str) -> None:
    registrar = await acted(registry)

    answer: Any = await registry.get(f"/audit/export?ending={ending}", registrar)

    table = read_table(answer.content)
    assert answer.content.startswith(b"\xef\xbb\xbf" if ending == "csv" else b"PK")
    assert [row[3] for row in table[1:]] == ["恢复账号", "停用账号", "登记单位", "发布届次"]


async def test_no_password_link_or_code_stands_in_the_audit(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    person = await registry.account("liaison", unit="370000-S01")
    made = (await registry.post(f"/accounts/{person.id}/password", {}, registrar)).json()["password"]
    body = {"unit_id": str(person.unit_id), "roles": ["liaison"]}
    link = (await registry.post("/invitations", body, registrar)).json()["link"]

    kept = " ".join(str(entry.facts) for entry in await registry.rows(AuditEntry))

    assert made not in kept
    assert link.partition("#")[2] not in kept


async def test_nobody_but_a_registrar_reads_the_audit(registry: Registry) -> None:
    operator = await registry.account("operator")

    for path in ("/audit", "/audit/verification", "/audit/export"):
        assert (await registry.get(path, operator)).status_code == 403
