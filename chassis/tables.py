"""The chassis' own tables, the same in every service's database."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from chassis.rows import metadata

chassis_metadata = metadata()

# Events on their way out. A row lives from the business transaction to the broker's acknowledgement.
outbox = Table(
    "outbox",
    chassis_metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("lane", SmallInteger, nullable=False),
    Column("topic", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("event_id", UUID(as_uuid=True), nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("payload", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("order_key", Text),  # what is sent in the order of writing together; null: the key
    CheckConstraint("octet_length(payload) < 900000", name="payload_fits"),
    Index("ix_outbox_lane_id", "lane", "id"),
)

# Events that were handled: the same event never has its effect twice.
inbox = Table(
    "inbox",
    chassis_metadata,
    Column("consumer", Text, primary_key=True),
    Column("event_id", UUID(as_uuid=True), primary_key=True),
    Column("handled_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)

# The newest version of each aggregate that a consumer has applied: older ones are dropped. `previous` is the version
# before the last note: a statement that raises a version can give back only what it leaves behind.
seen_version = Table(
    "seen_version",
    chassis_metadata,
    Column("consumer", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("previous", BigInteger, nullable=False, server_default="0"),
)

# Events that could not be handled, with all that is needed to try again.
dead_letter = Table(
    "dead_letter",
    chassis_metadata,
    Column("id", UUID(as_uuid=True), primary_key=True),
    Column("consumer", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("key", LargeBinary),
    Column("headers", JSONB, nullable=False),
    Column("value", LargeBinary),
    Column("error_code", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Text, nullable=False, server_default="parked"),
    Column("parked_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("ended_at", DateTime(timezone=True)),
    CheckConstraint("state in ('parked', 'replay', 'replayed', 'discarded')", name="state_known"),
    Index("uq_dead_letter_origin", "consumer", "topic", "partition", "offset", unique=True),
)

# Answers given under an Idempotency-Key; kept for 90 days.
idempotency = Table(
    "idempotency",
    chassis_metadata,
    Column("principal", UUID(as_uuid=True), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_hash", LargeBinary, nullable=False),
    Column("status", SmallInteger),
    Column("headers", JSONB),
    Column("body", LargeBinary),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Index("ix_idempotency_created_at", "created_at"),
)

# The last good key set of each issuer: tokens can be checked after a restart while the issuer is down.
kept_jwks = Table(
    "kept_jwks",
    chassis_metadata,
    Column("issuer", Text, primary_key=True),
    Column("keys", JSONB, nullable=False),
    Column("fetched_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
