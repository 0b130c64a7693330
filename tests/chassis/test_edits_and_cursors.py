"""If-Match, ETag and cursors."""

import base64
from typing import Any

import pytest

from chassis.cursors import CursorInvalid, Cursors
from chassis.rows import new_id
from chassis.testing import published
from tests.chassis.conftest import Application

PATH = "/api/notes/v1/notes"


async def a_note(notes: Application) -> str:
    answer = await notes.http.post(PATH, json={"text": "one"}, headers=notes.headers())
    return f"{PATH}/{answer.json()['id']}"


async def test_an_edit_that_saw_the_newest_revision_succeeds_and_tells_the_next(notes: Application) -> None:
    path = await a_note(notes)
    seen = (await notes.http.get(path, headers=notes.headers())).headers["etag"]

    answer = await notes.http.put(path, json={"text": "two"}, headers={**notes.headers(), "if-match": seen})

    assert (seen, answer.status_code, answer.headers["etag"]) == ('"1"', 200, '"2"')


async def test_an_edit_that_saw_an_older_revision_is_refused_and_told_the_newer(notes: Application) -> None:
    path = await a_note(notes)
    for _ in range(2):
        answer = await notes.http.put(path, json={"text": "two"}, headers={**notes.headers(), "if-match": '"1"'})

    assert (answer.status_code, answer.json()["code"]) == (412, "stale")
    assert answer.json()["currentRevision"] == 2
    assert [event.version for event in await published(notes.database)] == [1, 2]


async def test_an_edit_without_if_match_is_refused(notes: Application) -> None:
    path = await a_note(notes)

    answer = await notes.http.put(path, json={"text": "two"}, headers=notes.headers())

    assert (answer.status_code, answer.json()["code"]) == (428, "if-match-missing")


@pytest.mark.parametrize("text", ["*", '"x"', '"1", "2"', '""', '"-1"', '"1.5"', '"99999999999999999999"', b'"\xb2"'])
async def test_an_if_match_of_another_form_is_refused(notes: Application, text: str | bytes) -> None:
    path = await a_note(notes)
    headers: dict[Any, Any] = {**notes.headers(), "if-match": text}

    answer = await notes.http.put(path, json={"text": "two"}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (400, "if-match-malformed")


def test_a_cursor_gives_back_what_was_sealed() -> None:
    cursors, note_id = Cursors("k" * 40), new_id()

    assert cursors.open("list", cursors.seal("list", [1, "二", note_id])) == [1, "二", str(note_id)]


def test_a_cursor_that_was_changed_in_any_place_is_refused() -> None:
    cursors = Cursors("k" * 40)
    raw = base64.urlsafe_b64decode(cursors.seal("list", [12345, "x"]) + "===")
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        with pytest.raises(CursorInvalid):
            cursors.open("list", base64.urlsafe_b64encode(bytes(changed)).decode().rstrip("="))


@pytest.mark.parametrize("text", ["", "x", "AAAA", "é", "😀", "A" * 10_000, "../../etc/passwd", "\x00"])
def test_a_text_that_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(CursorInvalid):
        Cursors("k" * 40).open("list", text)


def test_a_cursor_of_another_list_or_another_key_is_refused() -> None:
    cursors = Cursors("k" * 40)
    sealed = cursors.seal("list", [1])

    with pytest.raises(CursorInvalid):
        cursors.open("other", sealed)
    with pytest.raises(CursorInvalid):
        Cursors("l" * 40).open("list", sealed)


async def test_a_cursor_of_another_reader_is_refused(notes: Application) -> None:
    own = notes.headers()
    page = (await notes.http.get(PATH, headers=own)).json()

    again = await notes.http.get(PATH, params={"cursor": page["next"]}, headers=own)
    foreign = await notes.http.get(PATH, params={"cursor": page["next"]}, headers=notes.headers())

    assert again.json()["place"] == [20, "x"]
    assert (foreign.status_code, foreign.json()["code"]) == (400, "cursor-invalid")
