"""The ministry publishes an edition."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from services.registry import messages
from services.registry.domain.audit import Act
from services.registry.domain.edition import Edition, EditionContent, EditionExists
from services.registry.use_cases.record_act import record_act


async def publish_edition(work: Work, *, year: int, content: EditionContent, by: UUID | None) -> Edition:
    """One edition a year; of two at once the second is told that it exists."""
    edition = Edition.published(year, content, by=by, at=work.now())
    statement = insert(Edition).values(edition.model_dump()).on_conflict_do_nothing().returning(Edition)
    if (await work.run(statement)).first() is None:
        raise EditionExists(extensions={"editionId": str(edition.id)})
    work.publish(messages.edition_published(edition))
    await record_act(work, Act("publish-edition", about=("edition", str(edition.id)), by=by))
    return edition
