"""Rules on what a text sells, claims, spends, hides or leaves open."""

import re
from collections.abc import Iterator

from services.submission.hints.hint import Hint, Passage, Surroundings, hint, occurrences, words

PRICE = re.compile(
    r"(?:售价|定价|原价|现价|仅需|只需|学费|费用)[^，。；]{0,6}?\d[\d,.]*\s*元|\d+(?:\.\d+)?折(?!叠|射|线|返|弯)"
)
HOTLINE = re.compile(
    r"(?:咨询|订购|招生|报名|加盟|公司|客服)[^，。；]{0,8}?(?:0\d{2,3}[-—]?\d{7,8}|[48]00[- ]?\d{3}[- ]?\d{4})"
)
QR_CODE = re.compile(r"(?:扫描?|长按|识别)[^，。；]{0,6}二维码[^，。；]{0,6}(?:报名|领取|下单|购买|关注|咨询|添加)")
BLANK = re.compile(
    r"[×╳]{2,}|(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[XxＸ×](?=[月日年人次场个名](?![A-Za-z]))|_{3,}|□{2,}"
)
MAP = re.compile(
    r"(?:全国|全省|全市|中国|世界|我国|我省|自绘|分布|行政区划|行政)[^，。；]{0,14}地图|地图[^，。；]{0,6}(?:自绘|下载|截图)|行政区划图"
)
MAP_APPROVED = re.compile(
    r"审图号|GS\s*[（(]|[\u4e00-\u9fff]S\s*[（(]\d{4}[）)]\d+号|审核批准的?(?:标准)?地图|标准地图"
)


def adverts(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """Prices, discounts, hotlines, codes to scan: the week is for the public good."""
    message = "疑似商业推广：活动周坚持公益属性，请删除价格、优惠、招揽和订购信息"
    for span in occurrences(words("commercial"), passage.plain):
        yield hint("commercial_content", passage, span, message)
    for pattern in (PRICE, HOTLINE, QR_CODE):
        for found in pattern.finditer(passage.plain):
            yield hint("commercial_content", passage, found.span(), message)


def fees_and_gifts(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """Sponsors, gifts, fees: eight rules on conduct."""
    for span in occurrences(words("fees"), passage.plain):
        yield hint("fees_or_gifts", passage, span, "提到费用、赞助或礼品，请核对是否符合中央八项规定精神和公益要求")


def absolute_claims(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """Superlatives ask for a source."""
    for span in occurrences(words("absolute"), passage.plain):
        yield hint("absolute_claim", passage, span, "绝对化的说法，请改为有出处的事实或数字")


def secrecy(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """The system holds nothing classified."""
    for span in occurrences(words("secrecy"), passage.plain):
        message = "疑似涉密或敏感内容：本系统不处理涉密信息，请先做保密审查"
        yield hint("security_review_required", passage, span, message)


def placeholders(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """What a template left to be filled in."""
    for span in occurrences(words("placeholders"), passage.plain):
        yield hint("placeholder_text", passage, span, "还有没有填写的内容")
    for found in BLANK.finditer(passage.text):
        yield hint("placeholder_text", passage, found.span(), "还有没有填写的内容")


def maps(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """A map that is shown has the number of its approval."""
    if MAP_APPROVED.search(passage.plain) and "未注明" not in passage.text and "无审图号" not in passage.text:
        return
    found = MAP.search(passage.plain)
    if found:
        yield hint("map_no_approval", passage, found.span(), "使用地图请注明来源和审图号，不要自绘或从网上截取")
