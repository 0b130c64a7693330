"""What a desk outside may do on the broker: read the feed in its own groups, and nothing else."""

import asyncio
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupAuthorizationFailedError, KafkaConnectionError, TopicAuthorizationFailedError

from cli.stack.desks import admit_desk
from cli.stack.running import RunningStack
from tests.infra.waiting import eventually

FEED = "openweek.media.items"


@pytest.fixture
async def desk(native: RunningStack, topics: str) -> dict[str, Any]:
    """How a client signs in as a desk that was admitted."""
    await admit_desk(topics, "desk-test", "the-first-password")
    await admit_desk(topics, "desk-test", "a-password-of-the-desk")
    signed_in = {
        "bootstrap_servers": native.stack.address("kafka-desks"),
        "security_protocol": "SASL_PLAINTEXT",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "desk-test",
        "sasl_plain_password": "a-password-of-the-desk",
    }
    await _accepted(signed_in)
    return signed_in


async def _accepted(desk: dict[str, Any]) -> None:
    """The broker learns a credential a moment after the controller has taken it."""

    async def accepted() -> bool:
        admin = AIOKafkaAdminClient(**desk)
        try:
            await admin.start()
        except KafkaConnectionError:
            return False
        finally:
            await admin.close()
        return True

    await eventually(accepted, within=20, pause=0.1)


async def test_a_desk_reads_the_feed_from_its_start_in_a_group_of_its_own(desk: dict[str, Any], topics: str) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=topics, acks="all")
    await producer.start()
    await producer.send_and_wait(FEED, b"{}", key=b"item")
    await producer.stop()
    consumer = AIOKafkaConsumer(FEED, group_id="media.desk-test.wire", auto_offset_reset="earliest", **desk)
    await consumer.start()
    try:
        keys = [await _key_of_next(consumer)]
        while keys[-1] != b"item":  # other tests tell the feed something as well
            keys.append(await _key_of_next(consumer))
        await consumer.commit()
    finally:
        await consumer.stop()

    assert keys[-1] == b"item"


async def _key_of_next(consumer: AIOKafkaConsumer) -> bytes | None:
    key: bytes | None = (await asyncio.wait_for(consumer.getone(), 20)).key
    return key


async def test_a_desk_joins_no_group_of_another(desk: dict[str, Any]) -> None:
    consumer = AIOKafkaConsumer(FEED, group_id="media.desk-other.wire", **desk)
    with pytest.raises(GroupAuthorizationFailedError):
        await consumer.start()
    await consumer.stop()


async def test_a_desk_sees_no_other_topic(desk: dict[str, Any]) -> None:
    admin = AIOKafkaAdminClient(**desk)
    await admin.start()
    try:
        assert await admin.list_topics() == [FEED]
    finally:
        await admin.close()


async def test_a_desk_writes_nothing(desk: dict[str, Any]) -> None:
    producer = AIOKafkaProducer(**desk)
    await producer.start()
    try:
        with pytest.raises(TopicAuthorizationFailedError):
            await producer.send_and_wait(FEED, b"{}", key=b"forged")
    finally:
        await producer.stop()


async def test_a_replaced_password_and_no_password_are_refused(desk: dict[str, Any]) -> None:
    old = AIOKafkaConsumer(FEED, **{**desk, "sasl_plain_password": "the-first-password"})
    none = AIOKafkaConsumer(FEED, bootstrap_servers=desk["bootstrap_servers"], request_timeout_ms=3000)
    for consumer in (old, none):
        with pytest.raises(KafkaConnectionError):
            await asyncio.wait_for(consumer.start(), 20)
        await consumer.stop()
