"""What requests and answers are made of. Nothing here needs a web framework: forms are bodies for workers too."""

from pydantic import BaseModel, ConfigDict


class Input(BaseModel):
    """A request body: unknown fields are refused, text is stripped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


class Output(BaseModel):
    """An answer, filled from rows. Every field is there, so its description says so of each.

    Not built when its module loads: the endpoint that gives it builds it as a part of its own answer.
    """

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True, defer_build=True)


class LockedAction(Output):
    """Something that could be done, but not now or not by you; `who` can open it, where anybody can."""

    action: str
    reason: str
    who: str = ""


class Actions(Output):
    """What the caller may do with a thing now, and what is locked."""

    allowed: tuple[str, ...] = ()
    locked: tuple[LockedAction, ...] = ()
