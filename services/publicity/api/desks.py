"""What desks say back: receipts."""

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.publicity.api.callers import Desk
from services.publicity.domain.receipt import ReceiptStatus
from services.publicity.use_cases.note_receipt import note_receipt

routes = router("/feed/items/{item_id}/receipts", tags=["feed"])


class ReceiptIn(Input):
    """What was done with the item, and when."""

    status: ReceiptStatus
    at: AwareDatetime


class ReceiptOut(Output):
    """The receipt as it is kept, for the document of this sequence."""

    item_id: UUID
    sequence: int
    status: ReceiptStatus
    at: datetime


@routes.post("", status_code=201)
async def give_receipt(item_id: UUID, receipt: ReceiptIn, desk: Desk, work: WorkDep) -> ReceiptOut:
    """Say what was done with an item; `removed` answers a withdrawal."""
    noted = await note_receipt(work, item_id=item_id, desk_id=desk.id, status=receipt.status, at=receipt.at)
    return ReceiptOut.model_validate(noted)
