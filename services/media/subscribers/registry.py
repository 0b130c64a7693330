"""What media hears from registry."""

from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.registry import UnitEnrolled
from services.media.use_cases.note_unit import note_unit

hears = Subscriptions(producer="registry")


@hears.on(UnitEnrolled)
async def unit_enrolled(event: UnitEnrolled, work: Work) -> None:
    """Units above in the path may see a unit's assets."""
    await note_unit(work, enrolment_id=event.enrolment_id, unit_id=event.unit_id, path=event.path)
