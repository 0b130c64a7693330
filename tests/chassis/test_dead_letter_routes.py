"""What an operator does with dead letters over HTTP."""

import httpx

from tests.chassis.conftest import Application
from tests.chassis.hearing import consumer, event, letters

PATH = "/api/notes/v1/dead-letters"


async def post(notes: Application, letter_id: object, action: str) -> httpx.Response:
    return await notes.http.post(f"{PATH}/{letter_id}/{action}", headers=notes.headers("operator"))


async def test_open_letters_are_listed_without_their_content(notes: Application) -> None:
    await consumer(notes.database).handle([event("refuse"), event("break")])

    answer = await notes.http.get(PATH, headers=notes.headers("operator"))

    listed = answer.json()
    assert [(letter["error_code"], letter["attempts"]) for letter in listed] == [
        ("note-sealed", 1),
        ("handler-failed", 4),
    ]
    assert "value" not in listed[0]
    assert listed[0]["bytes"] > 0
    assert listed[0]["headers"]["ce_type"] == "notes.note.written.v1"


async def test_a_letter_is_replayed_or_discarded_once(notes: Application) -> None:
    await consumer(notes.database).handle([event("refuse"), event("refuse")])
    first, second = (letter["id"] for letter in await letters(notes.database))

    asked = await post(notes, first, "replay")
    given_up = await post(notes, second, "discard")
    again = await post(notes, second, "replay")

    assert (asked.status_code, asked.json()) == (202, {"id": str(first), "state": "replay"})
    assert (given_up.status_code, given_up.json()["state"]) == (200, "discarded")
    assert (again.status_code, again.json()["code"]) == (409, "dead-letter-ended")
    states = {
        letter["id"]: (letter["state"], letter["ended_at"] is not None) for letter in await letters(notes.database)
    }
    assert states == {first: ("replay", False), second: ("discarded", True)}


async def test_a_letter_that_is_not_there_is_not_found_and_others_may_not_look(notes: Application) -> None:
    missing = await post(notes, "0190163d-8694-739b-aea5-966c26f8ad91", "replay")
    other = await notes.http.get(PATH, headers=notes.headers("writer"))

    assert (missing.status_code, other.status_code) == (404, 403)
