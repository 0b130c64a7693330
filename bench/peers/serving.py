"""How every uvicorn peer is served: as our own processes are, with nothing that would slow it."""

import gc
import os

import uvicorn
from starlette.types import ASGIApp


def serve(app: ASGIApp) -> None:
    """One worker with uvloop and httptools, no access log, on BENCH_PORT."""
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ["BENCH_PORT"]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
        timeout_keep_alive=75,
    )


def freeze() -> None:
    """Spare the collector what lives for ever."""
    gc.freeze()
