"""Editions that a process keeps while their version holds: in a rush every submission looks at the same one."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.known_edition import KnownEdition
from services.submission.queries.copies import CopyOf


class KeptEditions:
    """The newest version that was seen of each edition; nobody changes what is kept."""

    def __init__(self) -> None:
        self._kept: dict[UUID, KnownEdition] = {}

    async def at(self, work: Work, versions: Mapping[UUID, int]) -> Mapping[UUID, KnownEdition]:
        """The editions at these versions or later ones; a statement only where one has changed or is new."""
        newer = [each for each, version in versions.items() if not self._holds(each, version)]
        if newer:
            whole = select(CopyOf(KnownEdition, name="edition")).where(col(KnownEdition.edition_id).in_(newer))
            self._kept |= {edition.edition_id: edition for (edition,) in await work.run(whole)}
        return self._kept

    def _holds(self, edition_id: UUID, version: int) -> bool:
        kept = self._kept.get(edition_id)
        return kept is not None and kept.version >= version
