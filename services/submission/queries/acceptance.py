"""The one statement that accepts a submission: key, item, version, step and event, together or not at all.

    with claim    as (insert into idempotency … on conflict do nothing returning …),
         accepted as (update item … where id = … and revision = … and state in (…) and exists (claim) returning …),
         kept     as (insert into item_version select … from accepted),
         noted    as (insert into item_step select … from accepted),
         said     as (insert into outbox select … from accepted)
    select (select count(*) from claim) as claimed, (select count(*) from accepted) as accepted

`claimed = 0`: the key was used before. `accepted = 0`: someone else changed the item in between. The event's row is
written after the item's row is locked, so that two writers of one item take outbox ids in the order of their commits.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, Select, Table, bindparam, func, inspect, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from chassis.tables import idempotency, outbox
from services.submission.domain.item import EDITABLE, Item
from services.submission.domain.item_step import ItemStep
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.row import Row

CLAIM = ("principal", "key", "request_hash", "status", "headers", "body")
SUBMITTED = (
    *("state", "content", "unit_name", "unit_path", "region", "awaiting_unit_id", "authors"),
    *("submission_number", "receipt_number", "submitted_at", "on_time", "return_code", "return_notes"),
    *("revision", "changed_at", "changed_by", "version", "told_at"),
)
EVENT = ("lane", "topic", "key", "event_id", "headers", "payload")


def parameters(
    *, claim: Mapping[str, Any], seen: int, item: Item, version: ItemVersion, step: ItemStep, event: Mapping[str, Any]
) -> dict[str, Any]:
    """What the statement is run with; `item` as it is after the submission, `seen` its revision before."""
    return {
        "item_id": item.id,
        "item_seen": seen,
        **{f"claim_{name}": claim[name] for name in CLAIM},
        **{f"item_{name}": getattr(item, name) for name in SUBMITTED},
        **{f"version_{name}": value for name, value in version.model_dump().items()},
        **{f"step_{name}": value for name, value in step.model_dump().items()},
        **{f"event_{name}": event[name] for name in EVENT},
    }


def _table(row_type: type[Row]) -> Table:
    table = inspect(row_type).local_table
    if not isinstance(table, Table):
        raise TypeError(row_type.__name__)
    return table


def _values(table: Table, prefix: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: bindparam(f"{prefix}_{name}", type_=table.c[name].type) for name in names}


def _insert_after(done: CTE, table: Table, prefix: str, names: tuple[str, ...] = ()) -> CTE:
    """Insert one row if, and after, `done` has one."""
    columns = names or tuple(column.name for column in table.c)
    row = select(*_values(table, prefix, columns).values()).select_from(done)
    return insert(table).from_select(columns, row).cte(f"{prefix}_written")


def _compose() -> Select[Any, Any]:
    claim = insert(idempotency).values(_values(idempotency, "claim", CLAIM)).on_conflict_do_nothing()
    claimed = claim.returning(idempotency.c.key).cte("claim")
    accepted = (
        update(Item)
        .where(
            col(Item.id) == bindparam("item_id"),
            col(Item.revision) == bindparam("item_seen"),
            col(Item.state).in_(EDITABLE),
            select(claimed.c.key).exists(),
        )
        .values(_values(_table(Item), "item", SUBMITTED))
        .returning(col(Item.id))
        .cte("accepted")
    )
    counts = select(
        select(func.count()).select_from(claimed).scalar_subquery().label("claimed"),
        select(func.count()).select_from(accepted).scalar_subquery().label("accepted"),
    )
    return counts.add_cte(
        _insert_after(accepted, _table(ItemVersion), "version"),
        _insert_after(accepted, _table(ItemStep), "step"),
        _insert_after(accepted, outbox, "event", EVENT),
    )


ACCEPT = _compose()
