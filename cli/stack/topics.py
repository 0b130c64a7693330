"""Bring a broker's topics to what deploy/kafka/topics.yaml says; never delete."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import yaml
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from cli.stack.layout import DEPLOY

TOPICS_FILE = DEPLOY / "kafka" / "topics.yaml"
ALREADY_EXISTS = 36


@dataclass(frozen=True)
class TopicSettings:
    """One topic as the file wants it."""

    name: str
    partitions: int
    config: dict[str, str]


def wanted_topics(path: Path = TOPICS_FILE) -> list[TopicSettings]:
    """The topics of the file, defaults laid under each."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        TopicSettings(
            name=name,
            partitions=topic["partitions"],
            config={key: str(value) for key, value in {**document["defaults"], **topic["config"]}.items()},
        )
        for name, topic in document["topics"].items()
    ]


async def apply_topics(bootstrap: str, *, replication: int = 1) -> None:
    """Create missing topics, add partitions, set configurations, then wait until each partition has a leader."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=10_000)
    await admin.start()
    try:
        wanted = wanted_topics()
        present = {topic["topic"]: len(topic["partitions"]) for topic in await admin.describe_topics()}
        await _create(admin, [topic for topic in wanted if topic.name not in present], replication)
        await _grow(admin, wanted, present)
        await _configure(admin, [topic for topic in wanted if topic.name in present])
        await _led(admin, [topic.name for topic in wanted])
    finally:
        await admin.close()


async def _create(admin: AIOKafkaAdminClient, topics: list[TopicSettings], replication: int) -> None:
    if not topics:
        return
    made = [NewTopic(topic.name, topic.partitions, replication, topic_configs=topic.config) for topic in topics]
    answer = await admin.create_topics(made)
    for name, code, *message in answer.topic_errors:
        if code not in {0, ALREADY_EXISTS}:
            raise RuntimeError(f"topic {name} could not be created: {code} {message}")


async def _grow(admin: AIOKafkaAdminClient, topics: list[TopicSettings], present: dict[str, int]) -> None:
    grown = {
        topic.name: NewPartitions(topic.partitions)
        for topic in topics
        if 0 < present.get(topic.name, 0) < topic.partitions
    }
    if grown:
        await admin.create_partitions(grown)


async def _configure(admin: AIOKafkaAdminClient, topics: list[TopicSettings]) -> None:
    if topics:
        kind = ConfigResourceType.TOPIC
        await admin.alter_configs([ConfigResource(kind, topic.name, topic.config) for topic in topics])


async def _led(admin: AIOKafkaAdminClient, names: list[str], seconds: float = 15) -> None:
    async with asyncio.timeout(seconds):
        while True:
            seen = await admin.describe_topics(names)
            if all(topic["partitions"] and not topic["error_code"] for topic in seen) and not any(
                partition["error_code"] for topic in seen for partition in topic["partitions"]
            ):
                return
            await asyncio.sleep(0.1)
