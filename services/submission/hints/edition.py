"""Rules on the edition: its theme, year and dates, how it words things, what bodies are called."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from services.submission.domain.asset_list import MEDIA
from services.submission.hints.hint import Hint, Passage, Surroundings, hint, occurrences, sentences, words

THEME = re.compile(
    r"以[“\"「](?P<a>[^”\"」]{4,40})[”\"」]为主题|主题(?:是|为|：|:)?\s*[“\"「](?P<b>[^”\"」]{4,40})[”\"」]"
)
OF_WEEK = re.compile(r"活动周|启动仪式|本届")
WEEK_OF = re.compile(r"(20\d{2})年?(?:全国|全省|全市)?职业教育活动周")
DAY = re.compile(r"(?:(20\d{2})年)?(?<!\d)(1[0-2]|[1-9])月([12]\d|3[01]|[1-9])日")
HELD = re.compile(r"举办|举行|开展|召开|启动|开幕|举行了")
ELSEWHEN = re.compile(
    r"去年|前年|上届|往年|此前|早在|自从|截至|截止|计划|将于|拟于|成立|建成|签约|印发|通过|筹备|征集|提前"
)
SLACK = timedelta(days=10)
SLACK_OF_PHOTOS = timedelta(days=30)  # what led up to the week may be shown with it
SIDE_MARKS = re.compile(r"[\s：:，,、·　]")


def wordings(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """How the edition words things: each of its wrong forms is pointed at, but not inside a right one."""
    for each in around.wordings:
        right = [found.span() for found in re.finditer(re.escape(each["right"]), passage.text)]
        for wrong in each["wrong"]:
            for found in re.finditer(re.escape(wrong), passage.text):
                if not any(start <= found.start() and found.end() <= end for start, end in right):
                    message = each.get("note") or f"本届的规范提法是“{each['right']}”"
                    yield hint("wording", passage, found.span(), message, instead=each["right"])


def themes(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """A theme that is not this edition's: named as the week's, or known from another year."""
    ours, pointed = _bare(around.theme), set()
    for start, sentence in sentences(passage.text):
        for found in THEME.finditer(sentence):
            told = found["a"] or found["b"]
            if _bare(told) != ours and (OF_WEEK.search(sentence) or _bare(told) in _past()):
                group = "a" if found["a"] else "b"
                span = found.start(group) + start, found.end(group) + start
                pointed.add(span)
                yield hint("theme_mismatch", passage, span, f"本届主题是“{around.theme}”", instead=around.theme)
    past = [theme for theme in words("past_themes") if _bare(theme) != ours]
    for span in occurrences(past, passage.text):
        if span not in pointed:
            yield hint(
                "theme_mismatch", passage, span, f"这是往届的主题，本届主题是“{around.theme}”", instead=around.theme
            )


def years(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """The week of another year, told as if it were this one."""
    for found in WEEK_OF.finditer(passage.plain):
        before = passage.text[max(0, found.start() - 12) : found.start()]
        looks_back = ELSEWHEN.search(before) or "年来" in before or passage.text.startswith("以来", found.end())
        if int(found[1]) != around.year and not looks_back:
            yield hint(
                "year_mismatch", passage, found.span(1), f"本届是{around.year}年，请核对年份", instead=str(around.year)
            )


def days(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """Something held long before or after the week; what a sentence tells of other times is left alone."""
    first, last = around.starts_on - SLACK, around.ends_on + SLACK
    for start, sentence in sentences(passage.plain):
        found = DAY.search(sentence)
        if found is None or not HELD.search(sentence) or ELSEWHEN.search(sentence):
            continue
        day = _day(found, around.year)
        if day is not None and not first <= day <= last:
            span = found.start() + start, found.end() + start
            yield hint("date_outside_window", passage, span, "日期不在本届活动周前后，请核对是否属于本届活动")


def photos(asset_ids: Sequence[str], around: Surroundings) -> Iterator[Hint]:
    """A photo that was taken long before or after the week may show another event (R50); cameras' clocks do err."""
    first, last = around.starts_on - SLACK_OF_PHOTOS, around.ends_on + SLACK_OF_PHOTOS
    for index, asset_id in enumerate(asset_ids):
        day = around.taken_on.get(asset_id)
        if day is not None and not first <= day <= last:
            message = f"相机记录的拍摄日期是{day.year}年{day.month}月{day.day}日，请核对是否属于本届活动"
            yield Hint("photo_outside_window", f"/{MEDIA}/{index}", 0, 0, asset_id, message)


def bodies(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """What ministries and bodies are called."""
    names: dict[str, str] = words("organisations")
    for start, end in occurrences(names, passage.text):
        right = names[passage.text[start:end]]
        if right.startswith(passage.text[start:end]) and passage.text.startswith(right, start):
            continue
        yield hint("org_name_error", passage, (start, end), f"机构名称应为“{right}”", instead=right)


def departments(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """A department that signs a plan and is not on the roster by that name; nothing where no roster was told."""
    if around.roster and passage.pointer.startswith("/signing_departments/") and passage.text not in around.roster:
        whole = (0, len(passage.text))
        yield hint("not_on_roster", passage, whole, "本届联办部门名单中没有这个名称，请核对，或更新联办部门名单")


def _day(found: re.Match[str], year: int) -> date | None:
    try:
        return date(int(found[1] or year), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _bare(theme: str) -> str:
    return SIDE_MARKS.sub("", theme)


def _past() -> set[str]:
    return {_bare(theme) for theme in words("past_themes")}
