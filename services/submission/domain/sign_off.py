"""Who answers for an item: who drafted it, who sent it, who checked and who signed it, and who took it (审签)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.submission.domain.item_state import ItemState
from services.submission.domain.item_step import ItemStep, Step


class Part(StrEnum):
    """What somebody did for the version that stands."""

    DRAFTER = "drafter"
    SENDER = "sender"
    CHECKER = "checker"
    SIGNER = "signer"
    OFFICE = "office"


@dataclass(frozen=True)
class SignOff:
    """One person's part; who that is stays in the registry."""

    part: Part
    account_id: UUID
    unit_id: UUID | None
    at: datetime


def sign_offs(steps: Iterable[ItemStep]) -> list[SignOff]:
    """Of the last submission, in the order of the levels; an earlier round that was given back does not count. The
    last level below the ministry signs, those before it check."""
    drafted: list[SignOff] = []
    since: list[SignOff] = []
    for step in steps:
        if step.what == Step.SUBMITTED:
            since = []
        part = _part(step)
        if part is not None and step.account_id is not None:
            line = SignOff(part, step.account_id, step.unit_id, step.at)
            (drafted if part is Part.DRAFTER else since).append(line)
    return [*drafted, *since]


def _part(step: ItemStep) -> Part | None:
    match step.what, step.state:
        case Step.CREATED, _:
            return Part.DRAFTER
        case Step.SUBMITTED, _:
            return Part.SENDER
        case Step.APPROVED, ItemState.SUBMITTED:
            return Part.CHECKER
        case Step.APPROVED, _:
            return Part.SIGNER
        case Step.RECEIVED, _:
            return Part.OFFICE
    return None
