"""Rules on figures: two that disagree, parts that do not make the whole, 万 and 亿, and texts without any."""

import re
from collections import defaultdict
from collections.abc import Iterator

from services.submission.hints.hint import Hint, Passage, Surroundings, hint, sentences

NOUN = "师生|学生|教师|农户|居民|群众|志愿者|企业|家庭|市民|选手|学员"
COUNTED = re.compile(
    rf"(?:共|共有|总计|合计|参加|参与|参加活动的?)[^，。；\d]{{0,6}}?(?:(?P<noun>{NOUN})(?P<n1>\d[\d,]*)(?:余)?(?:人|名|户|家|个)"
    rf"|(?P<n2>\d[\d,]*)(?:余)?(?:名|户|家|个|位)(?P<noun2>{NOUN}))"
)
WHOLE = re.compile(
    r"(?:共|总计|合计|累计|来了)[^，。；\d]{0,10}?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>场|人次|人|个|家|项|名|所|次|篇)[，,:：]?\s*其中"
)
LOOSE = re.compile(r"等|主要|包括|余|多|约|以上|近")
HUGE = re.compile(r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?P<scale>万|亿)(?P<unit>人次|人|场|家|名|户)")
LARGEST = {"万": 14_000, "亿": 14}
NEGATIVE = re.compile(r"(?<![A-Za-z\d—–~～至到-])[-−]\d+(?:\.\d+)?(?:人次|人|场|家|个|名|元|%)")
FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千万两]{1,6}(?:多|余|几)?(?:人|名|位|个|家|场|次|项|户|所|台|亩|天|年|种|门|条|份|件|张|篇|套|间|支|期|批|组|万|倍|成|％|%)"
)
DATE = re.compile(r"(?:20\d{2}年)?\d{1,2}月\d{1,2}日(?:(?:至|—|-)\d{1,2}日)?")
SHORTEST = 25


def totals_that_differ(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """Of the same people, counted as a whole, two numbers."""
    told: dict[str, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for found in COUNTED.finditer(passage.plain):
        noun, number = found["noun"] or found["noun2"], found["n1"] or found["n2"]
        told[noun].append((_number(number), found.span("n1" if found["n1"] else "n2")))
    for noun, numbers in told.items():
        if len({number for number, _ in numbers}) > 1:
            first, last = numbers[0][0], numbers[-1][0]
            message = f"前后数字不一致：{noun} {first} 和 {last}，请核对"
            yield hint("number_inconsistent", passage, numbers[-1][1], message)


def parts_of_a_whole(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """`共 100 场，其中 40 场、20 场、…` adds up, or says that it does not list all."""
    for start, sentence in sentences(passage.plain):
        for found in WHOLE.finditer(sentence):
            rest = sentence[found.end() :]
            numbers = _parts(rest, found["unit"])
            whole = _number(found["n"])
            loose = bool(LOOSE.search(rest[: rest.rfind(str(numbers[-1])) if numbers else 0]))
            if len(numbers) > 1 and (sum(numbers) > whole or (sum(numbers) < whole and not loose)):
                span = found.start("n") + start, found.end("n") + start
                message = f"分项合计 {_plain(sum(numbers))}，与总数 {_plain(whole)} 不符，请核对"
                yield hint("stats_sum_mismatch", passage, span, message)


def magnitudes(passage: Passage, around: Surroundings) -> Iterator[Hint]:
    """More than the country has, or what a field of the same item says ten thousand times smaller."""
    for found in HUGE.finditer(passage.plain):
        number, scale = float(found["n"]), found["scale"]
        stated = around.numbers.get("participants")
        if number > LARGEST[scale] or (scale == "亿" and number > 1) or (stated and number == stated):
            yield hint("magnitude_doubtful", passage, found.span(), "数量级可能有误，请核对“万”“亿”和单位")
    for found in NEGATIVE.finditer(passage.plain):
        yield hint("magnitude_doubtful", passage, found.span(), "数量是负数，请核对")


def without_figures(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """A body that tells no number besides its date."""
    text = DATE.sub("", passage.plain)
    if len(passage.text) >= SHORTEST and passage.title and not FIGURE.search(text):
        span = 0, min(len(passage.text), 12)
        yield hint("no_data", passage, span, "没有写明数字：建议补充时间、人数、场次等事实")


def _parts(rest: str, unit: str) -> list[float]:
    """The numbers of the same unit up to where the list ends."""
    found = []
    for number, its_unit in re.findall(r"(\d[\d,]*(?:\.\d+)?)(万?(?:场|人次|人|个|家|项|名|所|次|篇))", rest):
        if its_unit != unit and not (its_unit in ("人", "名") and unit in ("人", "名")):
            break
        found.append(_number(number))
    return found


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
