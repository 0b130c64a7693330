"""Connections to public addresses only: the name is resolved here, each address is judged, and that one is used.

A name that is looked up once for the judgement and once more for the connection could answer differently (DNS
rebinding); so the connection goes to the address that was judged.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpcore

Resolver = Callable[[str, int], Awaitable[list[str]]]
Allowance = Callable[[str], bool]
NAT64 = ipaddress.ip_network("64:ff9b::/96")
NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")
LOOKUP_SECONDS = 5.0


class NotPublic(Exception):
    """The name leads to an address that only this network knows."""


class NameUnknown(Exception):
    """The name has no address."""


async def system_resolver(host: str, port: int) -> list[str]:
    """Every address of a name, as the system knows it."""
    loop = asyncio.get_running_loop()
    try:
        found = await asyncio.wait_for(loop.getaddrinfo(host, port, type=socket.SOCK_STREAM), LOOKUP_SECONDS)
    except (socket.gaierror, UnicodeError, TimeoutError) as error:
        raise NameUnknown(host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether anybody on the internet reaches this address; the IPv4 address inside of an IPv6 one is judged too."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if found in NAT64_LOCAL:
            return False
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """The network as the look sees it: every address of a name must be public, else nothing is opened."""

    def __init__(self, *, resolver: Resolver = system_resolver, allowance: Allowance = is_public) -> None:
        self._resolver, self._allowance = resolver, allowance
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, judge all, connect to the first that was judged."""
        addresses = await self._resolver(host, port)
        if not addresses:
            raise NameUnknown(host)
        if not all(self._allowance(address) for address in addresses):
            raise NotPublic(host)
        return await self._network.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise NotPublic(path)

    async def sleep(self, seconds: float) -> None:
        """As the library needs it."""
        await self._network.sleep(seconds)
