"""A sub-path, a host site's head and foot, official marks, contacts, the brand kit: all by settings."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from portal.main import build
from tests.portal.conftest import PUBLIC_URL, Portal, settings_of

KIT = Path(settings_of().portal_brand_kit)


@asynccontextmanager
async def running(**changes: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A portal with other settings."""
    app = build(settings_of(**changes), listening=False)
    transport = httpx.ASGITransport(app=app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield client


async def test_under_a_sub_path_every_link_stays_below_it_and_pictures_come_from_the_gateway() -> None:
    async with running(portal_root_path="/zjhdz/") as client:
        page = await client.get("/zjhdz/cases")
        bare = await client.get("/cases")

    links = [piece.partition('"')[0] for piece in page.text.split('href="')[1:]]
    foreign = [link for link in links if not link.startswith(("/zjhdz/", "#", f"{PUBLIC_URL}/"))]
    assert (page.status_code, bare.status_code) == (200, 200)
    assert not foreign
    assert f"img-src 'self' https://store.example.cn {PUBLIC_URL};" in page.headers["content-security-policy"]
    assert f'<link rel="canonical" href="{PUBLIC_URL}/zjhdz/cases">' in page.text
    assert 'href="/zjhdz/cases" aria-current="page"' in page.text


async def test_a_host_sites_head_and_foot_stand_around_the_page(tmp_path: Path) -> None:
    head, foot = tmp_path / "head.html", tmp_path / "foot.html"
    head.write_text("<div id=host-head>某部门户</div>", "utf-8")
    foot.write_text("<div id=host-foot>某部页脚</div>", "utf-8")
    files = {"portal_host_head": head, "portal_host_foot": foot}

    async with running(**files, portal_host_origins="https://www.host.example") as client:
        page = await client.get("/")

    assert page.text.index("host-head") < page.text.index('<header class="top">')
    assert page.text.index("host-foot") > page.text.index("</footer>")
    assert " https://www.host.example; img-src" in page.headers["content-security-policy"]


async def test_official_marks_are_shown_only_where_they_are_set(portal: Portal) -> None:
    marks = {
        "portal_gov_name": "某部政府门户网站", "portal_host_unit": "某单位", "portal_site_code": "bm00000000",
        "portal_icp": "某ICP备00000000号", "portal_police_record": "某公网安备00000000000000号",
    }  # fmt: skip

    async with running(**marks) as client:
        page = (await client.get("/")).text
    bare = (await portal.get("/")).text

    for words in marks.values():
        assert words in page
    for words in ("主办单位", "ICP", "网站标识码", "公网安备", 'class="wrap marks"'):
        assert words not in bare


@pytest.mark.parametrize("path", ["/", "/cases", "/calendar", "/brand-kit", "/feedback", "/nothing"])
async def test_every_foot_says_whom_to_ask_and_where_to_complain(portal: Portal, path: str) -> None:
    foot = (await portal.get(path)).text.partition("<footer")[2]

    for words in ("报送咨询（演示）", "010-0000-0000", "help@openweek.example", 'href="/feedback"', 'href="/console/"'):
        assert words in foot


async def test_the_brand_kit_can_be_checked_by_its_sums(portal: Portal) -> None:
    page = (await portal.get("/brand-kit")).text
    sums = (await portal.get("/brand-kit/SHA256SUMS")).text

    assert "不得用于正式活动的宣传" in page
    for line in sums.splitlines():
        digest, name = line.split("  ")
        file = await portal.get(f"/brand-kit/{name}")
        assert file.status_code == 200
        assert hashlib.sha256(file.content).hexdigest() == digest
        assert f'attachment; filename="{name}"' in file.headers["content-disposition"]
        assert digest in page
    assert "default-src 'none'" in file.headers["content-security-policy"]


def test_the_demos_marks_are_drawn_by_the_code_that_stands_beside_them() -> None:
    from design.marks import mark, strokes

    assert mark("#1f4e8c") == (KIT / "openweek-demo-mark.svg").read_text("utf-8")
    assert strokes() in (KIT.parents[1] / "templates" / "mark.svg").read_text("utf-8")


def test_a_missing_or_malformed_file_keeps_the_portal_from_starting(tmp_path: Path) -> None:
    unknown = tmp_path / "contacts.yaml"
    unknown.write_text("- {name: 甲, fax: 1}\n", "utf-8")

    with pytest.raises(FileNotFoundError):
        build(settings_of(portal_activities=tmp_path / "none.yaml"), listening=False)
    with pytest.raises(ValidationError):
        build(settings_of(portal_contacts=unknown), listening=False)
    with pytest.raises(ValidationError):
        settings_of(portal_root_path="no-slash")
