"""The sixty demo cases, self-written and fictional, as the form of a typical case wants them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CASES_FILE = Path(__file__).parent / "data" / "sample_cases.json"
COUNCIL = "行指委"
JOURNEY_UNIT, JOURNEY_PARENT = "DEMO-370000-01", "370000"
OUTLETS = {"DEMO-OUTLET-01": "示例日报（演示）", "DEMO-OUTLET-02": "示例新闻网（演示）"}
ROOT = "D01"


@dataclass(frozen=True)
class DemoCase:
    """One case and the unit that reports it."""

    id: str
    unit_code: str
    approver_unit: str
    org_name: str
    content: dict[str, Any]

    @property
    def is_council(self) -> bool:
        """A council reports by itself: another person of it approves."""
        return self.unit_code == self.approver_unit


@dataclass(frozen=True)
class DemoUnit:
    """A fictional unit that is put below a real one for the demo."""

    code: str
    name: str
    kind: str
    parent_code: str

    def as_json(self) -> dict[str, str]:
        """One entry of a units file."""
        return {"code": self.code, "name": self.name, "kind": self.kind, "parent_code": self.parent_code}


@cache
def demo_cases() -> tuple[DemoCase, ...]:
    """All of them, in the order of the file."""
    entries = json.loads(CASES_FILE.read_text(encoding="utf-8"))["cases"]
    return tuple(_case(entry) for entry in entries)


def demo_units(cases: Iterable[DemoCase]) -> list[DemoUnit]:
    """The fictional units of the cases, of the journey and of the press."""
    schools = [
        DemoUnit(case.unit_code, case.org_name, "school", case.approver_unit) for case in cases if not case.is_council
    ]
    journey = DemoUnit(JOURNEY_UNIT, "泰岳示范职业学院（虚构）", "school", JOURNEY_PARENT)
    outlets = [DemoUnit(code, name, "outlet", ROOT) for code, name in OUTLETS.items()]
    return [*schools, journey, *outlets]


def sections(body: str) -> tuple[str, str, str]:
    """Background, action and result of a text in paragraphs: the first, those between, the last."""
    first, *rest = [paragraph.strip() for paragraph in body.split("\n\n") if paragraph.strip()]
    if len(rest) < 2:
        raise ValueError("a case has at least three paragraphs")
    return first, "\n".join(rest[:-1]), rest[-1]


def _case(entry: dict[str, Any]) -> DemoCase:
    background, action, result = sections(entry["body"])
    copied = ("title", "focus_area", "activity_type", "highlights", "keywords", "participants")
    content = {name: entry[name] for name in copied}
    content |= {"background": background, "action": action, "result": result}
    unit_code = entry["unit_code"] if entry["org_kind"] == COUNCIL else f"DEMO-{entry['id']}"
    return DemoCase(entry["id"], unit_code, entry["unit_code"], entry["org_name"], content)


def journey_content(number: int) -> dict[str, Any]:
    """The case that the journey follows; each run reports a new one."""
    return {
        "title": f"流动实训车开进村里大集（演示第{number}次）",
        "focus_area": "economy",
        "activity_type": "into_village",
        "background": (
            "每逢农历三、八，镇上的大集要来两三万人。泰岳示范职业学院（虚构）的师生发现，赶集的人里有不少是返乡青年，"
            "想学手艺却不知道门往哪里开。活动周期间，学院把两辆流动实训车开到集市东口，让技能离摊位只有三步远。"
        ),
        "action": (
            "车上装着小型数控雕刻机、焊接模拟器和一套电商直播设备，学生当教练，教师在旁边把关。"
            "每人二十分钟，从量尺寸到拿到自己做的木牌，全程亲手完成。\n"
            "收摊以后，师生把当天的问题整理成第二天的课程单，缺什么设备，当晚就从学校运来。"
        ),
        "result": (
            "五天里共有一千八百六十人上车体验，三百一十二人登记了秋季技能培训，其中返乡青年占六成。"
            "镇里把集市东口的空房改成了固定的技能服务点，学院每逢大集派两名教师坐班。"
        ),
        "highlights": ["实训车开到集市，学习离摊位三步远", "学生当教练，一人二十分钟做成一件东西"],
        "keywords": ["流动实训", "返乡青年", "技能服务点"],
        "participants": 1860,
    }
