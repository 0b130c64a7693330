"""What this folder looks for on every page, it finds where it is."""

from playwright.async_api import expect

from tests.browser.looks import grave_barriers, sideways, small_targets
from tests.browser.visits import Visits


async def test_another_host_a_violated_policy_and_an_error_are_noticed(visits: Visits) -> None:
    visit = await visits.stranger()
    await visit.go("/")
    await visit.page.evaluate("fetch('https://elsewhere.example/').catch(() => undefined)")
    await visit.page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
    async with visit.page.expect_request("http://127.0.0.1:9/**", timeout=5_000):
        await visit.page.evaluate("void window.open('http://127.0.0.1:9/', '_self')")

    found = "\n".join(visit.watch.faults())
    for part in ("another host was asked: http://127.0.0.1:9/", "Content Security Policy", "broken on purpose"):
        assert part in found
    visit.watch.foreign.clear()
    visit.watch.complaints.clear()


async def test_a_barrier_a_small_target_and_a_wide_page_are_noticed(visits: Visits) -> None:
    visit = await visits.stranger(phone=True)
    await visit.go("/")
    await expect(visit.page.get_by_label("账号", exact=True)).to_be_visible()
    await visit.page.evaluate("""() => {
      document.querySelectorAll('label').forEach((label) => label.remove())
      const button = document.querySelector('main button')
      Object.assign(button.style, { height: '20px', minHeight: 0, width: '2000px' })
    }""")

    assert any("label" in each for each in await grave_barriers(visit))
    assert any("登录" in each for each in await small_targets(visit))
    assert await sideways(visit) > 0
