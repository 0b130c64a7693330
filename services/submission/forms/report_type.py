"""What every report type has: a complete form, a draft of it, and how the two and the edition's limits are held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ValidationError, field_validator

from chassis.endpoints import Input
from chassis.errors import FieldError
from chassis.problem_words import words_for
from services.submission.domain.asset_list import KnownAssets, asset_faults, ids_in
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import ContentInvalid

FormT = TypeVar("FormT", bound=Input)


class CompleteForm(Input):
    """What must be there when an item is submitted."""

    title: str
    asset_ids: tuple[UUID, ...]

    @field_validator("asset_ids")
    @classmethod
    def refuse_repeated(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each photo or video once."""
        return _once(value)


class DraftForm(Input):
    """What may be saved on the way: any part of the form, each within its limit."""

    asset_ids: tuple[UUID, ...] | None = None

    @field_validator("asset_ids")
    @classmethod
    def refuse_repeated(cls, value: tuple[UUID, ...] | None) -> tuple[UUID, ...] | None:
        """Each photo or video once."""
        return value if value is None else _once(value)

    def content(self) -> dict[str, Any]:
        """The content to keep: what was filled in."""
        return {k: v for k, v in self.model_dump(mode="json").items() if v not in (None, "", [])}


@dataclass(frozen=True)
class ReportType:
    """One report type. `body` names the fields whose lengths together are the body; `words` are chosen from a
    vocabulary of the edition."""

    code: str
    complete: type[CompleteForm]
    draft: type[DraftForm]
    body: tuple[str, ...]

    def read_draft(self, raw: Mapping[str, Any]) -> DraftForm:
        """The draft as sent, or ContentInvalid with the places that are wrong."""
        form, faults = _read(self.draft, raw)
        if form is None:
            raise ContentInvalid("请按下列提示修改，已保存的内容没有改变", errors=faults)
        return form

    def read(
        self, content: Mapping[str, Any], *, edition: KnownEdition, known: KnownAssets, unit_id: UUID
    ) -> tuple[dict[str, Any], list[FieldError]]:
        """The content in the one form that is kept and hashed, and all that keeps the unit from submitting it: what
        is missing, and what is not allowed. With faults the form is empty or of no use."""
        form, faults = _read(self.complete, content)
        limits = edition.limits(self.code) or {}
        faults += _unknown_words(content, edition)
        faults += self._title_and_body(content, limits)
        faults += _too_many_assets(content, limits, known)
        faults += asset_faults(ids_in(content), known, unit_id=unit_id)
        return (form.model_dump(mode="json") if form else {}), faults

    def faults(
        self, content: Mapping[str, Any], *, edition: KnownEdition, known: KnownAssets, unit_id: UUID
    ) -> list[FieldError]:
        """What the unit has to mend before it can submit the content."""
        return self.read(content, edition=edition, known=known, unit_id=unit_id)[1]

    def _title_and_body(self, content: Mapping[str, Any], limits: Mapping[str, Any]) -> list[FieldError]:
        faults = []
        title_max = limits.get("title_max")
        if title_max is not None and len(content.get("title", "")) > title_max:
            faults.append(FieldError("/title", f"不能超过 {title_max} 个字", "string_too_long"))
        if all(content.get(name) for name in self.body):
            length = sum(len(content[name]) for name in self.body)
            low, high = limits.get("body_min", 0), limits.get("body_max")
            if length < low:
                faults.append(self._body_fault(f"正文合计 {length} 个字，不能少于 {low} 个字", "body_too_short"))
            if high is not None and length > high:
                faults.append(self._body_fault(f"正文合计 {length} 个字，不能超过 {high} 个字", "body_too_long"))
        return faults

    def _body_fault(self, detail: str, code: str) -> FieldError:
        return FieldError(f"/{self.body[0]}", detail, code)


def _read(form: type[FormT], raw: Mapping[str, Any]) -> tuple[FormT | None, list[FieldError]]:
    try:
        return form.model_validate(raw), []
    except ValidationError as error:
        return None, [
            FieldError(
                "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in each["loc"]),
                words_for(each["type"], each.get("ctx") or {}),
                each["type"],
            )
            for each in error.errors(include_url=False, include_input=False)
        ]


def _once(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    if len(set(ids)) < len(ids):
        raise ValueError("同一个照片或视频不能重复添加")
    return ids


def _unknown_words(content: Mapping[str, Any], edition: KnownEdition) -> list[FieldError]:
    return [
        FieldError(f"/{name}", "不在本届活动周的可选范围内", "vocabulary")
        for name, words in edition.vocabularies.items()
        if content.get(name) and content[name] not in words
    ]


def _too_many_assets(content: Mapping[str, Any], limits: Mapping[str, Any], known: KnownAssets) -> list[FieldError]:
    """Photos and videos have a limit each; one that nobody has heard of counts towards the sum only."""
    ids = ids_in(content)
    photos_max, videos_max = limits.get("photos_max", len(ids)), limits.get("videos_max", len(ids))
    kinds = [known[each].kind for each in ids if each in known]
    faults = []
    for kind, most, word in (("photo", photos_max, "照片"), ("video", videos_max, "视频")):
        if kinds.count(kind) > most:
            faults.append(FieldError("/asset_ids", f"{word}不能超过 {most} 个", "too_long"))
    if not faults and len(ids) > photos_max + videos_max:
        faults.append(FieldError("/asset_ids", f"照片和视频合计不能超过 {photos_max + videos_max} 个", "too_long"))
    return faults
