"""What a reader gets: pages that are whole without script, small, and gone when a case is withdrawn."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.portal.conftest import DURING, PUBLIC_URL, Portal, an_edition

KB = 1024
PATHS = ("/", "/cases", "/calendar", "/brand-kit", "/feedback")


async def test_the_first_page_tells_theme_dates_calendar_and_the_newest_cases(portal: Portal) -> None:
    portal.release("第一件")
    newest = portal.release("第二件")

    page = await portal.get("/")

    assert page.status_code == 200
    for words in ("技能:让生活更美好", "2023年5月14日", "5月20日", "活动周第 3 天", "启动仪式（演示）", "09:30"):
        assert words in page.text
    assert page.text.index("第二件") < page.text.index("第一件")
    assert f'href="/cases/{newest}"' in page.text


@pytest.mark.parametrize(("days", "words"), [(-10, "距开幕还有 8 天"), (0, "活动周第 3 天"), (9, "本届活动周已结束")])
async def test_the_first_page_knows_how_far_the_week_has_got(portal: Portal, days: int, words: str) -> None:
    portal.clock.at = DURING + timedelta(days=days)

    assert words in (await portal.get("/")).text


async def test_the_latest_edition_is_the_one_that_is_shown(portal: Portal) -> None:
    portal.site.catalogue.take_edition(an_edition(edition_id=str(uuid4()), year=2024, theme="一技在手，一生无忧"))

    assert "一技在手，一生无忧" in (await portal.get("/")).text


async def test_a_case_shows_its_text_pictures_and_where_it_comes_from(portal: Portal) -> None:
    item_id = portal.release()

    page = (await portal.get(f"/cases/{item_id}")).text

    for words in ("沂河县职业中等专业学校（虚构）", "山东省教育厅", "2023-370000-7K3M9Q2X-C", "把质量年报讲给家长听"):
        assert words in page
    assert "<p>每年，学校都要编制质量年度报告" in page
    assert f'href="{PUBLIC_URL}/media/items/{item_id}"' in page
    assert f'href="/feedback?about={item_id}"' in page
    (picture,) = re.findall(r"<figure>\s*<img ([^>]*)>", page)
    assert "/api/media/v1/released/0188202f-10c2-7d55-a4de-7711b2c90001/renditions/web" in picture
    assert 'width="1920" height="1440"' in picture
    assert 'alt="家长在教学楼门口的指标牌上贴便签（演示图片）"' in picture


async def test_an_original_is_never_asked_for(portal: Portal) -> None:
    item_id = portal.release()

    assert "renditions/original" not in (await portal.get(f"/cases/{item_id}")).text


async def test_a_corrected_case_says_so_and_keeps_its_address(portal: Portal) -> None:
    item_id = portal.release("原来的标题")
    portal.correct(item_id, "更正后的标题", note="更正：人数写错，<b>应为12人</b>")

    page = (await portal.get(f"/cases/{item_id}")).text

    assert "更正后的标题" in page
    assert "第 2 版" in page
    assert "更正：人数写错，&lt;b&gt;应为12人&lt;/b&gt;" in page
    assert "原来的标题" not in (await portal.get("/cases")).text


async def test_a_case_that_was_not_corrected_says_nothing_of_it(portal: Portal) -> None:
    assert "更正" not in (await portal.get(f"/cases/{portal.release()}")).text.replace("是否已更正或撤回", "")


async def test_a_withdrawn_case_is_gone_at_once_everywhere_and_says_so_plainly(portal: Portal) -> None:
    item_id = portal.release("要撤回的案例", body="<p>只有这里才有的句子</p>")
    portal.withdraw(item_id)

    page = await portal.get(f"/cases/{item_id}")

    assert page.status_code == 410
    assert "此案例已撤回" in page.text
    assert "2023年5月24日" in page.text
    assert "参加人数统计有误" not in page.text, "the reason is for desks and the unit"
    for path in (f"/cases/{item_id}", "/", "/cases", "/cases?q=句子", "/feed.json", "/sitemap.xml"):
        assert "要撤回的案例" not in (await portal.get(path)).text
        assert f"/cases/{item_id}" not in (await portal.get(path)).text


async def test_what_comes_late_does_not_undo_a_withdrawal_and_a_new_release_does(portal: Portal) -> None:
    item_id = portal.release("旧稿")
    portal.withdraw(item_id)
    portal.sequence = 0
    portal.release("旧稿", item_id=item_id)
    late = await portal.get(f"/cases/{item_id}")

    portal.sequence = 9
    portal.release("重新发布", item_id=item_id)
    again = await portal.get(f"/cases/{item_id}")

    assert (late.status_code, again.status_code) == (410, 200)


async def test_a_case_under_embargo_is_as_unknown_as_none(portal: Portal) -> None:
    item_id = portal.release("尚未到时", embargoedUntil=(DURING + timedelta(hours=1)).isoformat())

    before = (await portal.get(f"/cases/{item_id}")).status_code
    portal.clock.at = DURING + timedelta(hours=1)
    after = (await portal.get(f"/cases/{item_id}")).status_code

    assert (before, after) == (404, 200)


@pytest.mark.parametrize("path", ["/cases/not-an-id", f"/cases/{uuid4()}", "/nothing", "/brand-kit/kit.yaml"])
async def test_an_unknown_address_is_a_plain_page(portal: Portal, path: str) -> None:
    page = await portal.get(path)

    assert page.status_code == 404
    assert "没有找到这个页面" in page.text


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_is_small_asks_no_other_host_and_runs_no_script(portal: Portal, path: str) -> None:
    for number in range(30):
        portal.release(f"第{number}件，标题写得和真的一样长一些")

    page = await portal.get(path)

    assert len(page.content) <= 60 * KB
    assert "<script" not in page.text
    assert not re.search(r"\son\w+=|\sstyle=", page.text)
    loaded = re.findall(r'(?:src|poster|action)="([^"]*)"', page.text)
    assert not [address for address in loaded if not address.startswith("/")]
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy


async def test_the_style_sheet_has_the_hash_that_the_policy_names(portal: Portal) -> None:
    import base64
    import hashlib

    page = await portal.get("/")
    style = page.text.partition("<style>")[2].partition("</style>")[0]

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_is_kept_for_half_a_minute_and_not_sent_twice(portal: Portal, path: str) -> None:
    page = await portal.get(path)
    tag = page.headers["etag"]

    again = [await portal.get(path, headers={"If-None-Match": each}) for each in (tag, f'"other", W/{tag}')]

    assert page.headers["cache-control"] == "public, max-age=30"
    assert [each.status_code for each in again] == [304, 304]
    assert not again[0].content
    portal.release("新的一件")
    assert (await portal.get("/", headers={"If-None-Match": tag})).status_code == 200


async def test_the_gone_page_is_not_answered_by_a_tag(portal: Portal) -> None:
    item_id = portal.release()
    tag = (await portal.get(f"/cases/{item_id}")).headers["etag"]
    portal.withdraw(item_id)

    assert (await portal.get(f"/cases/{item_id}", headers={"If-None-Match": tag})).status_code == 410


async def test_words_of_a_unit_are_never_markup(portal: Portal) -> None:
    evil = (
        "<p>前<script>alert(1)</script>"
        '<img src="https://evil.example/x" onerror="a()"><a href="javascript:x">链</a>后</p>'
    )
    item_id = portal.release('<b onclick="x">标题</b>', body=evil)

    page = (await portal.get(f"/cases/{item_id}")).text
    listed = (await portal.get("/cases", params={"q": "标题"})).text

    for text in (page, listed):
        assert "<script" not in text
        assert "<b onclick" not in text
        assert 'evil.example/x"' not in text.replace("&lt;", "")
    assert "javascript:" not in page.partition('class="body"')[2].partition("</div>")[0]
    assert "&lt;b onclick" in page


async def test_head_is_answered_as_get(portal: Portal) -> None:
    head, page = await portal.client.head("/cases"), await portal.get("/cases")

    assert (head.status_code, head.headers["etag"]) == (200, page.headers["etag"])


async def test_a_film_is_shown_by_its_cover_and_loaded_only_when_it_is_played(portal: Portal) -> None:
    asset = f"{PUBLIC_URL}/api/media/v1/assets/{uuid4()}"
    sizes = {"width": 1280, "height": 720, "sizeInBytes": 9}
    clip = {"contentType": "video/mp4", "duration": 74.2}
    film = {
        "name": "video-2", "uri": asset, "type": "video", "by": "某校", "copyrightNotice": "©", "usageTerms": "可用",
        "descriptions": [{"role": "caption", "value": "实训车的一天"}], "altIds": [],
        "digitalSourceType": {"name": "数字拍摄", "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"},
        "renditions": [
            {"name": "cover", "href": f"{asset}/renditions/cover", "contentType": "image/jpeg", **sizes},
            {"name": "original", "href": f"{asset}/renditions/original", **clip, **sizes},
        ],
    }  # fmt: skip
    item_id = portal.release(associations=[film])

    page = (await portal.get(f"/cases/{item_id}")).text

    released = f"/api/media/v1/released/{asset.rpartition('/')[2]}/renditions"
    assert f'<video controls preload="none" width="1280" height="720" poster="{released}/cover"' in page
    assert f'<source src="{released}/mp4" type="video/mp4">' in page
    assert "视频 1:14" in page
