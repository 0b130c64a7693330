"""A relay in a process of its own, to be killed. `python -m tests.chassis.relay_process DSN KAFKA NAME`."""

import asyncio
import sys

from chassis.outbox_rows import PostgresOutbox
from chassis.producer import KafkaProducer
from chassis.relay import Relay

if __name__ == "__main__":
    dsn, kafka, name = sys.argv[1:]
    asyncio.run(Relay(PostgresOutbox(dsn), KafkaProducer(kafka, client_id=name)).run())
