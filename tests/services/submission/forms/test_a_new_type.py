"""A type that nobody thought of: one form, one row of the edition, and the whole way."""

from uuid import UUID

import pytest
from pydantic import Field

from contracts.roles import Role
from services.submission.forms import REPORT_TYPES
from services.submission.forms.field_types import Passage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType
from tests.services.submission.report_contents import every_type
from tests.services.submission.world import BASE, World


class LetterForm(CompleteForm):
    """A letter to the ministry."""

    title: Title = Field(title="标题", description="写给谁", examples=["给教育部的一封信"])
    letter: Passage = Field(title="信", description="想说什么", examples=["我们想说……"])
    asset_ids: tuple[UUID, ...] = Field((), title="照片", description="可以不传", max_length=10)


@pytest.mark.parametrize("pooled", [True, False])
async def test_a_made_up_type_goes_from_draft_to_the_ministry_by_a_form_and_a_row(
    world: World, monkeypatch: pytest.MonkeyPatch, *, pooled: bool
) -> None:
    monkeypatch.setitem(REPORT_TYPES, "T13", ReportType(code="T13", complete=LetterForm, body=("letter",)))
    edition = every_type(world.edition, codes=("T13",))
    types = tuple(
        each.model_copy(update={"pooled": pooled}) if each.code == "T13" else each for each in edition.item_types
    )
    await world.tell(edition.model_copy(update={"item_types": types}))
    liaison, editor = world.liaison(), world.person(world.ministry, Role.EDITOR)

    item = await liaison.create(world.edition, "T13")
    missing = (await liaison.save(item["id"], {"title": "一封信"}, revision=1)).json()["missing"]
    saved = await liaison.save(item["id"], {"title": "一封信", "letter": "您好。"}, revision=2)
    submitted = await liaison.submit(item["id"])
    approved = await world.approver().approve(item["id"])
    accepted = await editor.send("POST", f"{BASE}/{item['id']}/acceptance")

    assert [each["pointer"] for each in missing] == ["/letter"]
    assert (saved.json()["missing"], submitted.status_code, approved.json()["state"]) == ([], 201, "approved")
    fact = (await world.said(item["id"]))[3 - 1].data
    passages = [{"name": "letter", "heading": "信", "text": "您好。"}] if pooled else []
    assert (fact["pooled"], fact["content"]["passages"]) == (pooled, passages)
    assert (accepted.status_code, accepted.json().get("code")) == ((409, "item-pooled") if pooled else (201, None))
