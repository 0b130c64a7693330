"""A desk outside: its SCRAM credential and what it may do on the broker, set over Kafka's own protocol."""

import hashlib
import os
from typing import Any

from aiokafka.client import AIOKafkaClient
from aiokafka.protocol.admin import CreateAclsRequest
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.struct import Struct
from aiokafka.protocol.types import (
    CompactArray,
    CompactBytes,
    CompactString,
    Int8,
    Int16,
    Int32,
    Schema,
    TaggedFields,
)

from contracts.topics import Topic

SCRAM_SHA_512, ITERATIONS = 2, 8192
TOPIC, GROUP = 2, 3
LITERAL, PREFIXED = 3, 4
READ, DESCRIBE, ALLOW = 3, 8, 3


class AlterUserScramCredentialsResponse(Response):  # type: ignore[misc]
    """KIP-554."""

    API_KEY = 51
    API_VERSION = 0
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "results",
            CompactArray(
                ("user", CompactString("utf-8")),
                ("error_code", Int16),
                ("error_message", CompactString("utf-8")),
                ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )


class AlterUserScramCredentialsStruct(RequestStruct):  # type: ignore[misc]
    """KIP-554, version 0."""

    FLEXIBLE_VERSION = True
    API_KEY = 51
    API_VERSION = 0
    RESPONSE_TYPE = AlterUserScramCredentialsResponse
    SCHEMA = Schema(
        (
            "deletions",
            CompactArray(("name", CompactString("utf-8")), ("mechanism", Int8), ("tags", TaggedFields)),
        ),
        (
            "upsertions",
            CompactArray(
                ("name", CompactString("utf-8")),
                ("mechanism", Int8),
                ("iterations", Int32),
                ("salt", CompactBytes),
                ("salted_password", CompactBytes),
                ("tags", TaggedFields),
            ),
        ),
        ("tags", TaggedFields),
    )


class AlterUserScramCredentials(Request[AlterUserScramCredentialsStruct]):  # type: ignore[misc]
    """Set one user's credential; the broker never sees the password itself."""

    API_KEY = 51

    def __init__(self, user: str, password: str) -> None:
        self._user, self._salt = user, os.urandom(32)
        self._salted = hashlib.pbkdf2_hmac("sha512", password.encode(), self._salt, ITERATIONS)

    def build(self, request_struct_class: type[AlterUserScramCredentialsStruct]) -> AlterUserScramCredentialsStruct:
        """The one version there is."""
        upsertion: tuple[Any, ...] = (self._user, SCRAM_SHA_512, ITERATIONS, self._salt, self._salted, {})
        return request_struct_class([], [upsertion], {})


def _permissions(desk: str) -> list[CreateAclsRequest]:
    """A desk reads the media feed in groups of its own name, and nothing else."""
    principal, feed, groups = f"User:{desk}", str(Topic.MEDIA_FEED), f"media.{desk}."
    return [
        CreateAclsRequest(TOPIC, feed, LITERAL, principal, "*", DESCRIBE, ALLOW),
        CreateAclsRequest(TOPIC, feed, LITERAL, principal, "*", READ, ALLOW),
        CreateAclsRequest(GROUP, groups, PREFIXED, principal, "*", READ, ALLOW),
    ]


async def _ask(client: AIOKafkaClient, request: Request[Any]) -> Struct:
    node = client.get_random_node()
    await client.ready(node)
    answer: Struct = await client.send(node, request)
    return answer


async def admit_desk(bootstrap: str, desk: str, password: str) -> None:
    """Create or renew a desk's credential and its permissions; repeating it changes nothing but the salt."""
    client = AIOKafkaClient(bootstrap_servers=bootstrap, request_timeout_ms=10_000)
    await client.bootstrap()
    try:
        answer: Any = await _ask(client, AlterUserScramCredentials(desk, password))
        for _, code, message, *_ in answer.results:
            if code:
                raise RuntimeError(f"desk {desk}: credential refused: {code} {message}")
        for permission in _permissions(desk):
            answer = await _ask(client, permission)
            for code, message in answer.creation_responses:
                if code:
                    raise RuntimeError(f"desk {desk}: permission refused: {code} {message}")
    finally:
        await client.close()
