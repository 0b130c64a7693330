"""Report types: the form of each as JSON Schema, from which a screen can be made."""

from typing import Any

from chassis.endpoints import Output, router
from services.submission.api.callers import Reader
from services.submission.forms import REPORT_TYPES

routes = router("/report-types", tags=["items"])


class ReportTypeOut(Output):
    """JSON Schema of what is submitted and of what may be saved on the way, without the edition's own limits."""

    code: str
    complete: dict[str, Any]
    draft: dict[str, Any]


@routes.get("")
async def read_list(reader: Reader) -> list[ReportTypeOut]:
    """All types that can be reported with this release."""
    return [
        ReportTypeOut(code=each.code, complete=each.complete.model_json_schema(), draft=each.draft.model_json_schema())
        for each in REPORT_TYPES.values()
    ]
