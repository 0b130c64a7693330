"""References from one item to others: which ones, and which of them do not stand."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from chassis.errors import FieldError
from services.submission.domain.item_state import ItemState


class PickedItem(Protocol):
    """What is looked at in an item that another refers to."""

    @property
    def edition_id(self) -> UUID: ...
    @property
    def item_type(self) -> str: ...
    @property
    def state(self) -> str: ...


def picks_in(content: Mapping[str, Any]) -> list[UUID]:
    """The items that kept content refers to."""
    return [UUID(each) for each in content.get("picked_item_ids", ())]


def pick_faults(
    picks: Sequence[UUID], found: Mapping[UUID, PickedItem], *, edition_id: UUID, item_types: Sequence[str]
) -> list[FieldError]:
    """Those that are of another edition or type, withdrawn, never submitted, or not to be seen by the unit."""
    faults = []
    for index, item_id in enumerate(picks):
        picked, pointer = found.get(item_id), f"/picked_item_ids/{index}"
        if picked is None or picked.edition_id != edition_id or picked.item_type not in item_types:
            faults.append(FieldError(pointer, "只能选本届本单位和下级单位报送的材料", "pick-unknown"))
        elif picked.state == ItemState.WITHDRAWN:
            faults.append(FieldError(pointer, "所选材料已被报送单位撤回，请移除或另选", "pick-withdrawn"))
        elif picked.state == ItemState.DRAFT:
            faults.append(FieldError(pointer, "所选材料尚未报送", "pick-not-submitted"))
    return faults
