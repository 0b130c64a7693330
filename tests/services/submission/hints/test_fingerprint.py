"""Texts that tell the same are found; texts on the same thing by different people are not taken for one."""

import json
import random

import pytest

from services.submission.hints.fingerprint import NEAR, bands, shingles, similarity
from tools.hint_quality import LABELLED, SOUND

CASES = json.loads(SOUND.read_text(encoding="utf-8"))["cases"]
COPY = next(each for each in json.loads(LABELLED.read_text(encoding="utf-8"))["items"] if each["defect"] == "duplicate")

CEREMONY = (
    "5月14日上午，2023年职业教育活动周全国启动仪式暨全国职业院校技能大赛开幕式在潍坊举行。主会场设在市体育中心，来自三十一个省的"
    "代表队依次入场。大屏幕上播放了十年来职业教育改革的短片，随后由往届金牌选手带领全体选手宣誓。仪式后，与会者参观了技能展示区，"
    "焊接、烘焙、无人机三个展台前排起长队，志愿者发放的体验券半小时内就领完了。"
)
CEREMONY_BY_ANOTHER = (
    "启动仪式当天，我校派出四十名学生到潍坊做志愿服务。凌晨五点集合，六点到岗，负责引导各省代表队进场和看护展台。大二学生孙萌守着"
    "烘焙展台，一上午教会了六十多个孩子裱花。她说，最难的是把步骤讲到孩子听得懂。傍晚收摊时，她把剩下的面团带回学校，给没能去现场的"
    "同学补上了这一课。学校准备把这次服务写进社会实践学分。"
)


def shared(one: str, other: str) -> int:
    """How many bands two texts have in common."""
    return len(set(bands(shingles(one))) & set(bands(shingles(other))))


def alike(one: str, other: str) -> bool:
    """Found by a band and confirmed."""
    return shared(one, other) > 0 and similarity(shingles(one), shingles(other)) >= NEAR


@pytest.mark.parametrize("case", CASES[:20], ids=[case["id"] for case in CASES[:20]])
def test_a_copy_with_its_sentences_in_another_order_is_found(case: dict[str, str]) -> None:
    sentences = case["body"].split("。")
    random.Random(case["id"]).shuffle(sentences)  # noqa: S311 -- a seed, not a secret

    assert alike(case["body"], "。".join(sentences))


@pytest.mark.parametrize("case", CASES[:20], ids=[case["id"] for case in CASES[:20]])
def test_a_copy_with_another_title_other_names_and_marks_is_found(case: dict[str, str]) -> None:
    changed = case["body"].replace("，", ",").replace("学院", "学校").replace("一", "1")

    assert alike(case["body"], f"另起的标题\n{changed}\n（本报讯）")


def test_the_labelled_copy_is_found_and_no_two_sound_cases_are_taken_for_one() -> None:
    found = [case["id"] for case in CASES if alike(case["body"], COPY["body"])]
    pairs = [(one["id"], other["id"]) for one in CASES for other in CASES if one["id"] < other["id"]
             and alike(one["body"], other["body"])]  # fmt: skip

    assert found == [COPY["copy_of"]]
    assert pairs == []


def test_two_real_texts_on_the_same_ceremony_are_not_merged() -> None:
    assert not alike(CEREMONY, CEREMONY_BY_ANOTHER)
    assert similarity(shingles(CEREMONY), shingles(CEREMONY_BY_ANOTHER)) < 0.1


def test_texts_too_short_to_tell_are_never_alike() -> None:
    assert bands(shingles("活动圆满成功")) == []
    assert similarity(shingles("活动圆满成功"), shingles("活动圆满成功")) == 0


def test_bands_find_half_alike_texts_mostly_and_very_alike_ones_always() -> None:
    """Synthetic sets of known similarity, against what the arithmetic of bands says."""
    draw = random.Random(7)  # noqa: S311 -- a seed, not a secret
    found = {0.5: 0, 0.7: 0}
    for similar in found:
        for _ in range(200):
            common = [draw.getrandbits(64) for _ in range(round(600 * similar))]
            rest = (600 - len(common)) // 2
            one = frozenset(common + [draw.getrandbits(64) for _ in range(rest)])
            other = frozenset(common + [draw.getrandbits(64) for _ in range(rest)])
            found[similar] += bool(set(bands(one)) & set(bands(other)))

    assert found[0.5] > 180
    assert found[0.7] == 200


def test_bands_fit_into_the_databases_numbers() -> None:
    assert all(0 <= band < 1 << 63 for band in bands(shingles(CEREMONY)))
