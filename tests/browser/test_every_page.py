"""Each page of the console as each role that has it: usable by everybody, on a phone too, and pictured."""

import pytest

from tests.browser.cases import Cases
from tests.browser.console_pages import CONSOLE_PAGES, console_routes
from tests.browser.looks import grave_barriers, refusals, sideways, small_targets
from tests.browser.pictures import photograph
from tests.browser.visits import DESKTOP, Visits

ACCOUNTS = tuple(dict.fromkeys(page.username for page in CONSOLE_PAGES))


@pytest.mark.parametrize("username", ACCOUNTS)
async def test_every_page_comes_and_bars_nobody(username: str, visits: Visits, cases: Cases) -> None:
    visit = await visits.person(username)
    faults: list[str] = []
    for page in (each for each in CONSOLE_PAGES if each.username == username):
        await visit.go(page.address(cases))
        await photograph(visit, page.name)
        faults += [f"{page.name}: {each}" for each in await grave_barriers(visit)]
        faults += [f"{page.name} shows a refusal: {each}" for each in await refusals(visit)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("username", ACCOUNTS)
async def test_every_page_fits_a_phone_and_a_finger(username: str, visits: Visits, cases: Cases) -> None:
    visit = await visits.person(username, phone=True)
    faults: list[str] = []
    for page in (each for each in CONSOLE_PAGES if each.username == username):
        await visit.go(page.address(cases))
        await photograph(visit, f"{page.name}-phone")
        faults += [f"{page.name}: {each}" for each in await grave_barriers(visit)]
        faults += [f"{page.name}: {each} is hard to touch" for each in await small_targets(visit)]
        if beside := await sideways(visit):
            faults.append(f"{page.name}: scrolls sideways by {beside} px")
    assert not faults, "\n".join(faults)


async def test_the_sign_in_bars_nobody_and_fits_a_phone(visits: Visits) -> None:
    visit = await visits.stranger(phone=True)
    await visit.go("/")
    assert not await grave_barriers(visit)
    assert not await small_targets(visit)
    assert not await sideways(visit)
    await photograph(visit, "sign-in-phone")
    await visit.page.set_viewport_size(DESKTOP)
    await photograph(visit, "sign-in")


def test_every_route_of_the_console_is_among_the_pages() -> None:
    assert {page.route for page in CONSOLE_PAGES} == console_routes()
