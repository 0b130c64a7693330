"""The ministry amends an edition."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages
from services.registry.domain.audit import Act
from services.registry.domain.edition import Edition, EditionContent, EditionNotFound
from services.registry.use_cases.record_act import record_act


async def amend_edition(
    work: Work, *, edition_id: UUID, content: EditionContent, seen_revision: int, by: UUID | None
) -> Edition:
    """The whole edition anew, by one who saw its newest revision; an amendment without a difference tells nothing."""
    edition = await work.get(Edition, edition_id, refusal=EditionNotFound)
    edition.require_revision(seen_revision)
    if edition.amend(content, by=by, at=work.now()):
        work.publish(messages.edition_published(edition))
        facts = {"version": edition.version}
        await record_act(work, Act("amend-edition", about=("edition", str(edition_id)), by=by, facts=facts))
    return edition
