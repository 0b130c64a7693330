"""Special websites: told, and looked at."""

from datetime import timedelta
from typing import Any

import pytest

from services.registry.domain import Website
from services.registry.domain.website import RECHECKED_AFTER, Sighting
from services.registry.use_cases.check_websites import check_websites
from tests.services.registry.world import Registry

URL = "https://zyjy.sd.edu.cn/huodongzhou/"


def path(registry: Registry, code: str = "370000") -> str:
    """The website of a unit."""
    return f"/units/{registry.units[code].unit_id}/website"


async def test_r10_a_unit_tells_one_address_and_another_one_by_who_saw_the_newest(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000")

    none = await registry.get(path(registry), keeper)
    first = await registry.put(path(registry), {"url": URL}, keeper, seen=0)
    stale = await registry.put(path(registry), {"url": "https://a.edu.cn/"}, keeper, seen=0)
    second = await registry.put(path(registry), {"url": "https://a.edu.cn/"}, keeper, seen=1)

    assert none.json()["code"] == "no-website"
    assert (first.status_code, first.headers["etag"], first.json()["outcome_name"]) == (200, '"1"', "尚未检查")
    assert (stale.status_code, second.json()["url"]) == (412, "https://a.edu.cn/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.edu.cn/",
        "javascript:alert(1)",
        "//a.edu.cn/x/y",
        "http://127.0.0.1/",
        "http://[::1]/abc",
        "http://10.0.0.8:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/admin",
        "http://intranet.local/",
        "http://oa.internal/",
        "http://wangzhan/",
        "https://user:pass@a.edu.cn/",
        "https://a.edu.cn:22/",
        "https://a..edu.cn/",
        "https://-a.edu.cn/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://a.edu.cn/ x",
        f"https://a.edu.cn/{'x' * 500}",
    ],
)
async def test_r10_an_address_that_no_reader_outside_can_open_is_refused(registry: Registry, url: str) -> None:
    keeper = await registry.account("liaison", unit="370000")

    answer = await registry.put(path(registry), {"url": url}, keeper, seen=0)

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/url")
    assert await registry.rows(Website) == []


@pytest.mark.parametrize(
    ("typed", "kept", "plain"),
    [
        ("http://a.edu.cn", "http://a.edu.cn/", True),
        ("https://职教.中国/活动周?届=2023", None, False),
        ("HTTPS://A.EDU.CN:443/X", "https://a.edu.cn/X", False),
        ("https://a.edu.cn/a%20b#top", "https://a.edu.cn/a%20b", False),
    ],
)
async def test_r10_chinese_names_and_paths_are_kept_as_browsers_send_them(
    registry: Registry, typed: str, kept: str | None, plain: bool
) -> None:
    keeper = await registry.account("liaison", unit="370000")

    shown = (await registry.put(path(registry), {"url": typed}, keeper, seen=0)).json()

    assert shown["is_plain"] is plain
    assert shown["url"] == kept if kept else shown["url"].startswith("https://xn--")
    assert shown["url"].isascii()


async def test_r10_a_look_is_noted_with_its_time_and_reason_and_repeated_after_six_hours(registry: Registry) -> None:
    keeper, looks = await registry.account("liaison", unit="370000"), list[str]()
    await registry.put(path(registry), {"url": URL}, keeper, seen=0)
    outcomes = iter([Sighting("dead", "网站返回错误 404", status=404), Sighting("alive", "", status=200)])

    async def look(url: str) -> Sighting:
        looks.append(url)
        return next(outcomes)

    assert await check_websites(registry.database, look) == 1
    assert await check_websites(registry.database, look) == 0
    dead = (await registry.get(path(registry), keeper)).json()
    troubled = (await registry.get("/websites?troubled=true", keeper)).json()["items"]
    registry.pass_time(RECHECKED_AFTER + timedelta(seconds=1))
    assert await check_websites(registry.database, look) == 1
    well = (await registry.get(path(registry), keeper)).json()

    assert looks == [URL, URL]
    assert (dead["outcome"], dead["reason"], dead["status"]) == ("dead", "网站返回错误 404", 404)
    assert dead["checked_at"] == dead["failing_since"]
    assert [row["unit_code"] for row in troubled] == ["370000"]
    assert (well["outcome"], well["failing_since"]) == ("alive", None)


async def test_r10_what_was_seen_of_an_address_that_changed_meanwhile_is_not_noted(registry: Registry) -> None:
    keeper = await registry.account("liaison", unit="370000")
    await registry.put(path(registry), {"url": URL}, keeper, seen=0)

    async def look(_url: str) -> Sighting:
        await registry.put(path(registry), {"url": "https://new.edu.cn/"}, keeper, seen=1)
        return Sighting("dead", "网站返回错误 404", status=404)

    await check_websites(registry.database, look)

    assert (await registry.get(path(registry), keeper)).json()["outcome"] == ""


async def test_r10_a_closed_unit_is_not_looked_at(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    await registry.put(path(registry, "370000-S01"), {"url": URL}, registrar, seen=0)
    await registry.post(f"/units/{registry.units['370000-S01'].unit_id}/closure", None, registrar)

    async def look(_url: str) -> Any:
        raise AssertionError("nobody looks")

    assert await check_websites(registry.database, look) == 0


async def test_r10_anothers_website_is_read_and_not_changed(registry: Registry) -> None:
    keeper, other = await registry.account("liaison", unit="370000"), await registry.account("liaison", unit="110000")
    await registry.put(path(registry), {"url": URL}, keeper, seen=0)

    assert (await registry.get(path(registry), other)).status_code == 200
    answer = await registry.put(path(registry), {"url": URL}, other, seen=1)
    assert (answer.status_code, answer.json()["code"]) == (403, "not-your-unit")
