"""What an operator does to any service: look at its dead letters, have them tried again, give them up."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends

from chassis.auth import require
from chassis.bodies import Output
from chassis.dead_letters import ask_replay, discard, list_dead_letters
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal

routes = router("/dead-letters", tags=["operator"])

Operator = Annotated[Principal, Depends(require("operator"))]


class DeadLetterOut(Output):
    """A parked event: where it came from and why it was parked; never its content."""

    id: UUID
    consumer: str
    topic: str
    partition: int
    offset: int
    headers: dict[str, Any]
    error_code: str
    error: str
    attempts: int
    state: str
    parked_at: datetime
    bytes: int | None


class DeadLetterState(Output):
    """What was asked of a dead letter."""

    id: UUID
    state: str


@routes.get("")
async def list_open(operator: Operator, work: WorkDep) -> list[DeadLetterOut]:
    """Open dead letters, oldest first, 100 at most."""
    return [DeadLetterOut.model_validate(letter) for letter in await list_dead_letters(work)]


@routes.post("/{letter_id}/replay", status_code=202)
async def replay(letter_id: UUID, operator: Operator, work: WorkDep) -> DeadLetterState:
    """Have the worker try the event again."""
    await ask_replay(work, letter_id)
    return DeadLetterState(id=letter_id, state="replay")


@routes.post("/{letter_id}/discard")
async def give_up(letter_id: UUID, operator: Operator, work: WorkDep) -> DeadLetterState:
    """Give the event up for good."""
    await discard(work, letter_id)
    return DeadLetterState(id=letter_id, state="discarded")
