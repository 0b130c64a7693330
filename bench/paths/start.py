"""Path 7: from exec to the first 200 on /readyz, and what a process weighs once it is ready."""

import time
from collections.abc import Mapping
from pathlib import Path

from bench import drafts
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.served import Served, peer, service
from bench.stack import BenchStack
from bench.tails import percentile

STARTS_A_ROUND = 2
POOL = 10
API, WORKER, BARE = "submission-api", "submission-worker", "bare FastAPI + asyncpg"
BARE_PORT = 6


class Starting(Contestant):
    """One kind of process, started and ended."""

    def __init__(self, name: str, served: Served) -> None:
        self.name = name
        self._served = served

    async def stop(self) -> None:
        """End what a failure left."""
        await self._served.stop()

    async def warm_up(self, seconds: float) -> None:
        """Once: its modules are in the page cache then, as they are at any start but a machine's first."""
        await self._once()

    async def run(self, seconds: float) -> Outcome:
        """Start and end it, so many times."""
        begun, seconds_each, weights = time.monotonic(), list[float](), list[Mapping[str, float]]()
        for _ in range(STARTS_A_ROUND):
            took, weight = await self._once()
            seconds_each.append(took)
            weights.append(weight)
        more = {name: max(each[name] for each in weights) for name in weights[0]}
        took = percentile(seconds_each, 0.5)
        more |= {"start_s": sum(seconds_each) / len(seconds_each)}
        spent = time.monotonic() - begun
        return Outcome(STARTS_A_ROUND, spent, took * 1000, max(seconds_each) * 1000, more=more)

    async def _once(self) -> tuple[float, Mapping[str, float]]:
        took = await self._served.start()
        weight = weight_of(self._served.pid)
        await self._served.stop()
        return took, weight


def weight_of(pid: int) -> dict[str, float]:
    """Resident and proportional memory of one process in MiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    sizes = {name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines[1:])}
    return {"rss_mib": sizes["Rss"], "pss_mib": sizes["Pss"]}


async def build(stack: BenchStack) -> HotPath:
    """An empty database and an empty broker: nothing but the start is measured."""
    await drafts.lay_out(stack)
    await stack.execute("submission", [drafts.CLEAR])
    pool = {"BENCH_DSN": stack.dsn("submission"), "BENCH_POOL": str(POOL)}
    contestants = [
        Starting(BARE, peer(stack, "accept_bare", stack.peer_port(BARE_PORT), **pool)),
        Starting(API, service(stack, "submission-api")),
        Starting(WORKER, service(stack, "submission-worker")),
    ]
    return HotPath(
        "start",
        "exec to the first 200 on /readyz, and memory then",
        contestants,
        MARKS,
        settings={"starts": f"{STARTS_A_ROUND} a round", "page cache": "warm"},
    )


MARKS = (
    Mark("submission-api: start over bare FastAPI + asyncpg", API, BARE, "start_s", goal=2.0, aim=1.3, better="lower"),
    Mark("submission-worker: start over bare FastAPI + asyncpg", WORKER, BARE, "start_s", goal=2.0, aim=1.3,
         better="lower"),
    Mark("submission-api: start", API, measure="start_s", better="lower", unit=" s"),
    Mark("submission-worker: start, group joined", WORKER, measure="start_s", better="lower", unit=" s"),
    Mark("submission-api: RSS over bare", API, BARE, "rss_mib", goal=2.0, aim=1.5, better="lower"),
    Mark("submission-worker: RSS over bare", WORKER, BARE, "rss_mib", goal=2.0, aim=1.5, better="lower"),
    Mark("submission-api: PSS", API, measure="pss_mib", better="lower", unit=" MiB"),
    Mark("submission-worker: PSS", WORKER, measure="pss_mib", better="lower", unit=" MiB"),
)  # fmt: skip
