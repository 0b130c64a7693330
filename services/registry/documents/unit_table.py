"""The table that units are imported from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chassis.errors import FieldError
from services.registry.documents.tables import TableUnfit, read_table, write_xlsx
from services.registry.domain.unit import UnitDraft

COLUMNS: dict[str, str] = {
    "单位代码": "code",
    "单位名称": "name",
    "简称": "short_name",
    "类别": "kind",
    "上级单位代码": "parent_code",
    "所属地区": "region",
    "学校标识码": "official_code",
    "办学类型": "school_type",
}
REQUIRED = ("单位代码", "单位名称", "类别", "上级单位代码")
KINDS = {
    "部委": "ministry",
    "有关单位": "ministry",
    "省级教育行政部门": "province",
    "省": "province",
    "计划单列市": "plan_city",
    "兵团": "corps",
    "行指委": "industry_council",
    "行指委（教指委）": "industry_council",
    "教指委": "industry_council",
    "学校": "school",
    "职业院校": "school",
    "媒体单位": "outlet",
}
SCHOOL_TYPES = {
    "": "",
    "中职": "secondary",
    "高职": "higher",
    "高职专科": "higher",
    "本科": "undergraduate",
    "职业本科": "undergraduate",
    "技工": "technician",
    "技工院校": "technician",
}
CODE = re.compile(r"[A-Za-z0-9-]{2,40}")
OFFICIAL_CODE = re.compile(r"(\d{5}|\d{10})?")


@dataclass(frozen=True)
class ReadUnit:
    """One row as it was read: its number in Excel, its cells, and the unit, or why it is none."""

    row: int
    cells: Sequence[str]
    code: str
    name: str
    parent_code: str
    draft: UnitDraft | None
    fault: str = ""


def template() -> bytes:
    """An empty table with one example row."""
    example = ["370000-S99", "示例职业学院（虚构）", "示例职院", "学校", "370000", "山东省", "4137000099", "高职"]
    return write_xlsx(list(COLUMNS), [example], sheet="单位")


def read_units(data: bytes) -> tuple[list[str], list[ReadUnit]]:
    """The header, and each row."""
    header, *rows = read_table(data)
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        fault = f"第一行缺少列：{'、'.join(missing)}"
        raise TableUnfit(fault, errors=[FieldError("/file", fault, "columns")])
    return header, [_read(number, header, cells) for number, cells in enumerate(rows, start=2)]


def failed_rows(header: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """The rows that were refused, the reason in the first column: mended, the file can be sent again as it is."""
    return write_xlsx(["未通过原因", *header], [[reason, *cells] for reason, cells in rows], sheet="未通过")


def _read(number: int, header: Sequence[str], cells: Sequence[str]) -> ReadUnit:
    told = {COLUMNS[name]: cell for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
    code, name, parent_code = (told.get(each, "") for each in ("code", "name", "parent_code"))
    fault = _fault(told)
    draft = None
    if not fault:
        draft = UnitDraft(
            code=code,
            name=name,
            short_name=told.get("short_name", ""),
            kind=KINDS[told["kind"]],
            region=told.get("region", ""),
            official_code=told.get("official_code", ""),
            school_type=SCHOOL_TYPES[told.get("school_type", "")],
        )
    return ReadUnit(number, cells, code, name, parent_code, draft, fault)


def _fault(told: dict[str, str]) -> str:
    faults = []
    if not CODE.fullmatch(told.get("code", "")):
        faults.append("单位代码应为 2 到 40 位字母、数字或短横")
    if not 2 <= len(told.get("name", "")) <= 100 or len(told.get("short_name", "")) > 40:
        faults.append("单位名称应为 2 到 100 字，简称不超过 40 字")
    if told.get("kind", "") not in KINDS:
        faults.append(f"类别不认识，可用：{'、'.join(KINDS)}")
    if not OFFICIAL_CODE.fullmatch(told.get("official_code", "")):
        faults.append("学校标识码应为 5 位或 10 位数字")
    if told.get("school_type", "") not in SCHOOL_TYPES:
        faults.append("办学类型可用：中职、高职、本科、技工")
    if len(told.get("region", "")) > 40:
        faults.append("所属地区不超过 40 字")
    return "；".join(faults)
