"""A look at a website is not led into the own network."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpcore
import pytest

from services.registry.verification.public_network import NameUnknown, PublicNetwork, is_public
from services.registry.verification.website_look import BYTES_READ, WebsiteLook

PAGES: dict[str, tuple[int, str]] = {
    "/": (200, ""),
    "/gone": (404, ""),
    "/broken": (503, ""),
    "/moved": (301, "/"),
    "/elsewhere": (302, "http://shop.example.com.cn/"),
    "/www": (302, "http://www.week.edu.cn/"),
    "/inside": (302, "http://inside.edu.cn/"),
    "/metadata": (302, "http://169.254.169.254/latest/"),
    "/file": (302, "file:///etc/passwd"),
    "/loop": (302, "/loop"),
    "/chinese": (302, "/活动周"),
    "/%E6%B4%BB%E5%8A%A8%E5%91%A8": (200, ""),
}


class Rehearsal(PublicNetwork):
    """The look's own network, its port 80 brought to the test's server; names and allowance are the test's."""

    def __init__(self, port: int, **given: Any) -> None:
        super().__init__(**given)
        self._port = port

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return await super().connect_tcp(host, self._port, timeout, local_address, socket_options)


@pytest.fixture
async def site() -> AsyncIterator[tuple[int, list[str]]]:
    """A server on loopback and what it was asked."""
    asked: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1]
        asked.append(path)
        if path == "/slow":
            await asyncio.Event().wait()
        if path == "/endless":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
            while not writer.is_closing():
                writer.write(b"x" * 65536)
                await writer.drain()
        status, location = PAGES[path]
        there = f"Location: {location}\r\n" if location else ""
        writer.write(f"HTTP/1.1 {status} X\r\n{there}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async def forgiving(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.close()

    server = await asyncio.start_server(forgiving, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1], asked
    server.close()


async def names(host: str, _port: int) -> list[str]:
    """What the test's names lead to."""
    known = {
        "week.edu.cn": ["127.0.0.1"],
        "www.week.edu.cn": ["127.0.0.1"],
        "shop.example.com.cn": ["127.0.0.1"],
        "inside.edu.cn": ["127.0.0.2"],
        "both.edu.cn": ["127.0.0.1", "127.0.0.2"],
    }
    if host not in known:
        raise NameUnknown(host)
    return known[host]


def look_at(port: int) -> WebsiteLook:
    """One address of loopback passes for public, in this test alone."""
    return WebsiteLook(Rehearsal(port, resolver=names, allowance=lambda address: address == "127.0.0.1"))


@pytest.mark.parametrize(
    ("path", "outcome", "reason"),
    [
        ("/", "alive", ""),
        ("/moved", "alive", ""),
        ("/www", "alive", ""),
        ("/chinese", "alive", ""),
        ("/gone", "dead", "404"),
        ("/broken", "dead", "503"),
        ("/loop", "dead", "跳转超过"),
        ("/elsewhere", "elsewhere", "shop.example.com.cn"),
        ("/inside", "internal", "内部网络"),
        ("/metadata", "internal", "不允许的地址"),
        ("/file", "internal", "不允许的地址"),
    ],
)
async def test_r10_a_look_says_what_a_visitor_would_meet(
    site: tuple[int, list[str]], path: str, outcome: str, reason: str
) -> None:
    sighting = await look_at(site[0])(f"http://week.edu.cn{path}")

    assert (sighting.outcome, reason in sighting.reason) == (outcome, True)


async def test_r10_three_redirects_are_followed_and_no_fourth(site: tuple[int, list[str]]) -> None:
    await look_at(site[0])("http://week.edu.cn/loop")

    assert site[1] == ["/loop"] * 4


async def test_r10_a_name_that_leads_inside_by_one_of_its_addresses_is_not_opened(site: tuple[int, list[str]]) -> None:
    sighting = await look_at(site[0])("http://both.edu.cn/")

    assert (sighting.outcome, site[1]) == ("internal", [])


async def test_r10_an_unknown_name_and_a_silent_server_are_unreachable(
    site: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from services.registry.verification import website_look

    unknown = await look_at(site[0])("http://nowhere.edu.cn/")
    monkeypatch.setattr(website_look, "WHOLE_SECONDS", 0.2)
    silent = await look_at(site[0])("http://week.edu.cn/slow")

    assert (unknown.outcome, unknown.reason) == ("unreachable", "域名无法解析")
    assert (silent.outcome, silent.reason) == ("unreachable", "在规定时间内没有响应")


async def test_r10_of_a_page_without_end_a_little_is_read(site: tuple[int, list[str]]) -> None:
    sighting = await look_at(site[0])("http://week.edu.cn/endless")

    assert sighting.outcome == "alive"
    assert BYTES_READ < 100_000


async def test_r10_without_the_tests_allowance_loopback_is_never_opened(site: tuple[int, list[str]]) -> None:
    sighting = await WebsiteLook(Rehearsal(site[0], resolver=names))("http://week.edu.cn/")

    assert (sighting.outcome, site[1]) == ("internal", [])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 -- judged, not bound to
        "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fd00:ec2::254",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:0:0:0:0:0:80ff:fffe", "nonsense", "",
    ],
)  # fmt: skip
def test_r10_addresses_of_own_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["114.114.114.114", "202.205.177.9", "2400:3200::1", "64:ff9b::7272:7272"])
def test_r10_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)
