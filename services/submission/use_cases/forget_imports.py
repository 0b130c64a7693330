"""Forget imports."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.item_import import ImportRow, ItemImport

KEPT_DAYS = 30


async def forget_imports(work: Work) -> None:
    """What was read and never became drafts is not kept for longer than a month."""
    old = select(col(ItemImport.id)).where(
        col(ItemImport.drafted_at).is_(None), col(ItemImport.read_at) < work.now() - timedelta(days=KEPT_DAYS)
    )
    await work.run(delete(ImportRow).where(col(ImportRow.import_id).in_(old)))
    await work.run(delete(ItemImport).where(col(ItemImport.id).in_(old)))
