"""What desks say back: coverage."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, HttpUrl, TypeAdapter

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from services.publicity.api.callers import Desk
from services.publicity.use_cases.report_coverage import Printed, report_coverage

routes = router("/feed/items/{item_id}/coverage", tags=["feed"])

WEB_ADDRESS = TypeAdapter(HttpUrl)


def web_address(text: str) -> str:
    """An http or https address, kept as it was written."""
    WEB_ADDRESS.validate_python(text)
    return text


class CoverageIn(Input):
    """Where the item was printed."""

    outlet: str = Field(min_length=1, max_length=100)
    title: str = Field(min_length=1, max_length=200)
    url: Annotated[str, Field(max_length=1000), AfterValidator(web_address)]
    published_at: AwareDatetime


class CoverageOut(Output):
    """The report as it is kept."""

    id: UUID
    outlet: str
    title: str
    url: str
    published_at: datetime
    reported_at: datetime


@routes.post("", status_code=201)
async def report(item_id: UUID, coverage: CoverageIn, desk: Desk, work: WorkDep) -> CoverageOut:
    """Tell where an item was printed; the school sees it."""
    printed = Printed(**coverage.model_dump())
    return CoverageOut.model_validate(await report_coverage(work, item_id=item_id, desk_id=desk.id, printed=printed))
