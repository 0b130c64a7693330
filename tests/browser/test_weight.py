"""How much comes over the line before somebody can work."""

from playwright.async_api import Response, expect

from tests.browser.visits import CONSOLE, Visits

FIRST_LOAD_BYTES = 350 * 1024


async def test_sign_in_and_tasks_are_light(visits: Visits) -> None:
    visit = await visits.stranger()
    answers: list[Response] = []

    def heard(response: Response) -> None:
        answers.append(response)

    visit.context.on("response", heard)
    await visit.open(CONSOLE + "/")
    await visit.sign_in(visits.account("approver"))
    await expect(visit.page.get_by_role("heading", name="我的任务")).to_be_visible()
    await visit.page.wait_for_load_state("networkidle")

    weights = {each.url: (await each.request.sizes())["responseBodySize"] for each in answers}
    assert sum(weights.values()) <= FIRST_LOAD_BYTES, "\n".join(f"{size:8} {url}" for url, size in weights.items())
