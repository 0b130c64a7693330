"""Path 2: an approved item, from the commit in submission to the commit in the ministry's pool."""

from bench import drafts
from bench.flow import Route
from bench.harness import HotPath
from bench.stack import BenchStack
from bench.travels import travel_path

ROUTE = Route("approved", "submission.items", writes="submission", shows="publicity", table="entry", column="id")


async def build(stack: BenchStack) -> HotPath:
    """Fresh databases; the pool's answer, and submission's answer to that, are part of what is measured."""
    await drafts.lay_out(stack)
    await stack.execute("submission", [drafts.CLEAR])
    await stack.execute("publicity", ["truncate entry cascade", "truncate outbox, inbox, seen_version"])
    title = "an approved item (3 KB) from commit to the pool's commit; each event causes two more"
    return await travel_path(stack, "events", title, ROUTE, workers=("submission", "publicity"), rates=(50, 500))
