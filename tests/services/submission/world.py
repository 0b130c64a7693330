"""A small country for tests: an edition, units in a tree, their people, and a client that speaks for each."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from fastapi import FastAPI

from chassis.clock import FixedClock
from chassis.consumer import Consumer
from chassis.database import Database
from chassis.outbox import Publishable
from chassis.principal import Principal
from chassis.rows import new_id
from chassis.subscriptions import Hearing
from chassis.testing import Issuer, Published, deliver, published
from contracts.media import AssetDeclared, AssetReady, AssetRejected, Rights
from contracts.registry import AccessGranted, EditionPublished, ItemType, ObligationSet, Term, UnitEnrolled
from contracts.roles import Role, UnitKind
from services.submission.subscribers import media, publicity, registry

OPENS = datetime(2023, 4, 17, tzinfo=UTC)
DUE = datetime(2023, 5, 20, 16, tzinfo=UTC)
LOCKS = datetime(2023, 5, 27, 16, tzinfo=UTC)
DURING = datetime(2023, 5, 15, 2, tzinfo=UTC)
RIGHTS = Rights(credit="学校", licence="openweek-media-use", people_consented=True, ai_generated=False)
BASE = "/api/submission/v1/items"


def an_edition(edition_id: UUID, *, version: int = 1, **changes: Any) -> EditionPublished:
    """The edition of 2023 with two words in each vocabulary."""
    facts: dict[str, Any] = {
        "year": 2023,
        "theme": "技能：让生活更美好",
        "document_number": "教职成函〔2023〕5号",
        "starts_on": date(2023, 5, 14),
        "ends_on": date(2023, 5, 20),
        "opens_at": OPENS,
        "due_at": DUE,
        "locks_at": LOCKS,
        "focus_areas": (Term(code="policy", name="政策法规"), Term(code="people", name="人物")),
        "activity_types": (Term(code="open_campus", name="开放校园"), Term(code="open_field", name="开放赛场")),
        "item_types": (
            ItemType(code="T3", name="典型案例", title_max=30, body_min=30, body_max=3000, photos_max=3, videos_max=1),
            ItemType(code="T4", name="稿件", title_max=30, body_min=30, body_max=3000, photos_max=3, videos_max=1),
        ),
    }
    return EditionPublished(edition_id=edition_id, version=version, **(facts | changes))


def a_case(**changes: Any) -> dict[str, Any]:
    """The complete content of a case; None takes a field away."""
    content: dict[str, Any] = {
        "title": "胡同口的职教法小课堂",
        "focus_area": "policy",
        "activity_type": "open_campus",
        "background": "法律事务专业的学生把课堂搬到了学校旁边的三条胡同里。",
        "action": "三天里，小课堂走了九个点位，回答问题三百多个。",
        "result": "老师把重复率高的问题整理成四十二条问答。",
        "highlights": ["把法条改编成六个三分钟情景剧"],
        "keywords": ["普法", "情景剧"],
        "participants": 1260,
        "asset_ids": [],
    }
    return {name: value for name, value in (content | changes).items() if value is not None}


@dataclass
class Person:
    """An account at the service's door."""

    client: httpx.AsyncClient
    issuer: Issuer
    account: Principal

    async def send(self, method: str, path: str, *, key: str | None = None, **more: Any) -> httpx.Response:
        """A request with this account's token and an Idempotency-Key."""
        headers = self.issuer.headers(
            *self.account.roles, account_id=self.account.id, unit_id=self.account.unit_id, key=key
        )
        return await self.client.request(method, path, headers=headers | more.pop("headers", {}), **more)

    async def read(self, item_id: Any, part: str = "") -> dict[str, Any]:
        """An item, or a part of it, that must be there."""
        answer = await self.send("GET", f"{BASE}/{item_id}{part}")
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def create(self, edition_id: UUID, item_type: str = "T3") -> dict[str, Any]:
        """A new draft."""
        answer = await self.send("POST", BASE, json={"item_type": item_type, "edition_id": str(edition_id)})
        assert answer.status_code == 201, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def save(self, item_id: Any, content: Any, *, revision: int) -> httpx.Response:
        """Autosave."""
        return await self.send("PUT", f"{BASE}/{item_id}/draft", json=content, headers={"if-match": f'"{revision}"'})

    async def submit(self, item_id: Any, *, key: str | None = None, **body: Any) -> httpx.Response:
        """Send it up."""
        return await self.send("POST", f"{BASE}/{item_id}/submission", key=key, **({"json": body} if body else {}))

    async def approve(self, item_id: Any, *, key: str | None = None, **body: Any) -> httpx.Response:
        """Pass it one level up."""
        return await self.send("POST", f"{BASE}/{item_id}/approval", key=key, **({"json": body} if body else {}))

    async def give_back(self, item_id: Any, *, key: str | None = None, **body: Any) -> httpx.Response:
        """Return it."""
        body = {"notes": [{"pointer": "/background", "text": "请补充背景"}]} | body
        return await self.send("POST", f"{BASE}/{item_id}/return", key=key, json=body)

    async def withdraw(self, item_id: Any, *, key: str | None = None, **body: Any) -> httpx.Response:
        """Take it back."""
        body = {"reason": "数据有误"} | body
        return await self.send("POST", f"{BASE}/{item_id}/withdrawal", key=key, json=body)


@dataclass
class World:
    """The service on a database of its own, and everybody around it."""

    app: FastAPI
    client: httpx.AsyncClient
    issuer: Issuer
    clock: FixedClock
    edition: UUID = field(default_factory=new_id)
    ministry: UUID = field(default_factory=new_id)
    province: UUID = field(default_factory=new_id)
    school: UUID = field(default_factory=new_id)
    other_school: UUID = field(default_factory=new_id)
    council: UUID = field(default_factory=new_id)
    city: UUID = field(default_factory=new_id)
    city_school: UUID = field(default_factory=new_id)
    versions: dict[UUID, int] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        """The application's database."""
        database: Database = self.app.state.runtime.database
        return database

    @property
    def consumer(self) -> Consumer:
        """The worker's consumer on the same database."""
        return Consumer("submission", self.database, Hearing(registry.hears, media.hears, publicity.hears))

    async def tell(self, *events: Publishable) -> None:
        """Events as Kafka would bring them, in one batch."""
        await self.consumer.handle([deliver(event) for event in events])

    async def settle(self) -> None:
        """The edition is published and all units are enrolled."""
        await self.tell(
            an_edition(self.edition),
            self.unit(self.ministry, "D01", UnitKind.MINISTRY),
            self.unit(self.province, "370000", UnitKind.PROVINCE, self.ministry),
            self.unit(self.school, "3701X", UnitKind.SCHOOL, self.ministry, self.province),
            self.unit(self.other_school, "3702X", UnitKind.SCHOOL, self.ministry, self.province),
            self.unit(self.council, "H01", UnitKind.INDUSTRY_COUNCIL, self.ministry),
            self.unit(self.city, "370200", UnitKind.PLAN_CITY, self.ministry, self.province),
            self.unit(self.city_school, "3703X", UnitKind.SCHOOL, self.ministry, self.province, self.city),
        )

    def unit(self, unit_id: UUID, code: str, kind: UnitKind, *above: UUID) -> UnitEnrolled:
        """A unit takes part."""
        return UnitEnrolled(
            enrolment_id=new_id(),
            edition_id=self.edition,
            unit_id=unit_id,
            code=code,
            name=f"单位{code}",
            short_name=code,
            kind=kind,
            region="山东省",
            path=(*above, unit_id),
            version=1,
        )

    def closed(self, unit_id: UUID, code: str, *, on: date) -> UnitEnrolled:
        """The same school, which reports nothing new from that day on."""
        enrolled = self.unit(unit_id, code, UnitKind.SCHOOL, self.ministry, self.province)
        return enrolled.model_copy(update={"version": 2, "closed_on": on})

    def obligation(self, unit_id: UUID, *, item_type: str = "T3", **changes: Any) -> ObligationSet:
        """An extension for one unit, unless told otherwise."""
        facts: dict[str, Any] = {
            "kind": "extension",
            "includes_below": False,
            "waived": False,
            "due_at": None,
            "locks_at": None,
            "version": 1,
        }
        return ObligationSet(
            obligation_id=new_id(),
            edition_id=self.edition,
            unit_id=unit_id,
            item_type=item_type,
            **(facts | changes),
        )

    def person(self, unit_id: UUID, *roles: Role) -> Person:
        """A new account."""
        account = Principal(id=new_id(), unit_id=unit_id, roles=frozenset(roles))
        return Person(self.client, self.issuer, account)

    def liaison(self, unit_id: UUID | None = None) -> Person:
        """A liaison, of the school unless told otherwise."""
        return self.person(unit_id or self.school, Role.LIAISON)

    def approver(self, unit_id: UUID | None = None) -> Person:
        """An approver, of the province unless told otherwise."""
        return self.person(unit_id or self.province, Role.APPROVER)

    async def department(self, unit_id: UUID | None = None, name: str = "山东省委宣传部") -> Person:
        """A co-department, of the province's territory unless told otherwise, of which the registry has told."""
        person = self.person(unit_id or self.province, Role.CO_DEPARTMENT)
        await self.tell(self.granted(person, name))
        return person

    def granted(self, person: Person, name: str, *, version: int = 1) -> AccessGranted:
        """A department's account has this name on the roster."""
        return AccessGranted(
            account_id=person.account.id,
            kind="person",
            unit_id=person.account.unit_id,
            unit_name="单位370000",
            region="山东省",
            roles=(Role.CO_DEPARTMENT, "a_role_of_times_to_come"),
            department=name,
            version=version,
        )

    async def a_draft(self, liaison: Person, **changes: Any) -> dict[str, Any]:
        """A saved draft, complete unless told otherwise."""
        item = await liaison.create(self.edition)
        answer = await liaison.save(item["id"], a_case(**changes), revision=1)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def a_submission(self, liaison: Person, **changes: Any) -> dict[str, Any]:
        """A submitted item."""
        draft = await self.a_draft(liaison, **changes)
        answer = await liaison.submit(draft["id"])
        assert answer.status_code == 201, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def an_approval(self, liaison: Person, **changes: Any) -> dict[str, Any]:
        """An approved item."""
        item = await self.a_submission(liaison, **changes)
        answer = await self.approver().approve(item["id"])
        assert answer.status_code == 201, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def said(self, item_id: Any) -> list[Published]:
        """What was published of an item, in order."""
        return [each for each in await published(self.database) if each.subject == str(item_id)]

    def declared(self, asset_id: UUID, *, unit_id: UUID | None = None, kind: str = "photo") -> AssetDeclared:
        """An upload was opened."""
        return AssetDeclared(asset_id=asset_id, unit_id=unit_id or self.school, kind=kind, version=self._next(asset_id))

    def ready(
        self, asset_id: UUID, *, unit_id: UUID | None = None, kind: str = "photo", taken_on: date | None = None
    ) -> AssetReady:
        """The asset can be shown."""
        return AssetReady(
            asset_id=asset_id,
            unit_id=unit_id or self.school,
            kind=kind,
            version=self._next(asset_id),
            caption="小课堂",
            content_type="image/jpeg",
            bytes=1,
            sha256="0" * 64,
            width=4000,
            height=3000,
            seconds=0,
            renditions=(),
            rights=None if kind == "document" else RIGHTS,
            taken_on=taken_on,
        )

    def rejected(self, asset_id: UUID, *, kind: str = "photo", reason: str = "文件不完整，请重新上传") -> AssetRejected:
        """The asset cannot be used."""
        return AssetRejected(
            asset_id=asset_id,
            unit_id=self.school,
            kind=kind,
            version=self._next(asset_id),
            reason_code="truncated",
            reason=reason,
        )

    def _next(self, subject: UUID) -> int:
        self.versions[subject] = self.versions.get(subject, 0) + 1
        return self.versions[subject]


SECOND = timedelta(seconds=1)
