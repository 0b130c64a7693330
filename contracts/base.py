"""The form of every fact on Kafka."""

import re
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

TYPE_PATTERN = re.compile(r"^[a-z_]+(\.[a-z_]+){2,4}\.v[1-9][0-9]*$")


class Fact(BaseModel):
    """A value inside an event: frozen, and read with unknown fields ignored, so that additions are safe. Built when the
    first is told or heard: no process speaks of all."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Event(Fact):
    """A fact in the past tense about one aggregate.

    `version` is the aggregate's version after the change (1, 2, 3 …). Consumers drop a version they have
    seen, so each event of one aggregate has a version of its own, and each carries all that its consumers
    need: a reader that sees only the last one is as well off as a reader that saw all.
    Source: CloudEvents 1.0.2, Kafka binding, binary mode.
    """

    type: ClassVar[str]
    topic: ClassVar[str]

    version: int

    @property
    def subject(self) -> UUID:
        """The aggregate's id: Kafka key and `ce_subject`."""
        raise NotImplementedError

    @property
    def order_key(self) -> str:
        """Events with the same order key leave in the order in which they were written: here, an aggregate's."""
        return str(self.subject)

    def payload(self) -> bytes:
        """The value of the Kafka record: JSON in UTF-8."""
        return self.model_dump_json().encode()


def family(event_type: str) -> str:
    """The type without its version: `submission.item.approved.v2` → `submission.item.approved`."""
    return event_type.rpartition(".v")[0]
