"""Note a co-department."""

from chassis.work import Work
from services.submission.domain.known_department import KnownDepartment


async def note_department(work: Work, *, department: KnownDepartment) -> None:
    """Keep the name that its account speaks by; a renamed one speaks by the new name from now on."""
    known = await work.find(KnownDepartment, department.account_id)
    if known is None:
        work.add(department)
    else:
        known.sqlmodel_update(department)
