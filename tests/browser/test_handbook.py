"""The handbook says what the screen says, and every picture that it shows was made. Collected last of the folder."""

import re

from cli.stack.layout import CONSOLE, ROOT
from tests.browser.console_pages import CONSOLE_PAGES
from tests.browser.pictures import HANDBOOK, picture
from tests.browser.test_portal import PAGES

ROLES = {
    *("liaison", "approver", "reviewer", "editor", "publisher"),
    *("desk", "department", "registrar", "operator", "citizen"),
}


def _handbook() -> dict[str, str]:
    return {page.stem: page.read_text("utf-8") for page in HANDBOOK.glob("*.md")}


def test_every_role_has_a_page_and_the_first_page_leads_to_it() -> None:
    pages = _handbook()
    assert set(pages) == {*ROLES, "README"}
    assert set(re.findall(r"\]\(([a-z]+)\.md\)", pages["README"])) == ROLES


def test_every_picture_of_the_handbook_is_made() -> None:
    named = {name for text in _handbook().values() for name in re.findall(r"\]\(pictures/([^)]+)\.png\)", text)}
    assert named
    assert not [name for name in sorted(named) if not picture(name).exists()]


def test_every_page_is_pictured_at_a_desk_and_on_a_phone() -> None:
    names = [*(page.name for page in CONSOLE_PAGES), *PAGES, "sign-in"]
    assert not [name for name in names if not picture(name).exists() or not picture(f"{name}-phone").exists()]


def test_words_in_quotes_are_those_of_the_screen() -> None:
    sources = [*(CONSOLE / "src" / "texts").glob("*.zh.ts"), ROOT / "portal" / "texts.zh.yaml"]
    screen = "\n".join(source.read_text("utf-8") for source in sources)
    strange = [
        f"{name}: {words}"
        for name, text in _handbook().items()
        for quoted in re.findall("“([^”]+)”", text)
        for words in re.split("……|：标题", quoted)
        if words not in screen
    ]
    assert not strange, "\n".join(strange)
