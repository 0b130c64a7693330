"""One case's way: from a school's desk through its province and the ministry into the newspapers, and back."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx

from cli.client import Answer, Approver, Connection, Editor, Liaison, Publisher, Refused, Reviewer, SourceFile
from cli.demo import pictures
from cli.demo.accounts import DemoFile
from cli.demo.cases import JOURNEY_PARENT, JOURNEY_UNIT, journey_content
from cli.demo.loading import patiently
from cli.demo.narration import Narration
from cli.demo.press import Press

ResultT = TypeVar("ResultT")
LINK_SECONDS = 60
REVIEW_STAGES = {"first": "初审", "second": "复审", "final": "终审"}
RETURN_NOTES = {
    "/result": "“返乡青年占六成”请注明数据来源和统计口径。",
    "/highlights/0": "请写清楚“三步远”指的是什么。",
}


class Surprise(Exception):
    """Something came out otherwise than the story tells."""

    def __init__(self, expected: str, got: object) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected, self.got = expected, got


def expect(condition: object, expected: str, got: object) -> None:
    """Stop the story here when it is not so."""
    if not condition:
        raise Surprise(expected, got)


async def until(probe: Callable[[], Awaitable[ResultT | None]], what: str, *, within: float = 30.0) -> ResultT:
    """What the probe finds, asked again and again until it finds something."""
    deadline = time.monotonic() + within
    while True:
        found = await probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Surprise(f"{what} within {within:.0f} s", "nothing")
        await asyncio.sleep(0.02)


class Journey:
    """The actors and what they do, in the order in which they do it."""

    def __init__(
        self, connection: Connection, file: DemoFile, narration: Narration, *, watch_links_die: bool = True
    ) -> None:
        self.narration = narration
        self.watch_links_die = watch_links_die
        self.number = file.journeys
        self.liaison = Liaison(connection, file.first("liaison", unit_code=JOURNEY_UNIT))
        self.approver = Approver(connection, file.first("approver", unit_code=JOURNEY_PARENT))
        self.reviewers = [Reviewer(connection, account) for account in file.all_with("reviewer")]
        self.editors = [Editor(connection, account) for account in file.all_with("editor")]
        self.publisher = Publisher(connection, file.first("publisher"))
        self.press = Press(connection, file, narration)
        self.item_id = ""
        self.content: dict[str, Any] = {}

    async def run(self) -> None:
        """From the first word to the confirmed withdrawal."""
        await self.write()
        await self.upload()
        await self.submit()
        await self.give_back()
        await self.resubmit()
        await self.approve()
        await self.score()
        await self.review()
        async with self.press:
            await self.release()
            await self.print_it()
            await self.see_where()
            await self.withdraw()

    async def write(self) -> None:
        """A draft, saved on the server."""
        say = self.narration
        with say.step("联络员 liaison", f"of {JOURNEY_UNIT} signs in and writes a case"):
            session = await self.liaison.sign_in()
            say.fact(f"signed in as {session['account']['display_name']}, {session['account']['unit']['name']}")
            edition = await self.liaison.current_edition()
            say.fact(f"edition {edition['year']}: {edition['theme']}, open until {edition['locks_at']}")
            create = self.liaison.create_item
            created = await patiently(lambda: create(edition["id"]))
            self.item_id, self.content = created["id"], journey_content(self.number)
            first_words = {"title": self.content["title"], "background": self.content["background"]}
            draft = await self.liaison.save_draft(self.item_id, first_words, etag=created.etag)
            lacking = ", ".join(each["pointer"] for each in draft["missing"])
            say.fact(f"draft saved; 还差什么: {lacking}")

    async def upload(self) -> None:
        """Two photos and a clip, straight to the object store."""
        say = self.narration
        with say.step("联络员 liaison", "uploads two photos and a clip straight to the object store"):
            mark = f"journey-{self.number}-{self.item_id}"
            sources = [
                await pictures.photo(f"{mark}-1", "流动实训车停在集市东口（演示配图）"),
                await pictures.photo(f"{mark}-2", "赶集的人在试用焊接模拟器（演示配图）"),
                await pictures.clip("实训车的一天（演示短片）"),
            ]
            begun = time.monotonic()
            with say.sending() as bars:
                uploads = [
                    self._send(source, bars.add_task(source.path.name, total=source.size), bars) for source in sources
                ]
                opened = await asyncio.gather(*uploads)
            megabytes = sum(source.size for source in sources) / 1e6
            say.took(
                f"upload of {megabytes:.1f} MB in {sum(each['parts_count'] for each in opened)} parts",
                time.monotonic() - begun,
            )
            self.content["asset_ids"] = [each["asset_id"] for each in opened]

    async def _send(self, source: SourceFile, task: Any, bars: Any) -> Answer:
        return await self.liaison.upload(source, progress=lambda sent: bars.advance(task, sent))

    async def submit(self) -> None:
        """The receipt comes at once; media may still be in verification."""
        say = self.narration
        with say.step("联络员 liaison", "completes the case and submits it"):
            now = await self.liaison.item(self.item_id)
            draft = await self.liaison.save_draft(self.item_id, self.content, etag=now.etag)
            expect(not draft["missing"], "nothing missing", draft["missing"])
            begun = time.monotonic()
            receipt = await self.liaison.submit(self.item_id)
            say.took("submit → receipt", time.monotonic() - begun)
            on_time, waiting = "on time" if receipt["on_time"] else "late", len(receipt["media_not_ready"])
            say.fact(f"receipt [bold]{receipt['receipt_number']}[/], {on_time}, {waiting} media still in verification")

    async def give_back(self) -> None:
        """The province wants more."""
        say = self.narration
        with say.step("审核员 approver", f"of {JOURNEY_PARENT} returns it once, with a note per field"):
            await self.approver.sign_in()
            await self.approver.give_back(self.item_id, RETURN_NOTES)
            seen = await self.liaison.item(self.item_id)
            expect(seen["state"] == "returned", "state returned", seen["state"])
            for note in seen["returned"]["notes"]:
                say.fact(f"the liaison reads at {note['pointer']}: {note['text']}")

    async def resubmit(self) -> None:
        """Mended and sent again."""
        say = self.narration
        with say.step("联络员 liaison", "mends both places and submits again"):
            self.content["result"] += "（数据来源：镇劳动保障所登记表，返乡青年指外出务工一年以上返乡人员。）"
            self.content["highlights"][0] = "实训车开到集市，从摊位走到机床只要三步"
            now = await self.liaison.item(self.item_id)
            await self.liaison.save_draft(self.item_id, self.content, etag=now.etag)
            receipt = await self.liaison.submit(self.item_id)
            say.fact(f"receipt {receipt['receipt_number']}, submission number {receipt['submission_number']}")
            begun = time.monotonic()
            for asset in await self.liaison.verified(self.content["asset_ids"]):
                expect(asset["state"] == "ready", f"{asset['file_name']} ready", asset.get("reason") or asset["state"])
                forms = ", ".join(form["name"] for form in asset["renditions"])
                say.fact(f"{asset['kind']} {asset['width']}×{asset['height']} verified; renditions: {forms}")
            say.took("media verified after the second submit", time.monotonic() - begun)

    async def approve(self) -> None:
        """The ministry's pool has it within a second."""
        say = self.narration
        with say.step("审核员 approver", "approves; the ministry's pool takes it by itself"):
            await self.editors[0].sign_in()
            await patiently(lambda: self.approver.approve(self.item_id))
            approved_at = time.monotonic()
            entry = await until(lambda: self.editors[0].entry_if_known(self.item_id), "the entry in the pool")
            say.took("approval → in the ministry's pool", time.monotonic() - approved_at)
            say.fact(f"entry {entry['state']}, content hash {entry['content_hash'][:16]}…")
            received = await until(self._if_received, "state received at the school")
            say.fact(f"the school sees: {received['state']}")

    async def _if_received(self) -> Answer | None:
        item = await self.liaison.item(self.item_id)
        return item if item["state"] == "received" else None

    async def score(self) -> None:
        """Two reviewers without a conflict of interest."""
        say = self.narration
        with say.step("评审专家 reviewers", "are assigned and score, each without seeing the other's points"):
            await self.editors[0].assign(self.item_id)
            for place, reviewer in enumerate(self.reviewers):
                rubric = await reviewer.get("/api/publicity/v1/rubric")
                seen = await reviewer.entry(self.item_id)
                expect(seen["scores_hidden"], "the other's score hidden", seen["scores"])
                points = {each["code"]: 82 + 3 * place + n for n, each in enumerate(rubric["criteria"])}
                await reviewer.score(self.item_id, points, "做法具体，数据有来源，其他集镇可以照着做。")
            entry = await self.editors[0].entry(self.item_id)
            expect(entry["state"] == "scored", "state scored", entry["state"])
            say.fact(f"weighted mean {entry['mean']}, flagged: {entry['flagged']}")

    async def review(self) -> None:
        """A proposal, three reviews by three people, a decision."""
        say = self.narration
        with say.step("编辑 editors", "propose, review three times by three people, decide"):
            await self.editors[0].propose(self.item_id, "切口小、有数据、可推广，适合作为乡村振兴方向的报道线索。")
            for editor, (stage, word) in zip(self.editors, REVIEW_STAGES.items(), strict=True):
                if stage == "second":
                    await self._refused_to_the_same_editor(stage)
                step = await editor.review(self.item_id, stage, note=f"{word}通过")
                say.fact(f"{word} by {editor.name}: {step['state']}")
            step = await self.editors[0].decide(self.item_id)
            say.fact(f"decision: {step['state']}")

    async def _refused_to_the_same_editor(self, stage: str) -> None:
        try:
            await self.editors[0].review(self.item_id, stage, note="再审一次")
        except Refused as refused:
            self.narration.fact(f"{self.editors[0].name} again is refused: {refused.title}")
        else:
            raise Surprise("a refusal", "a second review by the same editor")

    async def release(self) -> None:
        """Out to the media, over two doors."""
        say = self.narration
        with say.step("发布员 publisher", "releases it; two desks get it by Kafka and by HTTP long poll"):
            await self.publisher.sign_in()
            waiting = await self.press.await_item(self.item_id, "published")
            await self.publisher.release([self.item_id])
            await self.press.tell_arrivals(waiting, "release", time.monotonic())

    async def print_it(self) -> None:
        """The package is whole, and the papers print it."""
        say = self.narration
        with say.step("媒体席位 desks", "download the package, print, report coverage"):
            package = await self.press.download(self.item_id)
            size, names = package.bytes / 1000, ", ".join(package.names)
            say.fact(f"ZIP of {size:.0f} kB, {package.checked} files match their SHA-256: {names}")
            for status in ("received", "used", "published"):
                await self.press.receipts(self.item_id, status)
            await self.press.report_coverage(self.item_id, self.content["title"])

    async def see_where(self) -> None:
        """The school reads where its case is."""
        say = self.narration
        with say.step("联络员 liaison", "sees where the case was published"):
            begun = time.monotonic()
            item = await until(self._if_covered, "coverage at the school")
            say.took("coverage → at the school", time.monotonic() - begun)
            for line in item["where_published"]["coverage"]:
                say.fact(f"{line['outlet']}：《{line['title']}》 {line['url']}")

    async def _if_covered(self) -> Answer | None:
        item = await self.liaison.item(self.item_id)
        return item if len((item["where_published"] or {}).get("coverage", ())) == len(self.press.desks) else None

    async def withdraw(self) -> None:
        """Back from the media; every desk is told and asked to confirm."""
        say = self.narration
        with say.step("发布员 publisher", "withdraws it; desks are told, links die"):
            link = await self.press.fresh_link(self.content["asset_ids"][0])
            lifetime = int(httpx.URL(link).params["X-Amz-Expires"])
            expect(lifetime <= LINK_SECONDS, f"a link that lives {LINK_SECONDS} s at most", lifetime)
            waiting = await self.press.await_item(self.item_id, "canceled")
            await self.publisher.withdraw(self.item_id, "学校来函：文中统计口径有误，请停止使用。")
            withdrawn_at = time.monotonic()
            await self.press.tell_arrivals(waiting, "withdrawal", withdrawn_at)
            await self.press.await_refusal(self.content["asset_ids"][0], withdrawn_at)
            board = await self._board()
            say.fact("the board lists who has not answered: " + ", ".join(each["desk_name"] for each in board))
            expect(len(board) == len(self.press.desks), "every desk on the board", board)
            await self.press.receipts(self.item_id, "removed")
            expect(not await self._board(), "an empty board", "open confirmations")
            say.fact("both desks confirmed the removal: the board is empty")
            if self.watch_links_die:
                with say.waiting("waiting for the last link that was handed out to die: it lives a minute at most"):
                    seconds = await self.press.await_dead(link, withdrawn_at)
                say.took("withdrawal → the last link is dead", seconds)
                expect(seconds <= LINK_SECONDS, f"a dead link within {LINK_SECONDS} s", f"{seconds:.1f} s")

    async def _board(self) -> list[dict[str, Any]]:
        lines = (await self.publisher.withdrawals())["items"]
        return [line for line in lines if line["item_id"] == self.item_id]
