"""A reminder in words: the letter, and the same lines for the console."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from string import Template
from uuid import UUID

from services.registry.domain.china_time import china_clock, china_day
from services.registry.domain.letter import Letter
from services.registry.domain.owed import Owed

LETTER = Template(Path(__file__).with_name("reminder_letter.txt").read_text(encoding="utf-8"))
MOST_LINES = 200


def subject_of(owed: Sequence[Owed], recipient_id: UUID) -> str:
    """How many, and whose."""
    below = len({each.unit_id for each in owed if each.unit_id != recipient_id})
    own = [each for each in owed if each.unit_id == recipient_id]
    parts = [f"本单位 {len(own)} 项材料待报送"] if own else []
    parts += [f"所辖 {below} 个单位有材料待报送"] if below else []
    return "【职业教育活动周】" + "，".join(parts)


def line_of(owed: Owed, recipient_id: UUID, *, today: date) -> str:
    """One thing that is owed, with its day."""
    whose = "" if owed.unit_id == recipient_id else f"{owed.unit_name}："
    days = owed.days_left(today)
    when = "今天截止" if days == 0 else f"还有 {days} 天" if days > 0 else f"已超过 {-days} 天，仍可补报"
    waiting = [f"{owed.returned} 份被退回待修改"] if owed.returned else []
    waiting += [f"{owed.drafts} 份草稿未报送"] if owed.drafts else []
    state = f"有 {'、'.join(waiting)}" if waiting else "尚未开始填写"
    return f"{whose}{owed.type_name}，{state}；{owed.due_on:%Y-%m-%d} 截止（{when}）"


def reminder_letter(
    owed: Sequence[Owed], *, recipient_id: UUID, recipient_name: str, address: str, link: str, at: datetime
) -> Letter:
    """Own things first; a very long list ends with how many more there are."""
    today = china_day(at)
    ordered = sorted(owed, key=lambda each: each.unit_id != recipient_id)
    lines = [f"· {line_of(each, recipient_id, today=today)}" for each in ordered[:MOST_LINES]]
    if len(ordered) > MOST_LINES:
        lines.append(f"· 另有 {len(ordered) - MOST_LINES} 项，请登录系统查看")
    text = LETTER.substitute(name=recipient_name, at=china_clock(at), lines="\n".join(lines), link=link)
    return Letter(address, subject_of(owed, recipient_id), text)
