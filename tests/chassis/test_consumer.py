"""The consumer's three outcomes: committed, parked, or again."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from chassis import consumer as module
from chassis.cloudevents import Delivery
from chassis.consumer import PARKED_IN_A_ROW, ConsumerHalted
from chassis.database import Database, create_engine
from chassis.dead_letters import ask_replay, discard
from chassis.rows import new_id
from chassis.tables import inbox
from chassis.work import Work
from tests.chassis.hearing import changed, consumer, effects, event, keep, letters
from tests.chassis.notes import Note, NoteWritten
from tests.chassis.proxy import before, through


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TRY_PAUSE", 0.001)
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.01)


def with_nul(delivery: Delivery) -> bytes:
    return (delivery.value or b"").replace(b'"x"', b'"a\\u0000b"')


POISON: dict[str, tuple[str, Callable[[Delivery], Delivery]]] = {
    "bad JSON": ("contract-violated", lambda d: changed(d, value=b"{nonsense")),
    "not UTF-8": ("contract-violated", lambda d: changed(d, value=b"\xff\xfe")),
    "another shape": ("contract-violated", lambda d: changed(d, value=b'{"note_id": 1}')),
    "a list": ("contract-violated", lambda d: changed(d, value=b"[]")),
    "no value": ("value-missing", lambda d: changed(d, value=None)),
    "no type": ("not-a-cloudevent", lambda d: changed(d, without="ce_type")),
    "no id": ("not-a-cloudevent", lambda d: changed(d, without="ce_id")),
    "no subject": ("not-a-cloudevent", lambda d: changed(d, without="ce_subject")),
    "no sequence": ("not-a-cloudevent", lambda d: changed(d, without="ce_sequence")),
    "an id of another form": ("ce-id-malformed", lambda d: changed(d, ce_id="17")),
    "a sequence of another form": ("ce-sequence-malformed", lambda d: changed(d, ce_sequence="new")),
    "a sequence beyond all bounds": ("ce-sequence-malformed", lambda d: changed(d, ce_sequence="9" * 40)),
    "an unknown schema version": ("schema-unknown", lambda d: changed(d, ce_type="notes.note.written.v2")),
    "a NUL in the value": ("handler-failed", lambda d: changed(d, value=with_nul(d))),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(POISON))
async def test_poison_is_parked_with_its_origin_and_what_follows_is_done(store: Database, kind: str) -> None:
    code, spoil = POISON[kind]
    poison = spoil(event("x"))

    await consumer(store).handle([event("before"), poison, event("after")])

    assert [text for text, _ in await effects(store)] == ["before", "after"]
    (letter,) = await letters(store)
    assert (letter["error_code"], letter["consumer"], letter["state"]) == (code, "notes", "parked")
    assert (letter["topic"], letter["partition"], letter["offset"]) == (
        poison.origin.topic,
        poison.origin.partition,
        poison.origin.offset,
    )
    assert letter["value"] == poison.value


async def test_the_next_hundred_after_poison_are_done(store: Database) -> None:
    batch = [changed(event(), value=b"{"), *(event("after") for _ in range(100))]

    await consumer(store).handle(batch)

    assert await effects(store) == [("after", 1)] * 100
    assert len(await letters(store)) == 1


async def test_a_type_of_another_family_is_nobodys_business(store: Database) -> None:
    await consumer(store).handle([changed(event(), ce_type="notes.note.shredded.v1")])

    assert await effects(store) == []
    assert await letters(store) == []


async def test_a_refusal_of_a_rule_is_parked_at_once_without_its_effects(store: Database) -> None:
    await consumer(store).handle([event("refuse"), event("fine")])

    assert await effects(store) == [("fine", 1)]
    (letter,) = await letters(store)
    assert (letter["error_code"], letter["attempts"]) == ("note-sealed", 1)


async def test_another_error_is_tried_again_and_then_parked_without_its_effects(store: Database) -> None:
    await consumer(store).handle([event("break"), event("fine")])

    assert await effects(store) == [("fine", 1)]
    (letter,) = await letters(store)
    assert (letter["error_code"], letter["attempts"], letter["error"]) == ("handler-failed", 4, "ValueError: broken")


async def test_an_error_that_passes_leaves_one_effect(store: Database) -> None:
    failures = [ValueError("once"), ValueError("twice")]

    async def flaky(event: NoteWritten, work: Work) -> None:
        await keep(event, work)
        if failures:
            raise failures.pop()

    await consumer(store, flaky).handle([event("fine")])

    assert await effects(store) == [("fine", 1)]
    assert await letters(store) == []


async def test_what_people_wrote_does_not_get_into_the_error_of_a_dead_letter(store: Database) -> None:
    async def careless(event: NoteWritten, work: Work) -> None:
        work.add(Note(id=new_id(), text=event.text * 500, version=1))

    await consumer(store, careless).handle([event("张三的电话")])

    (letter,) = await letters(store)
    assert "IntegrityError" in letter["error"]
    assert "张三" not in letter["error"]


async def test_an_event_of_a_parked_one_s_aggregate_goes_on(store: Database) -> None:
    note_id = new_id()

    await consumer(store).handle(
        [event("refuse", note_id=note_id, version=1), event("fine", note_id=note_id, version=2)]
    )

    assert await effects(store) == [("fine", 2)]


async def test_while_the_database_is_away_nothing_is_done_and_the_batch_comes_again(
    store: Database, notes_url: str
) -> None:
    async with before(notes_url).listening() as proxy:
        remote = Database(create_engine(through(notes_url, proxy)), source="notes")
        hearing, batch = consumer(remote), [event("fine"), event("refuse")]
        proxy.refusing = True
        for _ in range(2):
            with pytest.raises(Exception):  # noqa: B017, PT011 -- whichever the driver finds
                await hearing.receive(batch)
        assert await letters(store) == []

        proxy.refusing = False
        await hearing.receive(batch)
        await remote.close()

    assert await effects(store) == [("fine", 1)]
    assert [letter["error_code"] for letter in await letters(store)] == ["note-sealed"]


async def test_a_connection_cut_inside_a_handler_parks_nothing(store: Database) -> None:
    cuts = [1, 1]

    async def cut(event: NoteWritten, work: Work) -> None:
        if cuts:
            cuts.pop()
            await work.run(text("select pg_terminate_backend(pg_backend_pid())"))
        await keep(event, work)

    hearing, batch = consumer(store, cut), [event("fine")]
    for _ in range(2):
        with pytest.raises(Exception):  # noqa: B017, PT011 -- whichever the driver finds
            await hearing.receive(batch)
    await hearing.receive(batch)

    assert await effects(store) == [("fine", 1)]
    assert await letters(store) == []


async def test_a_lock_that_was_not_had_parks_nothing_and_the_batch_comes_again(store: Database) -> None:
    async def needs_the_lock(event: NoteWritten, work: Work) -> None:
        await work.run(text("set local lock_timeout = '50ms'"))
        await work.run(text("select pg_advisory_xact_lock(77)"))
        await keep(event, work)

    hearing = consumer(store, needs_the_lock)
    delivery = event("late")
    async with store.connection() as other:
        await other.execute(text("select pg_advisory_xact_lock(77)"))
        with pytest.raises(DBAPIError):
            await hearing.handle([delivery])
    assert await letters(store) == []

    await hearing.handle([delivery])

    assert await effects(store) == [("late", 1)]


async def test_a_commit_of_a_batch_whose_answer_is_lost_has_one_effect(store: Database, notes_url: str) -> None:
    async with before(notes_url).listening() as proxy:
        remote = Database(create_engine(through(notes_url, proxy)), source="notes")
        hearing, batch = consumer(remote), [event("fine")]
        proxy.lose("answer-cut")
        with pytest.raises(Exception):  # noqa: B017, PT011 -- CommitUnknown in the end
            await hearing.receive(batch)
        await hearing.receive(batch)
        await remote.close()

    assert await effects(store) == [("fine", 1)]


async def test_too_many_parked_in_a_row_halt_the_consumer_and_nothing_is_acknowledged(store: Database) -> None:
    hearing = consumer(store)
    batch = [event("refuse") for _ in range(PARKED_IN_A_ROW + 20)]

    with pytest.raises(ConsumerHalted):
        await hearing.receive(batch)
    with pytest.raises(ConsumerHalted):
        await hearing.receive([event("fine")])

    assert hearing.halted
    assert await effects(store) == []
    assert len(await letters(store)) == PARKED_IN_A_ROW


async def test_a_good_event_between_keeps_the_consumer_going(store: Database) -> None:
    hearing = consumer(store)
    batch = [event("refuse") for _ in range(PARKED_IN_A_ROW - 1)]

    await hearing.receive([*batch, event("fine"), *(event("refuse") for _ in range(PARKED_IN_A_ROW - 1))])

    assert not hearing.halted


async def test_letters_that_were_given_up_do_not_halt_the_consumer_when_they_come_again(store: Database) -> None:
    batch = [event("refuse") for _ in range(PARKED_IN_A_ROW)]
    with pytest.raises(ConsumerHalted):
        await consumer(store).receive(batch)
    for letter in await letters(store):
        async with store.work() as work:
            await discard(work, letter["id"])

    await consumer(store).receive([*batch, event("fine")])

    assert await effects(store) == [("fine", 1)]
    assert {letter["state"] for letter in await letters(store)} == {"discarded"}


async def test_a_replayed_letter_has_its_effect_once(store: Database) -> None:
    broken = [1]

    async def mended(event: NoteWritten, work: Work) -> None:
        if broken:
            raise ValueError("not yet")
        await keep(event, work)

    delivery = event("late")
    hearing = consumer(store, mended)
    await hearing.handle([delivery])
    (letter,) = await letters(store)
    broken.clear()
    async with store.work() as work:
        await ask_replay(work, letter["id"])

    assert await hearing.replay_dead_letters() == 1
    assert await hearing.replay_dead_letters() == 0
    await hearing.handle([delivery])

    assert await effects(store) == [("late", 1)]
    (letter,) = await letters(store)
    assert letter["state"] == "replayed"
    assert letter["ended_at"] is not None


async def test_a_letter_that_fails_again_is_parked_again_and_does_not_count_towards_the_halt(store: Database) -> None:
    hearing = consumer(store)
    await hearing.handle([event("refuse")])
    for _ in range(3):
        (letter,) = await letters(store)
        async with store.work() as work:
            await ask_replay(work, letter["id"])
        assert await hearing.replay_dead_letters() == 0

    (letter,) = await letters(store)
    assert (letter["state"], letter["attempts"], hearing.parked_in_a_row) == ("parked", 4, 1)


async def test_a_replayed_letter_that_is_older_than_what_was_seen_changes_nothing(store: Database) -> None:
    note_id, hearing = new_id(), consumer(store)
    await hearing.handle([event("refuse", note_id=note_id, version=1)])
    await hearing.handle([event("newer", note_id=note_id, version=2)])
    (letter,) = await letters(store)
    async with store.work() as work:
        await ask_replay(work, letter["id"])

    await hearing.replay_dead_letters()

    assert await effects(store) == [("newer", 2)]
    assert (await letters(store))[0]["state"] == "replayed"


async def test_two_workers_do_not_replay_one_letter_twice(store: Database) -> None:
    broken = [1]

    async def mended(event: NoteWritten, work: Work) -> None:
        if broken:
            raise ValueError("not yet")
        await keep(event, work)

    hearings = [consumer(store, mended) for _ in range(2)]
    await hearings[0].handle([event(str(n)) for n in range(10)])
    broken.clear()
    for letter in await letters(store):
        async with store.work() as work:
            await ask_replay(work, letter["id"])

    done: list[Any] = await asyncio.gather(*(hearing.replay_dead_letters() for hearing in hearings))

    assert sum(done) == 10
    assert len(await effects(store)) == 10


async def test_a_batch_with_slow_failures_counts_as_progress(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []
    hearing = consumer(store)
    hearing.progressed_at = 0.0

    async def look(event: NoteWritten, work: Work) -> None:
        seen.append(hearing.progressed_at)
        raise ValueError("slow")

    (handling,) = hearing.hearing._handlers.values()
    monkeypatch.setitem(hearing.hearing._handlers, "notes.note.written.v1", replace(handling, handler=look))
    await hearing.receive([event("a"), event("b")])

    assert seen[-1] > 0.0


async def test_parked_events_take_no_place_in_the_inbox(store: Database) -> None:
    await consumer(store).handle([event("refuse")])

    async with store.connection() as connection:
        assert (await connection.execute(select(func.count()).select_from(inbox))).scalar_one() == 0
