"""Who would be told what."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work
from services.registry.domain.owed import Owed
from services.registry.domain.reminder import by_recipient
from services.registry.domain.reminder_rule import Recipients
from services.registry.queries.owed import owed_now


@dataclass(frozen=True)
class ReminderWish:
    """Of what units below `under` owe (all where null), or these of them only, of one type or all."""

    recipients: Recipients
    under: UUID | None = None
    unit_ids: Sequence[UUID] | None = None
    item_type: str | None = None


async def recipients_of(work: Work, wish: ReminderWish) -> dict[UUID, list[Owed]]:
    """What each unit would be told now; who wishes is told nothing."""
    owed = [
        each
        for each in await owed_now(work, under=wish.under, unit_ids=wish.unit_ids)
        if each.unit_id != wish.under and wish.item_type in (None, each.item_type)
    ]
    told = by_recipient((each, wish.recipients) for each in owed)
    return {unit_id: lines for unit_id, lines in told.items() if unit_id != wish.under}
