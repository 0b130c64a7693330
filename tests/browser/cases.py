"""One case in each state, made by the public API: what the pages show that a test only looks at."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cli.demo import pictures
from cli.demo.cases import JOURNEY_UNIT, demo_cases
from cli.demo.loading import patiently
from services.registry.domain.identity import unit_id_of
from tests.flows.people import STAGES, People
from tests.infra.waiting import eventually

RETURN_NOTE = {"/result": "请注明数据的来源和统计口径。"}
WITHDRAWAL = "学校来函：文中统计口径有误，请停止使用。"


@dataclass(frozen=True)
class Cases:
    """Item ids by what became of each."""

    draft: str
    returned: str
    submitted: str
    assigned: str
    scored: str
    decided: str
    released: str
    withdrawn: str
    """From the media: both desks are asked, one has confirmed."""
    call: str
    """What the province asks of the school."""


async def prepared(people: People) -> Cases:
    """All of them, from one school."""
    return await _Maker(people).make()


class _Maker:
    def __init__(self, people: People) -> None:
        self.people = people
        self.contents = iter([dict(case.content) for case in demo_cases()[10:]])

    async def make(self) -> Cases:
        people = self.people
        photo = await people.liaison.upload(await pictures.photo("browser", "活动现场（演示配图）"))
        assets = [photo["asset_id"]]
        await people.liaison.verified(assets)

        returned = await self._submitted(assets)
        await people.approver.give_back(returned, RETURN_NOTE)
        assigned = await self._pooled()
        await people.editor.assign(assigned)
        scored = await self._scored()
        # The portal offers a filter where there is something to choose from.
        released = await self._decided(assets, focus_area="policy")
        other = await self._decided(assets, focus_area="economy")
        withdrawn = await self._decided(assets)
        await people.publisher.release([released, other, withdrawn])
        await people.desks[0].report_coverage(
            released, title="校园里的公开课", url=f"https://daily.example/{released}", at=datetime.now(UTC)
        )
        await people.publisher.withdraw(withdrawn, WITHDRAWAL)
        await eventually(lambda: self._is_told(withdrawn), within=20)
        await people.desks[1].tell(withdrawn, "removed", datetime.now(UTC))
        return Cases(
            draft=await self._written(),
            returned=returned,
            submitted=await self._submitted(assets),
            assigned=assigned,
            scored=scored,
            decided=await self._decided(assets),
            released=released,
            withdrawn=withdrawn,
            call=await self._called(),
        )

    async def _called(self) -> str:
        wish = {
            "edition_id": await self.people.edition_id(),
            "subject": "乡村振兴主题稿件",
            "demands": "围绕农技培训写一篇通讯，配两张照片。",
            "due_at": (datetime.now(UTC) + timedelta(days=5)).isoformat(),
            "unit_ids": [str(unit_id_of(JOURNEY_UNIT))],
        }
        return str((await self.people.approver.post("/api/submission/v1/calls", wish))["id"])

    async def _written(self, assets: list[str] | None = None, **more: Any) -> str:
        liaison, edition_id = self.people.liaison, await self.people.edition_id()
        # Submission may not have heard of the edition or the unit yet.
        created = await patiently(lambda: liaison.create_item(edition_id))
        content = next(self.contents) | more | ({"asset_ids": assets} if assets else {})
        await liaison.save_draft(created["id"], content, etag=created.etag)
        return str(created["id"])

    async def _submitted(self, assets: list[str] | None = None, **more: Any) -> str:
        item_id = await self._written(assets, **more)
        await self.people.liaison.submit(item_id)
        return item_id

    async def _pooled(self, assets: list[str] | None = None, **more: Any) -> str:
        item_id = await self._submitted(assets, **more)
        await patiently(lambda: self.people.approver.approve(item_id))
        await self.people.in_pool(item_id)
        return item_id

    async def _scored(self, assets: list[str] | None = None, **more: Any) -> str:
        item_id = await self._pooled(assets, **more)
        await self.people.editor.assign(item_id)
        rubric = await self.people.reviewers[0].get("/api/publicity/v1/rubric")
        for reviewer in self.people.reviewers:
            await reviewer.score(item_id, {each["code"]: 85 for each in rubric["criteria"]}, "做法具体，可推广。")
        return item_id

    async def _decided(self, assets: list[str] | None = None, **more: Any) -> str:
        item_id = await self._scored(assets, **more)
        await self.people.editor.propose(item_id, "有数据，可推广。")
        for editor, stage in zip(self.people.editors, STAGES, strict=True):
            await editor.review(item_id, stage, note="通过")
        await self.people.editor.decide(item_id)
        return item_id

    async def _is_told(self, item_id: str) -> bool:
        owed = await self.people.desks[1].open_withdrawals()
        return any(each["item_id"] == item_id for each in owed["items"])
