"""The pictures of the handbook: made by the tests while they are on a page, never committed."""

from pathlib import Path

from playwright.async_api import Locator

from cli.stack.layout import ROOT
from tests.browser.visits import Visit

HANDBOOK = ROOT / "docs" / "handbook"
PICTURES = HANDBOOK / "pictures"


async def photograph(visit: Visit, name: str, at: Locator | None = None) -> None:
    """What is seen of the page now, or once `at` stands in the middle, as `<name>.png`."""
    if at:
        await at.evaluate("element => element.scrollIntoView({ block: 'center' })")
    await visit.page.evaluate("document.fonts.ready")
    await visit.page.screenshot(path=picture(name), animations="disabled", caret="hide")


def picture(name: str) -> Path:
    """Where a picture lies."""
    return PICTURES / f"{name}.png"
