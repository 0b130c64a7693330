"""A letter: what goes to one address by mail."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from services.registry.domain.reminder import Delivery


class MailServerAway(Exception):
    """The server took nothing and may take it later."""


@dataclass(frozen=True)
class Letter:
    """Plain text to one address, never kept."""

    address: str
    subject: str
    text: str


Post = Callable[[Letter], Awaitable[Delivery]]
