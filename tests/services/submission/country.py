"""A country of any size for the board: units, exceptions and items by chance, and what the board must say of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from chassis.outbox import Publishable
from chassis.rows import new_id
from contracts.registry import EditionPublished, ItemType, ObligationSet, UnitEnrolled
from contracts.roles import UnitKind
from services.submission.domain.item import Item, ItemState
from tests.services.submission.world import DUE, LOCKS, OPENS, World, an_edition

FIRST_LEVEL = (UnitKind.PROVINCE, UnitKind.PLAN_CITY, UnitKind.CORPS, UnitKind.INDUSTRY_COUNCIL)
PLAN_DUE = datetime.fromisoformat("2023-04-29T00:00:00+08:00")
STATES = (*ItemState, None, None)
REPORTED = (ItemState.RETURNED, ItemState.SUBMITTED, ItemState.APPROVED, ItemState.RECEIVED)


def owed_types(*kinds: UnitKind) -> tuple[ItemType, ...]:
    """A plan with a deadline of its own, a summary at the edition's, cases that nobody owes."""
    limits: dict[str, Any] = {"title_max": 30, "body_min": 30, "body_max": 3000, "photos_max": 3, "videos_max": 1}
    return (
        ItemType(code="T1", name="方案", owed_by=kinds, due_at=PLAN_DUE, pooled=False, **limits),
        ItemType(code="T3", name="典型案例", **limits),
        ItemType(code="T8", name="总结", owed_by=kinds, pooled=False, **limits),
    )


@dataclass
class Country:
    """Facts in the order of their making, and the items that units have."""

    world: World
    chance: random.Random
    kinds: tuple[UnitKind, ...] = FIRST_LEVEL
    units: list[UnitEnrolled] = field(default_factory=list)
    obligations: list[ObligationSet] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    older: list[Publishable] = field(default_factory=list)

    @property
    def edition(self) -> EditionPublished:
        """As it was amended last."""
        return an_edition(self.world.edition, version=2, item_types=owed_types(*self.kinds), grace_minutes=30)

    def add_unit(self, code: str, kind: UnitKind, *above: UUID, **more: Any) -> UUID:
        """A unit, told twice under two names; the later one counts."""
        unit_id = new_id()
        enrolled = self.world.unit(unit_id, code, kind, self.world.ministry, *above)
        self.older.append(enrolled.model_copy(update={"name": "旧名", "path": (self.world.ministry, unit_id)}))
        self.units.append(enrolled.model_copy(update={"version": 2, **more}))
        return unit_id

    def excuse_some(self) -> None:
        """Of every ten units three have an exception, and one had one that was taken back."""
        for unit in self.units:
            kind = self.chance.choice([*("waiver", "extension", "shift", "none"), *[None] * 6])
            if kind is None:
                continue
            due_at = None if kind in ("waiver", "none") else DUE + timedelta(days=self.chance.randrange(1, 9))
            told = self.world.obligation(
                unit.unit_id, item_type=self.chance.choice(["T1", "T8", ""]), kind=kind, waived=kind == "waiver",
                due_at=due_at, version=2,
            )  # fmt: skip
            self.older.append(told.model_copy(update={"version": 1, "kind": "waiver", "waived": True, "due_at": None}))
            self.obligations.append(told)

    def report_some(self) -> None:
        """Each unit has up to two items of each type, in any state, submitted at any time."""
        for unit in self.units:
            for item_type in ("T1", "T3", "T8"):
                for _ in range(self.chance.randrange(3)):
                    state = self.chance.choice(STATES)
                    if state is not None:
                        self.items.append(self._item(unit, item_type, state))

    def _item(self, unit: UnitEnrolled, item_type: str, state: ItemState) -> Item:
        at = OPENS + self.chance.random() * (LOCKS - OPENS)
        was_submitted = state != ItemState.DRAFT
        return Item(
            id=new_id(), edition_id=unit.edition_id, item_type=item_type, unit_id=unit.unit_id, unit_name=unit.name,
            unit_path=list(unit.path), region=unit.region, state=state, authors=[], created_at=OPENS, changed_at=at,
            changed_by=None, pooled=False, told_at=at, submission_number=int(was_submitted),
            receipt_number=str(new_id()) if was_submitted else None, submitted_at=at if was_submitted else None,
            first_submitted_at=at if was_submitted else None, content={"title": "题"},
            awaiting_unit_id=self.world.ministry if state == ItemState.SUBMITTED else None, content_hash="x",
        )  # fmt: skip

    def shuffled_and_doubled(self) -> list[Publishable]:
        """Everything that was ever told, older facts too, twice, in any order."""
        facts: list[Publishable] = [self.edition, *self.units, *self.obligations, *self.older] * 2
        self.chance.shuffle(facts)
        return facts

    async def lay_out(self, facts: Sequence[Publishable]) -> None:
        """Told in batches as Kafka would bring them; items stand beside."""
        for start in range(0, len(facts), 400):
            await self.world.tell(*facts[start : start + 400])
        async with self.world.database.work() as work:
            for item in self.items:
                work.add(item.model_copy())

    def expected_cells(self, at: datetime) -> dict[tuple[str, str], dict[str, Any]]:
        """What the board must say of a unit of the first level and a type, found without any of its code."""
        return {
            (unit.code, item_type): self._cell(unit, item_type, at)
            for unit in self.units
            if unit.kind in self.kinds
            for item_type in ("T1", "T8")
        }

    def _cell(self, unit: UnitEnrolled, item_type: str, at: datetime) -> dict[str, Any]:
        mine = [each for each in self.obligations if each.unit_id == unit.unit_id and each.kind != "none"]
        holds = {each.item_type: each for each in mine}
        exception = holds.get(item_type) or holds.get("")
        due_at = PLAN_DUE if item_type == "T1" else DUE
        if exception and exception.due_at:
            due_at = exception.due_at
        until = due_at + timedelta(minutes=30)
        items = [each for each in self.items if each.unit_id == unit.unit_id and each.item_type == item_type]
        states = {each.state for each in items}
        sent = [each.submitted_at for each in items if each.state in REPORTED and each.submitted_at]
        waived = exception is not None and exception.waived and not sent
        kind = exception.kind if exception and not waived and not exception.waived else None
        return {
            "expected": int(not waived),
            "waived": int(waived),
            "reported": int(bool(sent)),
            "approved": int(bool(states & {ItemState.APPROVED, ItemState.RECEIVED})),
            "received": int(ItemState.RECEIVED in states),
            "on_time": int(bool(sent) and min(sent) < until),
            "late": int(bool(sent) and min(sent) >= until),
            "overdue": int(not sent and not waived and at >= until),
            "extended": int(kind == "extension"),
            "shifted": int(kind == "shift"),
        }
