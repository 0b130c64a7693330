"""A unit tells its special website."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Unit, Website
from services.registry.domain.audit import Act
from services.registry.domain.unit import UnitNotFound
from services.registry.domain.website import NoWebsite, normal_url
from services.registry.use_cases.record_act import record_act


async def set_website(work: Work, *, unit_id: UUID, url: str, seen_revision: int | None, by: UUID | None) -> Website:
    """One address a unit; another one is told by who saw the newest. It is looked at anew."""
    address = normal_url(url)
    (await work.get(Unit, unit_id, refusal=UnitNotFound)).require_open()
    website = await work.find(Website, unit_id)
    if website is None and seen_revision:
        raise NoWebsite
    if website is None:
        website = Website(unit_id=unit_id, url=address, changed_at=work.now(), changed_by=by)
        work.add(website)
    else:
        website.require_revision(seen_revision or 0)
        website.tell(address, by=by, at=work.now())
    await record_act(work, Act("set-website", about=("unit", str(unit_id)), by=by, facts={"url": address}))
    return website
