"""Liaisons: who stands for a unit, and who did before. The only place that holds their numbers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.errors import FieldError, NotFound, Unprocessable
from services.registry.domain.revisions import require_newest
from services.registry.domain.row import INSTANT, Row

MOBILE = re.compile(r"1[3-9]\d{9}")
OFFICE_PHONE = re.compile(r"(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?")
MAIL = re.compile(r"[^@\s]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


class NoLiaison(NotFound):
    """The unit has named nobody yet."""

    code = "no-liaison"
    title = "该单位还没有登记联络员"


class ContactUnfit(Unprocessable):
    """A number or an address that cannot be one."""

    code = "contact-unfit"
    title = "联系方式不正确"


@dataclass(frozen=True)
class Contact:
    """A person as the unit names it; the substitute stands in when the liaison is away."""

    name: str
    post: str = ""
    mobile: str = ""
    office_phone: str = ""
    email: str = ""
    substitute_name: str = ""
    substitute_mobile: str = ""

    @classmethod
    def typed(cls, **given: str) -> "Contact":
        """As people type it: full-width digits, blanks and dashes in a mobile number mean nothing."""
        plain = {name: unicodedata.normalize("NFKC", value).strip() for name, value in given.items()}
        for name in ("mobile", "substitute_mobile"):
            plain[name] = re.sub(r"[\s-]", "", plain.get(name, "")).removeprefix("+86")
        plain["office_phone"] = re.sub(r"\s", "", plain.get("office_phone", "")).replace("转", "-").replace("—", "-")
        return cls(**plain)

    def check(self) -> None:
        """A liaison can be reached: by mobile or by office phone; all faults are told together."""
        faults = list(self._faults())
        if faults:
            raise ContactUnfit(errors=faults)

    def _faults(self) -> Iterator[FieldError]:
        if not self.mobile and not self.office_phone:
            yield FieldError("/mobile", "手机和办公电话至少填写一项", "missing")
        for name in ("mobile", "substitute_mobile"):
            if (number := getattr(self, name)) and not MOBILE.fullmatch(number):
                yield FieldError(f"/{name}", "手机号码应为 11 位数字，以 1 开头", "invalid")
        if self.office_phone and not OFFICE_PHONE.fullmatch(self.office_phone):
            yield FieldError("/office_phone", "办公电话应为区号-号码，例如 010-66096114", "invalid")
        if self.email and not MAIL.fullmatch(self.email):
            yield FieldError("/email", "电子邮箱格式不正确", "invalid")
        if self.substitute_mobile and not self.substitute_name:
            yield FieldError("/substitute_name", "填写了替补人电话，请同时填写姓名", "missing")

    def masked(self) -> "Contact":
        """As those outside of the chain see it."""
        return Contact(
            name=self.name[:1] + "*" * (len(self.name) - 1),
            post=self.post,
            mobile=_masked_number(self.mobile),
            office_phone=self.office_phone,
            email=f"{self.email[:1]}***@{self.email.partition('@')[2]}" if self.email else "",
            substitute_name=self.substitute_name[:1] + "*" * (len(self.substitute_name) - 1),
            substitute_mobile=_masked_number(self.substitute_mobile),
        )


CONTACT_FIELDS = tuple(Contact.__dataclass_fields__)


class Liaison(Row, table=True):
    """One person's time as a unit's liaison; the one without an end is the present one."""

    __table_args__ = (
        Index("uq_liaison_present", "unit_id", unique=True, postgresql_where="until is null"),
        CheckConstraint("char_length(name) between 1 and 40", name="name_fits"),
        CheckConstraint("revision >= 1", name="revision_positive"),
    )

    id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    name: str
    post: str
    mobile: str
    office_phone: str
    email: str
    substitute_name: str
    substitute_mobile: str
    since: datetime = Field(sa_type=INSTANT)
    until: datetime | None = Field(default=None, sa_type=INSTANT)
    note: str = ""
    revision: int = 1
    changed_at: datetime = Field(sa_type=INSTANT)
    changed_by: UUID | None = None

    @classmethod
    def named(
        cls, contact: Contact, *, liaison_id: UUID, unit_id: UUID, note: str, by: UUID | None, at: datetime
    ) -> "Liaison":
        """A liaison from now on; `note` is what the one before leaves to the successor."""
        contact.check()
        facts = asdict(contact)
        return cls(id=liaison_id, unit_id=unit_id, **facts, since=at, note=note, changed_at=at, changed_by=by)

    def contact(self) -> Contact:
        """How the person is reached."""
        return Contact(**{name: getattr(self, name) for name in CONTACT_FIELDS})

    def correct(self, contact: Contact, *, seen_revision: int, by: UUID | None, at: datetime) -> None:
        """The same person, another number; who was named before stays as it was."""
        require_newest(seen_revision, self.revision, changed_at=self.changed_at, changed_by=self.changed_by)
        contact.check()
        for name, value in asdict(contact).items():
            setattr(self, name, value)
        self.revision += 1
        self.changed_at, self.changed_by = at, by

    def end(self, *, at: datetime) -> None:
        """Another one takes over."""
        self.until = at


def _masked_number(number: str) -> str:
    return f"{number[:3]}****{number[-4:]}" if number else ""
