"""File a complaint."""

import os
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from services.submission.domain.complaint import WINDOW, Complaint, check_rate, complaint_number
from services.submission.domain.receipt import RANDOM_BYTES

BEIJING = ZoneInfo("Asia/Shanghai")


async def file_complaint(work: Work, *, about: UUID | None, text: str, contact: str, address_mark: str) -> Complaint:
    """Keep what somebody says, within the rate of one address; of two at once, one counts the other."""
    await work.run(select(func.pg_advisory_xact_lock(func.hashtextextended(address_mark, 0))))
    of_the_address = select(func.count()).where(
        col(Complaint.address_mark) == address_mark, col(Complaint.received_at) > work.now() - WINDOW
    )
    check_rate((await work.run(of_the_address)).scalars().one())
    complaint = Complaint(
        receipt_number=complaint_number(work.now().astimezone(BEIJING), random=os.urandom(RANDOM_BYTES)),
        about=about, text=text, contact=contact, address_mark=address_mark, received_at=work.now(),
    )  # fmt: skip
    work.add(complaint)
    return complaint
