"""Wrong ways to end a request."""

import hashlib
from typing import Annotated

from fastapi import Depends
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import endpoints
from chassis.database import Database
from chassis.errors import DomainError
from chassis.work import Work
from tests.faults.mutants.patching import MutantLost, replace


def commit_after_response() -> None:
    """The transaction ends when the answer is out (FastAPI's default for a dependency that yields).

    A process that is killed in between has told a success that never was: I1.
    """
    late = Annotated[Work, Depends(endpoints.open_work)]
    for dependency in (endpoints.claimed_work, endpoints.composed_work):
        if dependency.__annotations__.get("work") != endpoints.OpenWork:
            raise MutantLost(f"{dependency.__name__} does not take OpenWork any more")
        dependency.__annotations__["work"] = late


class Conflict(DomainError):
    """What the wrong version tells."""

    code = "conflict"


def unknown_commit_is_a_conflict() -> None:
    """Whatever the database says at COMMIT is told as a refusal, `except SQLAlchemyError: raise 409`.

    A COMMIT whose answer is lost has had its effect: what was told as refused stands, I2.
    """

    async def wrong(session: AsyncSession) -> None:
        try:
            await session.commit()
        except SQLAlchemyError as error:
            raise Conflict from error

    replace(Database, "_commit", wrong)


def key_without_body_hash() -> None:
    """An Idempotency-Key is known again whatever the request says.

    A second, other request is answered as if it had been done: one key, two requests, I3.
    """
    replace(endpoints, "hash_request", lambda *_request: hashlib.sha256(b"").digest())
