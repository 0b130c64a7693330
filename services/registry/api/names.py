"""Names for the account ids that other services show: they themselves know none."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import standing
from services.registry.domain.account import Account

routes = router("/names", tags=["accounts"])

MOST = 100
NameReader = Annotated[
    Account, Depends(standing(Role.LIAISON, Role.APPROVER, Role.EDITOR, Role.PUBLISHER, Role.REGISTRAR))
]


class NameOut(Output):
    """Who an account is."""

    id: UUID
    display_name: str
    unit_name: str


class NameList(Output):
    """The names that the caller may know; an id that is not there has none for the caller."""

    items: tuple[NameOut, ...]


@routes.get("")
async def read_list(
    reader: NameReader,
    work: WorkDep,
    response: Response,
    account_ids: Annotated[list[UUID], Query(alias="id", min_length=1, max_length=MOST)],
) -> NameList:
    """Who these accounts are; an account that has ended keeps its name."""
    found = await queries.names_for(work, account_ids, reader)
    response.headers["Cache-Control"] = "private, max-age=300"
    return NameList(items=tuple(NameOut.model_validate(each) for each in found))
