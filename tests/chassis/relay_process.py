"""A relay in a process of its own, to be killed. `python -m tests.chassis.relay_process DSN KAFKA NAME`."""

import asyncio
import sys

from chassis.relay import Relay

if __name__ == "__main__":
    dsn, kafka, name = sys.argv[1:]
    asyncio.run(Relay(dsn=dsn, kafka=kafka, client_id=name).run())
