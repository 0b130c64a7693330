"""What an edition is made of, as it comes in and goes out over HTTP."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from chassis.bodies import Input, Output
from contracts.roles import UnitKind

Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(max_length=500)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
TypeCode = Annotated[str, StringConstraints(pattern=r"^T[0-9]{1,2}$")]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{1,39}$")]
Characters = Annotated[int, Field(ge=0, le=100_000)]


class TermIn(Input):
    """A word of a vocabulary."""

    code: Code
    name: Text
    group: Annotated[str, StringConstraints(max_length=40)] = ""


class VocabularyIn(Input):
    """The words from which fields of this name are chosen."""

    field: FieldName
    name: Text
    terms: Annotated[list[TermIn], Field(min_length=1, max_length=200)]


class WordingIn(Input):
    """How the edition words a thing (提法), and what is pointed at where it stands instead (R15)."""

    right: Text
    wrong: Annotated[list[Text], Field(min_length=1, max_length=50)]
    note: Words = ""


class ItemTypeIn(Input):
    """A report type with its limits; its own times stand before the edition's."""

    code: TypeCode
    name: Text
    title_max: Annotated[int, Field(ge=1, le=200)]
    body_min: Characters
    body_max: Characters
    photos_max: Annotated[int, Field(ge=0, le=100)]
    videos_max: Annotated[int, Field(ge=0, le=20)]
    owed_by: Annotated[tuple[UnitKind, ...], Field(max_length=10)] = ()
    per_unit_max: Annotated[int, Field(ge=1, le=1000)] | None = None
    highlights_max: Annotated[int, Field(ge=0, le=100)] | None = None
    pooled: bool = True
    opens_at: AwareDatetime | None = None
    due_at: AwareDatetime | None = None
    locks_at: AwareDatetime | None = None


class IssuerIn(Input):
    """A ministry that issues the notice; the order is that of the seals (R5)."""

    name: Text


class ContactIn(Input):
    """An office that helps (R72): never a person."""

    office: Text
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9 ()+\-转]{0,40}$")] = ""
    fax: Annotated[str, StringConstraints(pattern=r"^[0-9 ()+\-转]{0,40}$")] = ""
    email: Annotated[str, StringConstraints(pattern=r"^([^@\s]{1,64}@[^@\s]{1,120})?$")] = ""


class NationalActivityIn(Input):
    """A line of attachment 1: who leads what, when and where (R20); two may lead together."""

    name: Text
    leads: Annotated[list[Text], Field(min_length=1, max_length=10)]
    on: date | None = None
    place: Words = ""
    form: Words = ""
    launch_ceremony: bool = False


class ReferenceIdeaIn(Input):
    """A line of attachment 2: something that others may do as well (R33)."""

    name: Text
    description: Words = ""


class ItemTypeOut(Output):
    """A report type with its limits."""

    code: str
    name: str
    title_max: int
    body_min: int
    body_max: int
    photos_max: int
    videos_max: int
    owed_by: tuple[UnitKind, ...] = ()
    per_unit_max: int | None = None
    highlights_max: int | None = None
    pooled: bool = True
    opens_at: AwareDatetime | None = None
    due_at: AwareDatetime | None = None
    locks_at: AwareDatetime | None = None


class TermOut(Output):
    """A word of a vocabulary."""

    code: str
    name: str
    group: str = ""


class VocabularyOut(Output):
    """The words from which fields of this name are chosen."""

    field: str
    name: str
    terms: tuple[TermOut, ...]


class WordingOut(Output):
    """How the edition words a thing."""

    right: str
    wrong: tuple[str, ...]
    note: str = ""


class IssuerOut(Output):
    """A ministry that issues the notice."""

    name: str


class ContactOut(Output):
    """An office that helps."""

    office: str
    phone: str = ""
    fax: str = ""
    email: str = ""


class NationalActivityOut(Output):
    """A line of attachment 1."""

    name: str
    leads: tuple[str, ...]
    on: date | None = None
    place: str = ""
    form: str = ""
    launch_ceremony: bool = False


class ReferenceIdeaOut(Output):
    """A line of attachment 2."""

    name: str
    description: str = ""
