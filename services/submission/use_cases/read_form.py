"""Read a form."""

from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work
from services.submission.domain.form_fields import FormField, fields_of
from services.submission.domain.known_edition import KnownEdition
from services.submission.forms import ReportType
from services.submission.forms.edition_form import form_in
from services.submission.queries.collected_types import collected_type


@dataclass(frozen=True)
class EditionForm:
    """A report type in one edition, and its fields with the edition's words."""

    report_type: ReportType
    edition: KnownEdition
    name: str
    fields: tuple[FormField, ...]


async def read_form(work: Work, *, item_type: str, edition_id: UUID) -> EditionForm:
    """The form of a type that the edition collects."""
    edition, report_type, limits = await collected_type(work, item_type=item_type, edition_id=edition_id)
    fields = fields_of(form_in(report_type, edition))
    return EditionForm(report_type, edition, str(limits["name"]), fields)
