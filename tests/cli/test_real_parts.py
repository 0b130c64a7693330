"""The real parts as the tests get them: each is really there and held to what was promised of it."""

import io
import os
import socket
from pathlib import Path

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from minio import Minio
from minio.error import S3Error
from rich.console import Console

from chassis.database import plain_dsn
from cli.stack.layout import Stack
from cli.stack.running import RunningStack, UpFailed
from cli.stack.topics import apply_topics, wanted_topics
from tests.infra.fixtures import MakeDatabase
from tests.infra.parts import Infra, S3Server


async def test_the_topics_exist_and_applying_them_again_changes_nothing(topics: str) -> None:
    await apply_topics(topics)
    producer = AIOKafkaProducer(bootstrap_servers=topics, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        counts = {topic.name: len(await producer.partitions_for(topic.name)) for topic in wanted_topics()}
    finally:
        await producer.stop()

    assert counts == {topic.name: topic.partitions for topic in wanted_topics()}


async def test_what_is_sent_is_read(topics: str) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=topics, acks="all", enable_idempotence=True)
    consumer = AIOKafkaConsumer("registry.units", bootstrap_servers=topics, auto_offset_reset="earliest")
    await producer.start()
    await consumer.start()
    try:
        await producer.send_and_wait("registry.units", b"{}", key=b"proof")
        record = await consumer.getone()
    finally:
        await consumer.stop()
        await producer.stop()

    assert record.key == b"proof"


async def test_a_database_belongs_to_its_own_role_and_holds_the_chassis_tables(chassis_database: str) -> None:
    connection = await asyncpg.connect(plain_dsn(chassis_database))
    try:
        tables = {row["tablename"] for row in await connection.fetch("select tablename from pg_tables")}
        role = await connection.fetchval("select rolsuper from pg_roles where rolname = current_user")
    finally:
        await connection.close()

    assert {"outbox", "chassis_version"} <= tables
    assert role is False


def test_one_module_has_one_database(database: MakeDatabase, chassis_database: str) -> None:
    assert database("chassis") == chassis_database


def _client(server: S3Server, *, upload: bool = False) -> Minio:
    keys = (server.upload_access_key, server.upload_secret_key) if upload else (server.access_key, server.secret_key)
    return Minio(server.address, *keys, secure=False, region=server.region)


@pytest.mark.parametrize("name", ["minio", "versitygw"])
def test_both_object_stores_keep_what_they_are_given(infra: Infra, name: str) -> None:
    server: S3Server = getattr(infra, name)
    client = _client(server)
    client.put_object(server.inbox_bucket, "proof/a", io.BytesIO(b"bytes"), 5)

    with client.get_object(server.inbox_bucket, "proof/a") as answer:
        assert answer.read() == b"bytes"


def test_the_uploaders_key_writes_the_inbox_and_opens_no_other_door(infra: Infra) -> None:
    server, uploader = infra.minio, _client(infra.minio, upload=True)

    uploader.put_object(server.inbox_bucket, "proof/b", io.BytesIO(b"bytes"), 5)

    for forbidden in (
        lambda: uploader.get_object(server.inbox_bucket, "proof/b"),
        lambda: uploader.remove_object(server.inbox_bucket, "proof/b"),
        lambda: uploader.put_object(server.assets_bucket, "proof/b", io.BytesIO(b"bytes"), 5),
        lambda: list(uploader.list_objects(server.inbox_bucket)),
        uploader.list_buckets,
    ):
        with pytest.raises(S3Error) as refused:
            forbidden()
        assert refused.value.code == "AccessDenied"


@pytest.mark.usefixtures("infra")
def test_up_refuses_a_taken_port_before_it_starts_anything(tmp_path: Path) -> None:
    stack = Stack(tmp_path, 20000)
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", stack.port("minio")))
        holder.listen()

        with pytest.raises(UpFailed, match=rf"port {stack.port('minio')} is taken by pid {os.getpid()}: .*python"):
            RunningStack(stack, ["minio"], Console(quiet=True)).up()

    assert not stack.compose_file.exists()
