"""Path 1: accept a submission with every feature on, beside the same rows with nothing around them.

All HTTP contestants are one process with one worker and get the same requests: sixteen connections, each draft once,
500 liaisons with tokens and keys of their own. Only ours looks at token, role, policy, key and vocabulary.
"""

import asyncio
import sys

from bench import drafts
from bench.accepting import Ours, OverHttp, Pgbench
from bench.harness import Contestant, HotPath, Mark
from bench.payloads import average_bytes, payload_hash
from bench.peers.accept_pgbench import IN_A_TRANSACTION, ONE_BY_ONE
from bench.served import Served, peer, service
from bench.stack import BenchStack

CONNECTIONS = 16
POOL = 16
OURS, BARE, DRF = "openweek", "bare FastAPI + asyncpg", "Django REST framework"
PGBENCH_4, PGBENCH_2 = "pgbench, 4 round trips", "pgbench, 2 round trips"
BARE_PORT, DRF_PORT = 0, 1


def _contestants(stack: BenchStack, connections: int) -> list[Contestant]:
    pool = {"BENCH_DSN": stack.dsn("submission"), "BENCH_POOL": str(POOL)}
    ours = service(stack, "submission-api", OPENWEEK_DATABASE_POOL=str(POOL))
    bare, drf = peer(stack, "accept_bare", stack.peer_port(BARE_PORT), **pool), django(stack, stack.peer_port(DRF_PORT))
    return [
        Pgbench(PGBENCH_4, stack, IN_A_TRANSACTION, connections=connections),
        Ours(OURS, stack, ours, connections=connections),
        OverHttp(BARE, stack, bare, connections=connections),
        Pgbench(PGBENCH_2, stack, ONE_BY_ONE, connections=connections),
        OverHttp(DRF, stack, drf, connections=connections),
    ]


def django(stack: BenchStack, port: int) -> Served:
    """gunicorn with one worker, and a thread with a kept connection for each connection of the others' pools."""
    options = ["--worker-class", "gthread", "--workers", "1", "--threads", str(POOL), "--keep-alive", "75"]
    options += ["--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    return Served(
        [sys.executable, "-m", "gunicorn", *options, "bench.peers.accept_drf:application"],
        environment={
            "BENCH_DB_HOST": "127.0.0.1",
            "BENCH_DB_PORT": str(stack.stack.port("postgres")),
            "BENCH_DB_NAME": "submission",
            "BENCH_DB_USER": "submission",
            "BENCH_DB_PASSWORD": stack.secrets["SUBMISSION_DB_PASSWORD"],
        },
        ready_url=f"http://127.0.0.1:{port}/readyz",
        log=stack.stack.log("peer-accept_drf"),
    )


MARKS = (
    Mark("accepts/s over bare FastAPI + asyncpg", OURS, BARE, goal=1.0, aim=2.0),
    Mark("accepts/s over Django REST framework", OURS, DRF, goal=10, aim=20),
    Mark("accepts/s over pgbench, 4 round trips", OURS, PGBENCH_4, goal=0.5, aim=1.0),
    Mark("accepts/s over pgbench, 2 round trips", OURS, PGBENCH_2, goal=0.3, aim=0.6),
    Mark("CPU app + PostgreSQL per accept over pgbench, 2 round trips", OURS, PGBENCH_2, measure="cpu_us",
         goal=3.0, aim=1.5, better="lower"),
    Mark("CPU app + PostgreSQL per accept over bare FastAPI + asyncpg", OURS, BARE, measure="cpu_us", better="lower"),
    Mark("write transactions per accept", OURS, measure="transactions_per_unit", goal=1.05, aim=0.5, better="lower"),
    Mark("p99 under full load", OURS, measure="p99_ms", better="lower", unit=" ms"),
)  # fmt: skip


async def build(stack: BenchStack, *, connections: int = CONNECTIONS) -> HotPath:
    """Lay out the database and the tokens; name the contestants."""
    await drafts.lay_out(stack)
    await asyncio.to_thread(drafts.write_tokens, stack)
    return HotPath(
        "accept" if connections == CONNECTIONS else f"accept@{connections}",
        f"accept a submission, every feature on, {connections} connections",
        _contestants(stack, connections),
        MARKS,
        seconds=6,
        settings={
            "connections": connections, "pool": POOL, "workers": 1, "payload": payload_hash(),
            "payload_bytes": average_bytes(), "liaisons": drafts.UNITS,
        },
    )  # fmt: skip
