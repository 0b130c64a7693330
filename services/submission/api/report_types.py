"""Report types: the form of each as JSON Schema, from which a screen can be made."""

from typing import Any
from uuid import UUID

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import Anybody
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown, ReportTypeNotFound
from services.submission.forms import REPORT_TYPES
from services.submission.forms.edition_form import form_in

routes = router("/report-types", tags=["items"])


class ReportTypeOut(Output):
    """JSON Schema of what is submitted and of what may be saved on the way, without the edition's own limits."""

    code: str
    complete: dict[str, Any]
    draft: dict[str, Any]


@routes.get("")
async def read_list(reader: Anybody) -> list[ReportTypeOut]:
    """All types that can be reported with this release."""
    return [
        ReportTypeOut(code=each.code, complete=each.complete.model_json_schema(), draft=each.draft.model_json_schema())
        for each in REPORT_TYPES.values()
    ]


class ReportFormOut(Output):
    """The form of one type as an edition wants it: JSON Schema with Chinese titles, examples, limits and choices.

    `body` are the fields whose lengths are counted together, against `body_min` and `body_max` of the limits;
    `statements` what a unit declares by submitting.
    """

    code: str
    name: str
    edition_id: UUID
    form: dict[str, Any]
    body: tuple[str, ...]
    limits: dict[str, Any]
    statements: tuple[str, ...]


@routes.get("/{code}")
async def read_one(code: str, edition_id: UUID, reader: Anybody, work: WorkDep) -> ReportFormOut:
    """One type in one edition."""
    edition, report_type = await work.read(KnownEdition, edition_id), REPORT_TYPES.get(code)
    if edition is None:
        raise EditionUnknown
    limits = edition.limits(code)
    if report_type is None or limits is None:
        raise ReportTypeNotFound
    unit = await work.read(KnownUnit, (edition_id, reader.unit_id))
    told = {name: value for name, value in limits.items() if name != "name"}
    form = form_in(report_type, edition, kind=unit.kind if unit else "")
    return ReportFormOut(
        code=code,
        name=limits["name"],
        edition_id=edition_id,
        form=form,
        body=report_type.body,
        limits=told,
        statements=report_type.statements,
    )
