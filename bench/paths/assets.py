"""Path 2, once more with a small event: a verified photo, from the commit in media to the commit in submission."""

from bench import drafts
from bench.flow import Route
from bench.harness import HotPath
from bench.stack import BenchStack
from bench.travels import travel_path

ROUTE = Route("ready", "media.assets", writes="media", shows="submission", table="known_asset", column="asset_id")


async def build(stack: BenchStack) -> HotPath:
    """Fresh databases; no other service hears it."""
    await drafts.lay_out(stack)
    await stack.execute("submission", [drafts.CLEAR, "truncate known_asset"])
    await stack.execute("media", ["truncate outbox, inbox, seen_version"])
    title = "a verified photo (1 KB) from commit to submission's commit"
    return await travel_path(stack, "assets", title, ROUTE, workers=("media", "submission"), rates=(500,))
