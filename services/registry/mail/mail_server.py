"""The mail server of the settings: one letter, one answer, every wait bounded."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from services.registry.domain.letter import Letter, MailServerAway
from services.registry.domain.reminder import Delivery

SECONDS = 20.0
TEMPORARY = range(400, 500)


@dataclass(frozen=True)
class MailServer:
    """`url` is smtp://user:password@host:port, with STARTTLS where the server offers it, or smtps://…; RFC 5321."""

    url: str
    sender: str
    sender_name: str

    async def post(self, letter: Letter) -> Delivery:
        """SENT or REFUSED as the server answers; MailServerAway where it did not take it now."""
        parts = urlsplit(self.url)
        try:
            await aiosmtplib.send(
                self._message(letter),
                hostname=parts.hostname,
                port=parts.port,
                username=unquote(parts.username) if parts.username else None,
                password=unquote(parts.password) if parts.password else None,
                use_tls=parts.scheme == "smtps",
                timeout=SECONDS,
            )
        except (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPResponseException) as error:
            if any(code in TEMPORARY for code in _codes(error)):
                raise MailServerAway from error
            return Delivery.REFUSED
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailServerAway from error
        return Delivery.SENT

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = Address(self.sender_name, addr_spec=self.sender)
        message["To"] = Address(addr_spec=letter.address)
        message["Subject"] = " ".join(letter.subject.split())
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self.sender.partition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence notes answer it
        message.set_content(letter.text, charset="utf-8", cte="base64")
        return message


def _codes(error: Exception) -> list[int]:
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return [each.code for each in error.recipients]
    return [error.code] if isinstance(error, aiosmtplib.SMTPResponseException) else []
