"""The draft of a form, made from the form itself: any part of it, each within its limit."""

from collections.abc import Iterable, Mapping
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

from annotated_types import MinLen
from pydantic import AfterValidator, BaseModel, create_model, field_validator, model_validator
from pydantic.fields import FieldInfo

from chassis.bodies import Input
from services.submission.forms.once import each_once

EMPTY: tuple[Any, ...] = (None, "", [])


class WhenComplete(AfterValidator):
    """A check of the complete form only: what is half written passes into a draft."""


class DraftPart(Input):
    """A form, or a row of one, of which anything may be missing; what is empty counts as missing."""

    @model_validator(mode="before")
    @classmethod
    def forget_empty(cls, given: Any) -> Any:
        """An emptied field, of whatever kind, is one that was not filled in."""
        return {k: v for k, v in given.items() if v != ""} if isinstance(given, Mapping) else given


class DraftForm(DraftPart):
    """What may be saved on the way."""

    asset_ids: tuple[UUID, ...] | None = None

    @field_validator("asset_ids")
    @classmethod
    def refuse_repeated(cls, value: tuple[UUID, ...] | None) -> tuple[UUID, ...] | None:
        """Each photo or video once."""
        return value if value is None else each_once(value)

    def content(self) -> dict[str, Any]:
        """The content to keep: what was filled in."""
        filled: dict[str, Any] = _filled(self.model_dump(mode="json"))
        return {name: value for name, value in filled.items() if value not in EMPTY}


@cache
def draft_of(form: type[BaseModel], base: type[DraftPart] = DraftForm) -> type[Any]:
    """The draft of a complete form."""
    fields: dict[str, Any] = {name: _loose_field(info) for name, info in form.model_fields.items()}
    return create_model(f"{form.__name__}Draft", __base__=base, __doc__=f"Any part of: {form.__doc__}", **fields)


def _loose_field(info: FieldInfo) -> tuple[Any, FieldInfo]:
    loose = _with(_loose(info.annotation), info.metadata)
    return loose | None, FieldInfo(default=None, title=info.title, description=info.description)


def _loose(annotation: Any) -> Any:
    """The same kind of value without what only something complete must keep."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _with(_loose(parts[0]), parts[1:])
    if origin in (list, tuple):
        return origin[tuple(part if part is Ellipsis else _loose(part) for part in parts)]
    if origin in (Union, UnionType):
        return reduce(or_, (part if part is NoneType else _loose(part) for part in parts))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return draft_of(annotation, DraftPart)
    return annotation


def _with(annotation: Any, metadata: Iterable[Any]) -> Any:
    kept = [
        each
        for one in metadata
        for each in (one.metadata if isinstance(one, FieldInfo) else (one,))
        if not isinstance(each, MinLen | WhenComplete)
    ]
    return Annotated[annotation, *kept] if kept else annotation


def _filled(value: Any) -> Any:
    """Without what rows have empty; the rows themselves stay, so that places in a list do not move."""
    if isinstance(value, Mapping):
        return {name: _filled(each) for name, each in value.items() if each not in EMPTY}
    return [_filled(each) for each in value] if isinstance(value, list) else value
