"""The contents that are reported: 500 Chinese cases of about two kilobytes, no two alike, the same in every run."""

import hashlib
from functools import cache
from typing import Any

import orjson

from cli.demo.cases import demo_cases

VARIANTS = 500
BYTES = 2000
SHORT = 40
FILLING = "学校把这项工作记入年度台账，逐项写明负责人、时间和成效，供兄弟院校参考。"


@cache
def case_contents() -> tuple[dict[str, Any], ...]:
    """Complete contents of type T3, filled up to about BYTES of JSON."""
    cases = demo_cases()
    return tuple(_variant(cases[number % len(cases)].content, number) for number in range(VARIANTS))


@cache
def short_contents() -> tuple[dict[str, Any], ...]:
    """The same with passages of one sentence, for databases of a million of them."""
    passages = ("background", "action", "result")
    return tuple({**each, **{name: each[name][:SHORT] for name in passages}} for each in case_contents())


def payload_hash() -> str:
    """Names the contents in a record of measurements."""
    return hashlib.sha256(b"".join(orjson.dumps(each) for each in case_contents())).hexdigest()[:16]


def average_bytes() -> int:
    """How large a content is as JSON."""
    return sum(len(orjson.dumps(each)) for each in case_contents()) // VARIANTS


def _variant(case: dict[str, Any], number: int) -> dict[str, Any]:
    content = {**case, "title": f"{case['title'][:30]}（第{number + 1}号）", "asset_ids": []}
    missing = BYTES - len(orjson.dumps(content))
    if missing > 0:
        letters = -(-missing // len("中".encode()))
        filling = (f"第{number + 1}号材料补充说明：" + FILLING * (letters // len(FILLING) + 1))[:letters]
        content["action"] = f"{content['action']}\n{filling}"
    return content
