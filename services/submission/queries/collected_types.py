"""What an edition collects."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown, ItemTypeUnknown
from services.submission.forms import REPORT_TYPES, ReportType


class CollectedType(NamedTuple):
    """A report type of an edition, with the edition's limits."""

    edition: KnownEdition
    report_type: ReportType
    limits: Mapping[str, Any]


async def collected_type(work: Work, *, item_type: str, edition_id: UUID) -> CollectedType:
    """EditionUnknown or ItemTypeUnknown, at their places, where the edition does not collect the type."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown(errors=[FieldError("/edition_id", EditionUnknown.title, EditionUnknown.code)])
    report_type, limits = REPORT_TYPES.get(item_type), edition.limits(item_type)
    if report_type is None or limits is None:
        raise ItemTypeUnknown(errors=[FieldError("/item_type", ItemTypeUnknown.title, ItemTypeUnknown.code)])
    return CollectedType(edition, report_type, limits)
