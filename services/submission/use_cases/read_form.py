"""Read a form."""

from dataclasses import dataclass
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.submission.domain.form_fields import FormField, fields_of
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import EditionUnknown, ItemTypeUnknown
from services.submission.forms import REPORT_TYPES, ReportType
from services.submission.forms.edition_form import form_in


@dataclass(frozen=True)
class EditionForm:
    """A report type in one edition, and its fields with the edition's words."""

    report_type: ReportType
    edition: KnownEdition
    name: str
    fields: tuple[FormField, ...]


async def read_form(work: Work, *, item_type: str, edition_id: UUID) -> EditionForm:
    """The form of a type that the edition collects."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown(errors=[FieldError("/edition_id", EditionUnknown.title, EditionUnknown.code)])
    report_type, limits = REPORT_TYPES.get(item_type), edition.limits(item_type)
    if report_type is None or limits is None:
        raise ItemTypeUnknown(errors=[FieldError("/item_type", ItemTypeUnknown.title, ItemTypeUnknown.code)])
    fields = fields_of(form_in(report_type, edition))
    return EditionForm(report_type, edition, str(limits["name"]), fields)
