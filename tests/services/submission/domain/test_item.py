"""The rules of an item that need no database: levels, counters, hash."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.errors import DomainError
from chassis.principal import Principal
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item, ItemState
from services.submission.domain.item_content import hash_content
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import (
    ItemNotEditable,
    ItemNotPoolable,
    ItemNotSubmittable,
    ItemNotSubmitted,
    ItemNotWithdrawable,
)

AT = datetime(2023, 5, 15, tzinfo=UTC)
MINISTRY, PROVINCE, CITY, SCHOOL, EDITION = (uuid4() for _ in range(5))


def edition() -> KnownEdition:
    return KnownEdition(
        edition_id=EDITION,
        year=2023,
        starts_on=date(2023, 5, 14),
        ends_on=date(2023, 5, 20),
        opens_at=datetime(2023, 4, 17, tzinfo=UTC),
        due_at=datetime(2023, 5, 20, tzinfo=UTC),
        locks_at=datetime(2023, 5, 27, tzinfo=UTC),
        focus_areas={},
        activity_types={},
        item_types={},
    )


def unit(*path: UUID) -> KnownUnit:
    return KnownUnit(
        edition_id=EDITION, unit_id=path[-1], code="1", name="单位", kind="school", region="山东省", path=list(path)
    )


def person(unit_id: UUID) -> Principal:
    return Principal(id=uuid4(), unit_id=unit_id, roles=frozenset({"liaison", "approver"}))


def an_item(*path: UUID, state: ItemState = ItemState.SUBMITTED) -> Item:
    """An item that reached the state by its own transitions."""
    author = person(path[-1])
    item = Item.draft(item_id=uuid4(), item_type="T3", pooled=True, unit=unit(*path), by=author, at=AT)
    if state == ItemState.DRAFT:
        return item
    submit(item, unit(*path), author)
    if state == ItemState.RETURNED:
        item.give_back([], by=person(path[-2]), at=AT)
    if state in (ItemState.APPROVED, ItemState.RECEIVED):
        while item.awaiting_unit_id:
            item.approve(media_not_ready=0, by=person(item.awaiting_unit_id), at=AT)
    if state == ItemState.RECEIVED:
        item.receive(at=AT)
    if state == ItemState.WITHDRAWN:
        item.withdraw("有误", by=author, at=AT)
    return item


def submit(item: Item, of: KnownUnit, by: Principal, *, at: datetime = AT) -> None:
    clocks = Clocks.of(edition(), item.item_type, unit=of, obligation=None)
    item.submit({"title": "题"}, clocks=clocks, unit=of, receipt=str(uuid4()), by=by, at=at)


ACTS: dict[str, tuple[set[ItemState], type[DomainError]]] = {
    "save": ({ItemState.DRAFT, ItemState.RETURNED}, ItemNotEditable),
    "submit": ({ItemState.DRAFT, ItemState.RETURNED}, ItemNotSubmittable),
    "approve": ({ItemState.SUBMITTED}, ItemNotSubmitted),
    "return": ({ItemState.SUBMITTED}, ItemNotSubmitted),
    "system return": ({ItemState.SUBMITTED}, ItemNotSubmitted),
    "withdraw": ({ItemState.SUBMITTED, ItemState.APPROVED, ItemState.RECEIVED}, ItemNotWithdrawable),
    "receive": ({ItemState.APPROVED, ItemState.RECEIVED, ItemState.WITHDRAWN}, ItemNotPoolable),
}


def act(item: Item, name: str) -> None:
    liaison, approver = person(SCHOOL), person(PROVINCE)
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: item.save_draft({}, by=liaison, at=AT),
        "submit": lambda: submit(item, unit(MINISTRY, PROVINCE, SCHOOL), liaison),
        "approve": lambda: item.approve(media_not_ready=0, by=approver, at=AT),
        "return": lambda: item.give_back([], by=approver, at=AT),
        "system return": lambda: item.give_back_by_system("asset-rejected", [], at=AT),
        "withdraw": lambda: item.withdraw("有误", by=liaison, at=AT),
        "receive": lambda: item.receive(at=AT),
    }
    acts[name]()


@pytest.mark.parametrize("state", list(ItemState))
@pytest.mark.parametrize("name", list(ACTS))
def test_each_act_is_possible_from_its_states_only(name: str, state: ItemState) -> None:
    item = an_item(MINISTRY, PROVINCE, SCHOOL, state=state)
    before = item.model_dump()
    possible, refusal = ACTS[name]

    if state in possible:
        act(item, name)
    else:
        with pytest.raises(refusal):
            act(item, name)
        assert item.model_dump() == before


@pytest.mark.parametrize(
    ("path", "levels"),
    [
        ((MINISTRY, PROVINCE, SCHOOL), [PROVINCE]),
        ((MINISTRY, PROVINCE, CITY, SCHOOL), [CITY, PROVINCE]),
        ((MINISTRY, PROVINCE), [PROVINCE]),
        ((MINISTRY,), [MINISTRY]),
    ],
)
def test_an_item_passes_every_level_below_the_ministry(path: tuple[UUID, ...], levels: list[UUID]) -> None:
    item = an_item(*path)
    passed = []

    while item.awaiting_unit_id:
        passed.append(item.awaiting_unit_id)
        item.approve(media_not_ready=0, by=person(item.awaiting_unit_id), at=AT)

    assert passed == levels
    assert item.state == ItemState.APPROVED


def test_the_version_rises_once_for_each_published_fact_and_the_revision_with_every_change() -> None:
    item = an_item(MINISTRY, PROVINCE, CITY, SCHOOL)
    assert (item.version, item.revision) == (2, 2)

    item.approve(media_not_ready=0, by=person(CITY), at=AT)
    assert (item.version, item.revision) == (2, 3)

    item.approve(media_not_ready=0, by=person(PROVINCE), at=AT)
    assert (item.version, item.revision) == (3, 4)


def test_who_was_on_time_once_stays_so_over_a_return_and_keeps_the_receipt_number() -> None:
    item = an_item(MINISTRY, PROVINCE, SCHOOL, state=ItemState.RETURNED)
    receipt = item.receipt_number

    submit(item, unit(MINISTRY, PROVINCE, SCHOOL), person(SCHOOL), at=datetime(2023, 5, 20, tzinfo=UTC))

    assert item.on_time
    assert item.receipt_number == receipt
    assert item.submission_number == 2


def test_receiving_twice_changes_nothing_the_second_time() -> None:
    item = an_item(MINISTRY, PROVINCE, SCHOOL, state=ItemState.RECEIVED)
    before = item.model_dump()

    assert item.receive(at=AT) is False
    assert item.model_dump() == before


def test_the_hash_depends_on_content_and_media_but_not_on_the_order_of_keys() -> None:
    content: dict[str, Any] = {"title": "题", "asset_ids": ["1"]}

    assert hash_content(content) == hash_content({"asset_ids": ["1"], "title": "题"})
    assert hash_content(content) != hash_content({"title": "题", "asset_ids": ["2"]})


@pytest.mark.parametrize(
    ("successor", "path"),
    [
        (uuid4(), "ministry province successor school"),
        (PROVINCE, "ministry province school"),
        (None, "ministry province school"),
    ],
)
def test_an_item_at_an_ended_level_goes_to_the_successor_or_to_the_level_above(
    successor: UUID | None, path: str
) -> None:
    item = an_item(MINISTRY, PROVINCE, CITY, SCHOOL)
    places = {"ministry": MINISTRY, "province": PROVINCE, "successor": successor, "school": SCHOOL}

    item.pass_on(successor)

    assert item.unit_path == [places[each] for each in path.split()]
    assert item.awaiting_unit_id == (successor or PROVINCE)


def test_a_unit_that_signed_for_itself_and_ended_keeps_its_place_below_its_successor() -> None:
    item, successor = an_item(MINISTRY, PROVINCE), uuid4()

    item.pass_on(None)
    assert (item.unit_path, item.awaiting_unit_id) == ([MINISTRY, PROVINCE], PROVINCE)
    item.pass_on(successor)

    assert (item.unit_path, item.awaiting_unit_id) == ([MINISTRY, successor, PROVINCE], successor)
