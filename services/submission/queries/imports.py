"""Imports of a unit: by file, by id, the newest; and which rows have come before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import any_, bindparam, delete, select
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, insert
from sqlmodel import col

from chassis.rows import new_id
from chassis.work import Work
from services.submission.domain.import_refusals import ImportNotFound
from services.submission.domain.item import Item
from services.submission.domain.item_import import ImportRow, ItemImport

NEWEST = 20


@dataclass(frozen=True)
class RowWithItem:
    """A row, and how far its item is."""

    row: ImportRow
    item_state: str | None


async def import_of_file(work: Work, fresh: ItemImport) -> ItemImport:
    """The one import of this file, locked: the given one, or the one that came first."""
    key = {name: getattr(fresh, name) for name in ("unit_id", "edition_id", "item_type", "file_hash")}
    values = {name: getattr(fresh, name) for name in ItemImport.model_fields}
    await work.run(insert(ItemImport).values(**values | {"id": new_id()}).on_conflict_do_nothing())
    statement = select(ItemImport).filter_by(**key).with_for_update()
    found: ItemImport = (await work.run(statement)).scalars().one()
    return found


async def locked_import(work: Work, import_id: UUID, *, unit_id: UUID) -> ItemImport:
    """The import, locked; ImportNotFound when it is none of the unit's."""
    found: ItemImport | None = await work.find(ItemImport, import_id)
    if found is None or found.unit_id != unit_id:
        raise ImportNotFound
    return found


async def import_with_rows(work: Work, import_id: UUID, *, unit_id: UUID) -> tuple[ItemImport, list[RowWithItem]]:
    """An import with its rows in the order of the file; ImportNotFound as above."""
    found = await work.read(ItemImport, import_id)
    if found is None or found.unit_id != unit_id:
        raise ImportNotFound
    return found, await rows_with_items(work, import_id)


async def rows_with_items(work: Work, import_id: UUID) -> list[RowWithItem]:
    """In the order of the file."""
    statement = (
        select(ImportRow, col(Item.state))
        .outerjoin(Item, col(Item.id) == col(ImportRow.item_id))
        .where(col(ImportRow.import_id) == import_id)
        .order_by(col(ImportRow.number))
    )
    return [RowWithItem(row, state) for row, state in (await work.run(statement)).all()]


async def newest_imports(work: Work, *, unit_id: UUID) -> Sequence[ItemImport]:
    """The unit's last imports, the newest first."""
    statement = select(ItemImport).where(col(ItemImport.unit_id) == unit_id).order_by(col(ItemImport.id).desc())
    found: Sequence[ItemImport] = (await work.run(statement.limit(NEWEST))).scalars().all()
    return found


async def rows_that_came_before(work: Work, of: ItemImport, hashes: Sequence[bytes]) -> Mapping[bytes, UUID]:
    """Rows with the same content that the unit imported as the same type in the edition: hash → item."""
    statement = (
        select(col(ImportRow.content_hash), col(ImportRow.item_id))
        .join(ItemImport, col(ItemImport.id) == col(ImportRow.import_id))
        .where(
            col(ImportRow.content_hash) == any_(bindparam("hashes", list(hashes), ARRAY(BYTEA))),
            col(ImportRow.item_id).is_not(None),
            col(ItemImport.unit_id) == of.unit_id,
            col(ItemImport.edition_id) == of.edition_id,
            col(ItemImport.item_type) == of.item_type,
        )
    )
    return {bytes(digest): item_id for digest, item_id in (await work.run(statement)).all()}


async def drop_rows(work: Work, import_id: UUID) -> None:
    """Before the same file is read anew."""
    await work.run(delete(ImportRow).where(col(ImportRow.import_id) == import_id))
