"""Who comes to the system in a test: each in a browser context of their own, watched for what no page may do."""

from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize, WebError, expect

from cli.client import Account
from cli.demo.accounts import DemoFile

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
CONSOLE = "/console"
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)
# The browser's own words for an answer that is no success: what it means is for the page to show.
REFUSAL = "Failed to load resource"


@dataclass
class Watch:
    """What a page did that no page may do."""

    own: tuple[str, ...]
    """Addresses that belong to the system: the gateway and the object store."""
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """How the console lines begin that the test itself brings about."""

    def follow(self, context: BrowserContext) -> None:
        """Hear of every request, console line and error of the context's pages."""
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def _asked(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(self.own):
            self.foreign.append(request.url)

    def _said(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not line.text.startswith(REFUSAL):
            self.complaints.append(line.text)

    def _broke(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def faults(self) -> list[str]:
        """Other hosts that were asked, policies that were violated, what broke; empty when all is well."""
        complaints = [each for each in self.complaints if not self.expected or not each.startswith(self.expected)]
        return [f"another host was asked: {url}" for url in self.foreign] + complaints


@dataclass
class Visit:
    """Somebody at a browser."""

    url: str
    context: BrowserContext
    page: Page
    watch: Watch

    async def open(self, path: str) -> None:
        """An address of the system."""
        await self.page.goto(self.url + path)

    async def go(self, path: str) -> None:
        """A page of the console; it is there once it has its heading and nothing is being read any more."""
        await self.open(CONSOLE + path)
        await self.settled()

    async def settled(self) -> None:
        """The page has its heading, and nothing is being read any more."""
        await expect(self.page.locator("h1").first).to_be_visible()
        await expect(self.page.locator(".ow-loading")).to_have_count(0)

    async def sign_in(self, account: Account) -> None:
        """By the form, as a person does it."""
        await self.page.get_by_label("账号", exact=True).fill(account.username)
        await self.page.get_by_label("密码", exact=True).fill(account.password)
        await self.page.get_by_role("button", name="登录", exact=True).click()
        await expect(self.page.get_by_role("group", name="当前账号")).to_be_visible()

    async def another_tab(self) -> "Visit":
        """The same person, the same browser, one more tab."""
        return Visit(self.url, self.context, await self.context.new_page(), self.watch)


class Visits:
    """The visits of one test. When it failed, a picture and the trace of each stay as evidence."""

    def __init__(self, browser: Browser, file: DemoFile, store: str, *, evidence: Path) -> None:
        self._browser = browser
        self._file = file
        self._own = (f"{file.url}/", f"{store}/")
        self._evidence = evidence
        self._open: list[Visit] = []
        self.failed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        faults = [fault for visit in self._open for fault in visit.watch.faults()]
        for number, visit in enumerate(self._open, start=1):
            await self._leave(visit, self._evidence / str(number) if self.failed or faults else None)
        assert self.failed or not faults, "\n".join(faults)

    async def _leave(self, visit: Visit, evidence: Path | None) -> None:
        if evidence and not visit.page.is_closed():
            await visit.page.screenshot(path=evidence.with_suffix(".png"))
        await visit.context.tracing.stop(path=evidence.with_suffix(".zip") if evidence else None)
        await visit.context.close()

    async def stranger(self, *, phone: bool = False, script: bool = True) -> Visit:
        """Somebody who is not signed in."""
        context = await self._browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            is_mobile=phone,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=script,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        await context.tracing.start(snapshots=True)
        watch = Watch(self._own)
        watch.follow(context)
        visit = Visit(self._file.url, context, await context.new_page(), watch)
        self._open.append(visit)
        return visit

    async def person(self, username: str, path: str = "/", *, phone: bool = False) -> Visit:
        """Somebody of the demo, signed in at a page of the console."""
        visit = await self.stranger(phone=phone)
        await visit.open(CONSOLE + path)
        await visit.sign_in(self.account(username))
        await visit.settled()
        return visit

    def account(self, username: str) -> Account:
        """Their name and password."""
        return self._file.named(username)
