"""What is looked for on a page: barriers (axe), sideways scrolling, small targets, refusals."""

from functools import cache

from cli.stack.layout import CONSOLE
from tests.browser.visits import Visit

LEVELS = ["wcag2a", "wcag2aa", "wcag21aa"]
GRAVE = {"serious", "critical"}
SMALLEST_TARGET = 40

_RUN_AXE = """async (levels) => {
  const found = await axe.run(document, { runOnly: levels, resultTypes: ['violations'] })
  return found.violations.map(({ id, impact, nodes }) => ({
    id, impact, places: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }))
}"""
# Buttons, fields and what works like one; a checkbox is as large as its label, a field as its frame.
_TARGETS = """(smallest) => {
  const places = 'main button, main input, main select, main textarea, nav a, header button, .button'
  const frames = 'label, .ant-select, .ant-input-affix-wrapper, .ant-picker'
  return [...document.querySelectorAll(places)].flatMap((element) => {
    const box = (element.closest(frames) ?? element).getBoundingClientRect()
    const hidden = box.width === 0 || box.height === 0 || element.closest('.ow-only-heard, [aria-hidden=true]')
    if (hidden || box.height >= smallest || getComputedStyle(element).visibility === 'hidden') return []
    return [`${element.tagName} ${element.innerText || element.ariaLabel || element.id}: ${Math.round(box.height)} px`]
  })
}"""


@cache
def _axe() -> str:
    return (CONSOLE / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


async def grave_barriers(visit: Visit) -> list[str]:
    """What keeps somebody from using the page, as axe sees it."""
    # Evaluated, not added as an element: the page's policy forbids foreign scripts.
    await visit.page.evaluate(_axe())
    found = await visit.page.evaluate(_RUN_AXE, LEVELS)
    return [f"{each['impact']} {each['id']} {each['places']}" for each in found if each["impact"] in GRAVE]


async def sideways(visit: Visit) -> int:
    """How many pixels of the page lie beside the screen."""
    excess: int = await visit.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return excess


async def small_targets(visit: Visit) -> list[str]:
    """What a finger would miss."""
    small: list[str] = await visit.page.evaluate(_TARGETS, SMALLEST_TARGET)
    return small


async def refusals(visit: Visit) -> list[str]:
    """Where the page says that something was refused or did not come."""
    return await visit.page.locator(".ow-problem").all_inner_texts()
