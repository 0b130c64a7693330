"""Units from a table: each row has its verdict, good rows are taken."""

import base64
from typing import Any

import httpx
import pytest
from sqlmodel import col

from chassis.testing import published
from services.registry.documents.tables import read_table, write_xlsx
from services.registry.documents.unit_table import COLUMNS
from services.registry.domain import Account, Enrolment
from tests.services.registry.world import V1, Registry

HEADER = list(COLUMNS)
GOOD = ["370000-S10", "甲学院（虚构）", "甲院", "学校", "370000", "", "4137000010", "高职"]
BELOW = ["370000-S11", "乙学院（虚构）", "", "职业院校", "370000", "山东省", "", "中职"]


async def sent(registry: Registry, registrar: Account, file: bytes, *, key: str | None = None) -> httpx.Response:
    """POST the file as it is."""
    headers = registry.headers(registrar, key=key) | {"content-type": "application/octet-stream"}
    url = f"{V1}/units/imports?edition={registry.edition.id}"
    return await registry.http.post(url, content=file, headers=headers)


def csv_of(*rows: list[str]) -> str:
    """The rows with a comma between."""
    return "\r\n".join(",".join(row) for row in (HEADER, *rows))


async def test_good_rows_are_registered_and_failed_ones_come_back_with_the_reason_first(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    bad = [
        ["S 12", "丙学院", "", "学校", "370000", "", "", ""],
        ["370000-S13", "丁学院", "", "学校", "999999", "", "", ""],
        ["370000-S14", "戊学院", "", "大学堂", "370000", "", "123", ""],
        ["H77", "己行指委", "", "行指委", "D01", "山东省", "", ""],
        ["370000-S10", "重复", "", "学校", "370000", "", "", ""],
        ["370000-S15", "同码", "", "学校", "370000", "", "4137000010", ""],
    ]

    answer = (await sent(registry, registrar, write_xlsx(HEADER, [GOOD, *bad, BELOW], sheet="单位"))).json()

    assert (answer["accepted"], answer["failed"]) == (2, 6)
    reasons = {row["row"]: row["reason"] for row in answer["rows"] if not row["accepted"]}
    assert list(reasons) == [3, 4, 5, 6, 7, 8]
    assert "999999" in reasons[4]
    assert "学校标识码" in reasons[5]
    table = read_table(base64.b64decode(answer["failed_file"]))
    assert table[0] == ["未通过原因", *HEADER]
    assert [row[0] for row in table[1:]] == list(reasons.values())
    assert table[1][1:3] == ["S 12", "丙学院"]
    assert len(await registry.rows(Enrolment)) == 8
    told = await published(registry.database, type_prefix="registry.unit")
    assert [event.data["code"] for event in told[-2:]] == ["370000-S10", "370000-S11"]


async def test_a_row_may_stand_below_a_row_above_it(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    council = ["H50", "示例行指委（虚构）", "", "行指委（教指委）", "D01", "", "", ""]
    school = ["H50-S01", "庚学院（虚构）", "", "学校", "H50", "", "", ""]

    answer = (await sent(registry, registrar, write_xlsx(HEADER, [council, school], sheet="单位"))).json()

    assert (answer["accepted"], answer["failed_file"]) == (2, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
async def test_a_csv_is_read_in_the_encodings_of_excel(registry: Registry, encoding: str) -> None:
    registrar = await registry.account("registrar")

    answer = await sent(registry, registrar, csv_of(GOOD).encode(encoding))

    assert answer.json()["accepted"] == 1
    (unit,) = await registry.rows(Enrolment, col(Enrolment.code) == "370000-S10")
    assert (unit.name, unit.school_type, unit.region) == ("甲学院（虚构）", "higher", "山东省")


@pytest.mark.parametrize(
    "file",
    [b"", b"PK\x03\x04 not a workbook", b"\xff\xfe\x00\x01\x02", "代码,名称\r\n1,2".encode(), b"%PDF-1.7\x00\x00"],
)
async def test_what_is_no_table_of_units_is_refused_and_says_why(registry: Registry, file: bytes) -> None:
    registrar = await registry.account("registrar")

    answer = await sent(registry, registrar, file)

    assert answer.status_code == 422
    assert len(await registry.rows(Enrolment)) == 6


async def test_the_same_import_twice_registers_once(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    file: Any = csv_of(GOOD).encode()

    first = await sent(registry, registrar, file, key="0198d7a2-0000-7000-8000-000000000001")
    again = await sent(registry, registrar, file, key="0198d7a2-0000-7000-8000-000000000001")

    assert first.content == again.content
    assert len(await registry.rows(Enrolment)) == 7


async def test_the_template_is_a_table_that_can_be_imported(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    template = await registry.get("/units/import-template", registrar)

    assert "filename*=UTF-8''%E5%8D%95%E4%BD%8D" in template.headers["content-disposition"]
    assert (await sent(registry, registrar, template.content)).json()["accepted"] == 1


async def test_nobody_but_a_registrar_imports(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")

    assert (await sent(registry, approver, csv_of(GOOD).encode())).status_code == 403
    assert (await registry.get("/units/import-template", approver)).status_code == 403
