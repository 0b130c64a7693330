"""The proxies do to bytes what they say, and nothing else."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from cli.stack.parts import part
from tests.chassis.proxy import CommitLosing, CompletionLosing
from tests.faults.toxiproxy import Stream, Toxiproxy
from tests.infra.waiting import eventually

LATE_MS = 300


@asynccontextmanager
async def saying(prefix: bytes) -> AsyncIterator[int]:
    """A server that answers each piece with it, after a prefix; its port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1000):
            writer.write(prefix + data)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.fixture
async def toxiproxy() -> AsyncIterator[Toxiproxy]:
    """A Toxiproxy of this test's own."""
    if not part("toxiproxy").built():
        pytest.skip("toxiproxy is built for the fault cells: python -m tests.faults.cells")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    silent = asyncio.subprocess.DEVNULL
    address = ("-host", "127.0.0.1", "-port", str(port))
    process = await asyncio.create_subprocess_exec(part("toxiproxy").binary, *address, stdout=silent, stderr=silent)
    try:
        async with Toxiproxy(f"http://127.0.0.1:{port}") as client:

            async def answers() -> bool:
                try:
                    return await client.proxies() == {}
                except httpx.TransportError:
                    return False

            await eventually(answers, within=10)
            yield client
    finally:
        process.kill()
        await process.wait()


async def asked(address: str, text: bytes = b"hello", *, within: float = 5.0) -> bytes:
    """One question on a new connection; nothing when the connection ends or no answer comes."""
    reader, writer = await asyncio.open_connection(*address.rsplit(":", 1))
    try:
        writer.write(text)
        return await asyncio.wait_for(reader.read(1000), within)
    except (TimeoutError, ConnectionError):
        return b""
    finally:
        writer.close()


async def test_bytes_pass_until_a_toxic_says_otherwise_and_again_after_it(toxiproxy: Toxiproxy) -> None:
    async with saying(b"one:") as port:
        address = await toxiproxy.add_proxy("echo", upstream=f"127.0.0.1:{port}")
        assert await asked(address) == b"one:hello"

        async with toxiproxy.latency("echo", ms=LATE_MS):
            begun = time.monotonic()
            assert await asked(address) == b"one:hello"
            assert time.monotonic() - begun >= LATE_MS / 1000
        async with toxiproxy.limit_data("echo", size=6):
            assert await asked(address) == b"one:he"
        async with toxiproxy.reset_peer("echo"):
            assert await asked(address) == b""

        assert await asked(address) == b"one:hello"


@pytest.mark.parametrize("stream", ["upstream", "downstream"])
async def test_a_black_hole_swallows_one_direction_and_ends_the_connection_when_it_goes(
    toxiproxy: Toxiproxy, stream: Stream
) -> None:
    async with saying(b"one:") as port:
        address = await toxiproxy.add_proxy("echo", upstream=f"127.0.0.1:{port}")
        reader, writer = await asyncio.open_connection(*address.rsplit(":", 1))

        async with toxiproxy.black_hole("echo", stream):
            writer.write(b"hello")
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(reader.read(1000), 0.5)

        assert await asyncio.wait_for(reader.read(1000), 5) == b""
        assert await asked(address) == b"one:hello"
        writer.close()


async def test_a_proxy_that_is_down_refuses_and_one_that_is_led_elsewhere_goes_there(toxiproxy: Toxiproxy) -> None:
    async with saying(b"one:") as one, saying(b"two:") as two:
        address = await toxiproxy.add_proxy("echo", upstream=f"127.0.0.1:{one}")
        async with toxiproxy.refusing("echo"):
            with pytest.raises(ConnectionError):
                await asyncio.open_connection(*address.rsplit(":", 1))

        await toxiproxy.lead("echo", f"127.0.0.1:{two}")

        assert await asked(address) == b"two:hello"


async def test_only_the_answer_to_a_completion_is_lost_and_only_once() -> None:
    async with saying(b"200 ") as port, CompletionLosing("127.0.0.1", port).listening() as losing:
        address = f"127.0.0.1:{losing.port}"
        losing.lose("answer-cut")

        assert await asked(address, b"PUT /inbox/key?partNumber=1&uploadId=u HTTP/1.1") != b""
        assert await asked(address, b"POST /inbox/key?uploadId=u HTTP/1.1") == b""
        assert await asked(address, b"POST /inbox/key?uploadId=u HTTP/1.1") != b""
        assert losing.lost == 1


async def test_a_loss_that_is_meant_for_one_client_spares_the_others() -> None:
    async with saying(b"done ") as port, CommitLosing("127.0.0.1", port).listening() as losing:
        address = f"127.0.0.1:{losing.port}"
        losing.lose("answer-cut", only=b"submission-api")

        assert await asked(address, b"application_name\0media-api COMMIT;") != b""
        assert await asked(address, b"application_name\0submission-api COMMIT;") == b""
