"""How far items are is noted."""

from collections.abc import Sequence

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from services.registry.domain import KnownItem


async def note_items(work: Work, *, items: Sequence[KnownItem]) -> None:
    """As they were told last; of one item told twice the later one stands."""
    newest = {item.item_id: item.model_dump() for item in items}
    statement = insert(KnownItem).values(list(newest.values()))
    told = statement.excluded
    await work.run(
        statement.on_conflict_do_update(
            index_elements=["item_id"], set_={"state": told.state, "unit_id": told.unit_id, "item_type": told.item_type}
        )
    )
