"""A complete content of every report type, and an edition that collects them all."""

from typing import Any
from uuid import UUID, uuid4

from contracts.registry import EditionPublished, ItemType, Term, Vocabulary
from tests.services.submission.world import a_case, an_edition

POOLED = ("T3", "T4", "T5", "T6", "T12")
MOST = {"T1": 1, "T8": 1, "T9": 2, "T11": 1}
WORDS = {
    "activity_level": {"province": "省级活动", "school": "校级活动"},
    "integration": {"industry_education": "产教融合", "vocational_general": "职普融通"},
    "sector": {"vocational": "职业教育"},
    "closeness": {"life": "贴近生活"},
    "service_kind": {"health": "健康护理"},
    "person_category": {"skilled": "能工巧匠"},
    "media_level": {"province": "省级媒体"},
}
FIGURE = {"name": "活动场次", "value": 12, "unit": "场", "period": "2023年5月14日至20日", "source": "各校登记表"}
LINK = "https://edu.example.gov.cn/活动周"


def every_type(edition_id: UUID, *, version: int = 2, codes: tuple[str, ...] = (), **changes: Any) -> EditionPublished:
    """An edition that collects T1-T12 and the types of these codes, each within generous limits."""
    names = [*(f"T{number}" for number in range(1, 13)), *codes]
    limits: dict[str, Any] = {"title_max": 40, "body_min": 0, "body_max": 20_000, "photos_max": 9, "videos_max": 1}
    vocabularies = tuple(
        Vocabulary(field=field, name=field, terms=tuple(Term(code=code, name=name) for code, name in words.items()))
        for field, words in WORDS.items()
    )
    types = tuple(
        ItemType(code=code, name=code, per_unit_max=MOST.get(code), pooled=code in POOLED, **limits) for code in names
    )
    return an_edition(edition_id, version=version, **{"item_types": types, "vocabularies": vocabularies} | changes)


def contents(asset_id: UUID | None = None, item_id: UUID | None = None) -> dict[str, dict[str, Any]]:
    """By code; with one photo and one picked item where the form needs one."""
    media, picked = [str(asset_id or uuid4())], [str(item_id or uuid4())]
    activity = {"name": "启动仪式", "activity_type": "open_campus", "starts_on": "2023-05-14", "place": "潍坊市"}
    return {
        "T1": {
            "title": "山东省2023年职业教育活动周方案", "lead_department": "山东省教育厅",
            "signing_departments": ["山东省委宣传部", "山东省总工会"], "overview": "五个系列活动。",
            "measures": "不搞层层启动仪式。", "activities": [activity], "website": LINK, "key_cities": ["潍坊市"],
        },
        "T2": {
            "title": "走进高铁工匠车间", "activity_type": "open_campus", "mode": "on_site", "starts_on": "2023-05-15",
            "ends_on": "2023-05-15", "description": "开放检修车间。", "expected_attendance": 300, "place": "实训楼",
        },
        "T3": a_case(),
        "T4": {"title": "车间迎来初中生", "author": "王小明", "focus_area": "policy", "body": "上午九点，车间开了门。"},
        "T5": {"title": "当一天检修工", "description": "初中生体验。", "focus_area": "people", "asset_ids": media},
        "T6": {"title": "九十秒看检修", "description": "跟着教师走一遍。", "focus_area": "people", "asset_ids": media},
        "T7": {"title": "初中生当检修工", "background": "车间开放，可以上手。", "starts_on": "2023-05-15"},
        "T8": {
            "title": "山东省2023年职业教育活动周总结", "overview": "全省举办活动一千二百余场。", "figures": [FIGURE],
            "highlights": ["六个三分钟情景剧"], "picked_item_ids": picked, "asset_ids": media,
        },
        "T9": {
            "title": "推荐潍坊市", "kind": "place_of_the_year", "subject": "潍坊市", "reasons": "二十所学校同日开放。"
        },
        "T10": {"title": "车间里的检修工", "outlet": "示例日报", "link": LINK, "published_on": "2023-05-16"},
        "T11": {"title": "普法宣讲总结", "body": "开展宣讲二百余场。"},
        "T12": {"title": "田埂上的农技课", "body": "谷雨前后，师生到了村里。"},
    }  # fmt: skip
