"""A small ministry for tests: reviewers, editors, a publisher, desks, and items that submission approved."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI

from chassis.consumer import Consumer
from chassis.database import Database
from chassis.outbox import Publishable
from chassis.rows import new_id
from chassis.subscriptions import Hearing
from chassis.testing import Issuer, Published, deliver, published
from contracts.media import AssetReady, Rendition, Rights
from contracts.registry import AccessGranted, EditionPublished, Term, UnitEnrolled
from contracts.roles import Role, UnitKind
from contracts.submission import ItemApproved, ItemContent
from services.publicity.domain.rubric import rubric
from services.publicity.subscribers import media, registry, submission

BASE = "/api/publicity/v1"
SUBMITTED = datetime(2023, 5, 15, 2, tzinfo=UTC)
ROOT, SHANDONG, JILIN, SCHOOL = new_id(), new_id(), new_id(), new_id()
EDITION = new_id()
SHANDONG_PATH = (ROOT, SHANDONG, SCHOOL)


def an_item(item_id: UUID | None = None, *, version: int = 3, **changes: Any) -> ItemApproved:
    """A school's case as submission tells it when the province has approved it."""
    content = {
        "title": "胡同口的职教法小课堂",
        "focus_area": "policy",
        "activity_type": "law_publicity",
        "passages": (
            {"name": "background", "heading": "背景", "text": "学生把课堂搬到了三条胡同里。"},
            {"name": "action", "heading": "做法", "text": "三天里走了九个点位，\n回答问题三百多个。"},
            {"name": "result", "heading": "成效", "text": "整理成四十二条问答 <b>折页</b> & 电子版。"},
        ),
        "highlights": ("六个情景剧", "当场查法作答"),
        "keywords": ("普法",),
        "participants": 1260,
        "asset_ids": (),
    } | changes.pop("content", {})
    facts: dict[str, Any] = {
        "edition_id": EDITION,
        "item_type": "T3",
        "unit_id": SCHOOL,
        "unit_name": "齐鲁示例职业学院",
        "unit_path": SHANDONG_PATH,
        "region": "山东省",
        "occurred_at": SUBMITTED,
        "receipt_number": "2023-T3-000001",
        "submitted_at": SUBMITTED,
        "approved_at": SUBMITTED,
        "pooled": True,
        "content_hash": "0" * 64,
    }
    return ItemApproved(
        item_id=item_id or new_id(), version=version, content=ItemContent.model_validate(content), **(facts | changes)
    )


def an_asset(asset_id: UUID, *, sha256: str = "a" * 64, size: int = 1000, kind: str = "photo") -> AssetReady:
    """A verified photo or video."""
    video = kind == "video"
    kinds = "video/mp4" if video else "image/jpeg"
    web = Rendition(name="web", content_type=kinds, bytes=size, width=1600, height=900, sha256=sha256)
    still = Rendition(name="preview", content_type="image/jpeg", bytes=90, width=480, height=270, sha256="b" * 64)
    return AssetReady(
        version=2,
        asset_id=asset_id,
        unit_id=SCHOOL,
        kind="video" if video else "photo",
        caption="小课堂现场",
        content_type=kinds,
        bytes=5000,
        sha256="c" * 64,
        width=4000,
        height=2250,
        seconds=12.5 if video else 0,
        renditions=(still, web),
        rights=Rights(credit="示例摄影", licence="openweek-media-use", people_consented=True, ai_generated=False),
    )


def an_edition() -> EditionPublished:
    """The edition of 2023."""
    return EditionPublished(
        version=1,
        edition_id=EDITION,
        year=2023,
        theme="技能：让生活更美好",
        document_number="教职成函〔2023〕5号",
        starts_on=date(2023, 5, 14),
        ends_on=date(2023, 5, 20),
        opens_at=SUBMITTED,
        due_at=SUBMITTED,
        locks_at=SUBMITTED,
        focus_areas=(Term(code="policy", name="职业教育方针政策及法律法规"),),
        activity_types=(Term(code="law_publicity", name="普法宣讲"),),
        item_types=(),
    )


def a_province() -> UnitEnrolled:
    """The province above the school."""
    return UnitEnrolled(
        version=1,
        enrolment_id=new_id(),
        edition_id=EDITION,
        unit_id=SHANDONG,
        code="370000",
        name="山东省教育厅",
        short_name="山东省教育厅",
        kind=UnitKind.PROVINCE,
        region="山东省",
        path=(ROOT, SHANDONG),
    )


def points(value: int = 80, **changes: int) -> dict[str, int]:
    """The same points for each criterion, but for some."""
    return {each.code: value for each in rubric().criteria} | changes


@dataclass
class Person:
    """An account at the service's door."""

    client: httpx.AsyncClient
    issuer: Issuer
    roles: tuple[str, ...]
    account_id: UUID = field(default_factory=new_id)
    unit_id: UUID = field(default_factory=new_id)

    def headers(self, *, key: str | None = None) -> dict[str, str]:
        """This account's token and an Idempotency-Key."""
        return self.issuer.headers(*self.roles, account_id=self.account_id, unit_id=self.unit_id, key=key)

    async def get(self, path: str, **more: Any) -> httpx.Response:
        """Read."""
        headers = self.headers() | more.pop("headers", {})
        return await self.client.get(f"{BASE}{path}", headers=headers, **more)

    async def post(self, path: str, body: Any = None, *, key: str | None = None) -> httpx.Response:
        """Do."""
        return await self.client.post(f"{BASE}{path}", json=body, headers=self.headers(key=key))

    async def read(self, path: str, **more: Any) -> Any:
        """What must be there."""
        answer = await self.get(path, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def done(self, path: str, body: Any = None) -> Any:
        """What must succeed."""
        answer = await self.post(path, body)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()


@dataclass
class World:
    """The application and the people around it."""

    app: FastAPI
    client: httpx.AsyncClient
    issuer: Issuer
    consumer: Consumer
    reviewers: list[Person] = field(default_factory=list)

    @property
    def database(self) -> Database:
        """The application's database."""
        database: Database = self.app.state.runtime.database
        return database

    def person(self, *roles: str, unit_id: UUID | None = None) -> Person:
        """Someone with these roles."""
        return Person(self.client, self.issuer, roles, unit_id=unit_id or new_id())

    async def hear(self, *events: Publishable) -> None:
        """The consumer gets these events in one batch."""
        await self.consumer.handle([deliver(event) for event in events])

    async def told(self, prefix: str = "") -> list[Published]:
        """What waits in the outbox."""
        return await published(self.database, type_prefix=prefix)

    async def settle(self) -> None:
        """Three reviewers from elsewhere, three editors, a publisher."""
        self.editors = [self.person(Role.EDITOR) for _ in range(3)]
        self.publisher = self.person(Role.PUBLISHER)
        self.reviewers = [await self.reviewer(region="") for _ in range(3)]
        await self.hear(an_edition(), a_province())

    async def reviewer(self, *, region: str, unit_id: UUID | None = None) -> Person:
        """A reviewer whom publicity has heard of."""
        person = self.person(Role.REVIEWER, unit_id=unit_id)
        await self.hear(a_grant(person, region=region))
        return person

    async def desk(self, name: str = "示例日报") -> Person:
        """A desk that publicity has heard of."""
        person = self.person(Role.DESK)
        await self.hear(a_grant(person, region="", kind="desk", name=name))
        return person

    async def pool(self, **changes: Any) -> UUID:
        """A new entry in the pool."""
        item = an_item(**changes)
        await self.hear(item)
        return item.item_id

    async def assign(self, entry_id: UUID) -> list[Person]:
        """Have reviewers chosen; who they are."""
        await self.editors[0].done(f"/entries/{entry_id}/assignment")
        shown = await self.editors[0].read(f"/entries/{entry_id}")
        chosen = {each["reviewer_id"] for each in shown["assignments"] if not each["recused"]}
        return [each for each in self.reviewers if str(each.account_id) in chosen]

    async def score(self, entry_id: UUID, value: int = 80) -> None:
        """Both reviewers score."""
        for reviewer in await self.assign(entry_id):
            body = {"points": points(value), "comment": "材料扎实"}
            await reviewer.done(f"/entries/{entry_id}/scores", body)

    async def propose(self, entry_id: UUID) -> None:
        """Up to the proposal."""
        await self.score(entry_id)
        await self.editors[0].done(f"/entries/{entry_id}/proposal", {"reason": "做法新，可推广"})

    async def review(self, entry_id: UUID) -> None:
        """Up to the last of the three reviews."""
        await self.propose(entry_id)
        for editor, stage in zip(self.editors, ("first", "second", "final"), strict=True):
            await editor.done(f"/entries/{entry_id}/reviews", {"stage": stage, "verdict": "pass", "note": ""})

    async def decide(self, *, embargoed_until: datetime | None = None, **changes: Any) -> UUID:
        """A new entry, pooled to decided."""
        entry_id = await self.pool(**changes)
        await self.review(entry_id)
        until = embargoed_until.isoformat() if embargoed_until else None
        await self.editors[0].done(f"/entries/{entry_id}/decision", {"embargoed_until": until})
        return entry_id

    async def release(self, **changes: Any) -> UUID:
        """A new entry, pooled to released."""
        entry_id = await self.decide(**changes)
        await self.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
        return entry_id

    async def correct(self, entry_id: UUID, *, version: int = 9, **changes: Any) -> ItemApproved:
        """The unit's correction comes up; the higher its version, the later it was approved."""
        at = SUBMITTED + timedelta(hours=version)
        told = {"content": {"title": "改过的标题"}, "content_hash": f"{version:064}", "correction": "人数写错"}
        item = an_item(entry_id, version=version, **(told | {"submitted_at": at, "approved_at": at} | changes))
        await self.hear(item)
        return item


def a_grant(
    person: Person, *, region: str, kind: str = "person", name: str = "示例单位", version: int = 1
) -> AccessGranted:
    """The registry's word about an account."""
    return AccessGranted(
        version=version,
        account_id=person.account_id,
        kind="desk" if kind == "desk" else "person",
        unit_id=person.unit_id,
        unit_name=name,
        region=region,
        roles=tuple(Role(role) for role in person.roles),
    )


def a_consumer(database: Database) -> Consumer:
    """The worker's consumer on this database."""
    return Consumer("publicity", database, Hearing(registry.hears, submission.hears, media.hears))
