"""How far a service is behind on its topics."""

from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError


async def lag(kafka: str, groups: Iterable[str]) -> int:
    """Records that stand on topics which these groups have read from, and that they have not committed."""
    admin, consumer = AIOKafkaAdminClient(bootstrap_servers=kafka), AIOKafkaConsumer(bootstrap_servers=kafka)
    await admin.start()
    await consumer.start()
    try:
        behind = 0
        for group in groups:
            committed = await admin.list_consumer_group_offsets(group)
            ends = await consumer.end_offsets(list(committed)) if committed else {}
            behind += sum(ends[each] - max(committed[each].offset, 0) for each in ends)
        return behind
    finally:
        await consumer.stop()
        await admin.close()


async def make_topic(kafka: str, topic: str, partitions: int) -> None:
    """A topic for a peer; harmless when it is there."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, partitions, 1)])
    except TopicAlreadyExistsError:
        pass
    finally:
        await admin.close()
