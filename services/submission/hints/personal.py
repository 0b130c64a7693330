"""Rules on people: numbers that name one, and children who can be recognised."""

import re
from collections.abc import Iterator

from services.submission.hints.hint import Hint, Passage, Surroundings, hint, sentences

ID_CARD = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
MOBILE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")
MAIL = re.compile(r"[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
CHILD = re.compile(
    r"(?:小学|幼儿园|初中)[^，。；]{0,12}(?:班|学生)|[（(](?:[3-9]|1[0-3])岁|(?<!\d)(?:[3-9]|1[0-3])岁的?[\u4e00-\u9fff]{2,3}"
)
HOME = re.compile(r"家住|住址|家庭地址|居住在[^，。；]{0,12}(?:小区|村|单元|号楼)")
PICTURED = re.compile(r"(?:照片|肖像|画面|视频)[^，。；]{0,8}(?:登|刊|发布|公开|展示|播)")
CONTACTS = ("电话", "手机", "联系", "邮箱")


def numbers_that_name_people(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """Identity card numbers that check, mobile numbers, mail addresses; not in a field that asks for them."""
    if any(word in passage.title for word in CONTACTS):
        return
    text = passage.plain
    for found in ID_CARD.finditer(text):
        if is_id_card(found[0]):
            yield hint("pii_id_card", passage, found.span(), "疑似身份证号码，对外发布前请删除")
    for found in MOBILE.finditer(text):
        yield hint("pii_phone", passage, found.span(), "疑似手机号码，对外发布前请删除")
    for found in MAIL.finditer(text):
        yield hint("pii_mail", passage, found.span(), "疑似个人邮箱，对外发布前请删除")


def children_who_can_be_recognised(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """A child with class or age and a home in one sentence; a child's picture needs a guardian's word."""
    for start, sentence in sentences(passage.plain):
        child, home, picture = CHILD.search(sentence), HOME.search(sentence), PICTURED.search(sentence)
        if child and home:
            span = min(child.start(), home.start()), max(child.end(), home.end())
            yield hint("minor_identified", passage, _moved(span, start), "可以认出未成年人：请隐去姓名、班级或住址")
        if child and picture:
            message = "涉及未成年人的照片，请确认监护人已同意公开使用"
            yield hint("consent_missing", passage, _moved(picture.span(), start), message)


def is_id_card(number: str) -> bool:
    """GB 11643: the last character checks the others."""
    digits = number[:17]
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return CHECKS[total % 11] == number[17].upper()


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
