"""What the mail server answers, and what it is sent: on a socket, in the words of RFC 5321."""

import asyncio
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest

from services.registry.domain.letter import Letter, MailServerAway
from services.registry.domain.reminder import Delivery
from services.registry.mail.mail_server import MailServer

LETTER = Letter("shandong@example.org", "【职业教育活动周】\n本单位 2 项材料待报送", "山东省教育厅：\n\n· 活动方案")


class Server:
    """Speaks as much SMTP as one letter needs; `answer` is what it says to the recipient."""

    def __init__(self) -> None:
        self.answer = "250 ok"
        self.received = b""
        self.port = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        writer.write(b"220 test\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                self.received = await reader.readuntil(b"\r\n.\r\n")
            reply = self.answer if verb == b"RCPT" else "250 ok"
            writer.write(f"{reply}\r\n".encode())
            await writer.drain()
            if verb == b"QUIT":
                break
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    found = Server()
    listening = await asyncio.start_server(found.talk, "127.0.0.1", 0)
    found.port = listening.sockets[0].getsockname()[1]
    yield found
    listening.close()


def mail(server: Server) -> MailServer:
    return MailServer(f"smtp://127.0.0.1:{server.port}", "openweek@example.org", "职业教育活动周报送系统")


async def test_a_letter_arrives_with_a_chinese_subject_in_one_line_and_its_text(server: Server) -> None:
    assert await mail(server).post(LETTER) == Delivery.SENT

    message = message_from_bytes(server.received)
    payload = message.get_payload(decode=True)
    assert str(make_header(decode_header(message["Subject"]))) == "【职业教育活动周】 本单位 2 项材料待报送"
    assert (message["To"], message["Auto-Submitted"]) == ("shandong@example.org", "auto-generated")
    assert isinstance(payload, bytes)
    assert "· 活动方案" in payload.decode()


async def test_an_address_that_does_not_exist_is_refused_for_good(server: Server) -> None:
    server.answer = "550 no such user"

    assert await mail(server).post(LETTER) == Delivery.REFUSED


async def test_a_server_that_asks_to_come_later_is_away(server: Server) -> None:
    server.answer = "451 try again later"

    with pytest.raises(MailServerAway):
        await mail(server).post(LETTER)


async def test_nobody_listening_is_a_server_that_is_away(server: Server) -> None:
    unused = MailServer("smtp://127.0.0.1:1", "openweek@example.org", "报送系统")

    with pytest.raises(MailServerAway):
        await unused.post(LETTER)
