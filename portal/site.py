"""What all pages share: what is known, how a page is made, and where things are."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import yaml
from fastapi import Depends, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from chassis.clock import Clock, DatabaseClock
from portal.answering import HTML, answer
from portal.brand_kit import BrandKit
from portal.catalogue import Catalogue
from portal.listening import Listener
from portal.releases import Releases
from portal.search import excerpt, highlighted
from portal.settings import HERE, Settings
from portal.texts import named, texts
from portal.week import BEIJING, Activity, read_activities

WEEKDAYS = "一二三四五六日"


class Contact(BaseModel):
    """Whom a reader can ask."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    phone: str = ""
    mail: str = ""
    hours: str = ""


@dataclass
class Site:
    """One portal: settings, what is known of the world, templates."""

    settings: Settings
    catalogue: Catalogue
    releases: Releases
    contacts: Sequence[Contact]
    activities: Sequence[Activity]
    kit: BrandKit
    clock: Clock = field(default_factory=DatabaseClock)  # the host's: nobody tells it another
    listener: Listener | None = None

    def __post_init__(self) -> None:
        style = _style_sheet()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self.policy = self.settings.content_security_policy(digest)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._templates.filters |= {"day": day_words, "moment": moment_words, "weekday": weekday, "size": size_words}
        self._templates.globals |= {
            "t": named(texts()), "site": self, "link": self.link, "address": self.address, "picture": self.picture,
            "style": Markup(style), "head": _fragment(self.settings.portal_host_head),  # noqa: S704 -- our own file
            "foot": _fragment(self.settings.portal_host_foot), "excerpt": excerpt, "highlighted": highlighted,
        }  # fmt: skip

    @classmethod
    def of(cls, settings: Settings) -> "Site":
        """With the files that the settings name; one that is missing or malformed keeps the portal from starting."""
        contacts = yaml.safe_load(settings.portal_contacts.read_text("utf-8"))
        return cls(
            settings=settings,
            catalogue=Catalogue(),
            releases=Releases(),
            contacts=tuple(Contact.model_validate(each) for each in contacts),
            activities=read_activities(settings.portal_activities),
            kit=BrandKit.read(settings.portal_brand_kit),
        )

    def link(self, path: str) -> str:
        """A page of ours, as a browser at the site reaches it."""
        return f"{self.settings.portal_root_path}{path}"

    def address(self, path: str) -> str:
        """A page of ours, as others reach it."""
        return f"{self.settings.public_url}{self.link(path)}"

    def picture(self, asset_id: UUID, form: str) -> str:
        """A picture or film of a released case; media answers only while the release stands."""
        return f"{self.settings.media_origin}/api/media/v1/released/{asset_id}/renditions/{form}"

    def picture_address(self, asset_id: UUID, form: str) -> str:
        """The same for a reader that is not at the site."""
        return f"{self.settings.public_url}/api/media/v1/released/{asset_id}/renditions/{form}"

    def page(self, request: Request, template: str, *, status: int = 200, **shown: Any) -> Response:
        """A page. `shown` is what its template names."""
        body = self._templates.get_template(template).render(path=request.url.path, **shown).encode()
        return answer(request, body, media_type=HTML, policy=self.policy, status=status)

    def file(self, request: Request, body: bytes, media_type: str) -> Response:
        """A feed or another file that programs read."""
        return answer(request, body, media_type=media_type, policy=self.policy)


def day_words(on: date | datetime, *, year: bool = True) -> str:
    """`2023年5月14日`, in Beijing."""
    day = on.astimezone(BEIJING).date() if isinstance(on, datetime) else on
    return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日"


def moment_words(at: datetime) -> str:
    """`5月14日 09:30`, in Beijing."""
    local = at.astimezone(BEIJING)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def weekday(on: date) -> str:
    """`周日`."""
    return f"周{WEEKDAYS[on.weekday()]}"


def size_words(count: int) -> str:
    """`12 KB`."""
    if count < 1024:
        return f"{count} B"
    return f"{count / 1024:.0f} KB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"


def _style_sheet() -> str:
    """Tokens and rules as one small sheet, sent within each page: nothing waits for a second round trip."""
    sheet = "".join((HERE / "static" / name).read_text("utf-8") for name in ("tokens.css", "site.css"))
    without_comments = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", without_comments)).strip()


def _fragment(path: Path | None) -> Markup:
    return Markup(path.read_text("utf-8") if path else "")  # noqa: S704 -- a file of the operator's


async def site_of(request: Request) -> Site:
    """The site of this process."""
    site: Site = request.app.state.site
    return site


class NotCaughtUp(Exception):
    """What is released is not known yet: an empty list would be a lie."""


async def caught_up(site: Annotated[Site, Depends(site_of)]) -> Site:
    """The site, once it knows all that stood there when it started."""
    if site.listener is not None and not site.listener.caught_up:
        raise NotCaughtUp
    return site


SiteDep = Annotated[Site, Depends(caught_up)]
