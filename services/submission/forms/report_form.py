"""What every form has."""

from collections.abc import Iterator
from uuid import UUID

from pydantic import ConfigDict, field_validator

from chassis.bodies import Input
from chassis.errors import FieldError
from services.submission.forms.once import each_once

MISSING = "此项必填"


class CompleteForm(Input):
    """What must be there when an item is submitted; built with the first of its type."""

    model_config = ConfigDict(defer_build=True)

    title: str
    asset_ids: tuple[UUID, ...]

    @field_validator("asset_ids")
    @classmethod
    def refuse_repeated(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each photo or video once."""
        return each_once(value)

    def faults(self) -> Iterator[FieldError]:
        """What one field asks of another; looked at when each for itself is right."""
        yield from ()


def missing(name: str, words: str = MISSING) -> FieldError:
    """A field that is asked for because of another."""
    return FieldError(f"/{name}", words, "missing")
