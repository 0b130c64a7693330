"""One-time codes (RFC 6238): a second proof at sign-in, with recovery codes for a lost device."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import LargeBinary
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from chassis.errors import DomainError, Unauthenticated, Unprocessable
from services.registry.domain.row import INSTANT, Row

STEP_SECONDS = 30
DRIFT_STEPS = 1
RECOVERY_CODES = 10
NONCE_BYTES = 12


class SecondFactorNeeded(Unauthenticated):
    """The password was right; the account asks for a one-time code besides."""

    code = "second-factor-needed"
    title = "请输入动态验证码"


class SecondFactorKnown(DomainError):
    """It is set up once; another device means removing it first."""

    code = "second-factor-known"
    title = "动态验证码已启用，更换设备请先停用"


class SecondFactorUnknown(DomainError):
    """Nothing is set up."""

    code = "second-factor-unknown"
    title = "尚未启用动态验证码"


class OwnCodes(DomainError):
    """A registrar's own codes are switched off with both proofs, as everybody's."""

    code = "own-codes"
    title = "自己的动态验证码请在“我的账号”中停用"


class CodeWrong(Unprocessable):
    """The code does not fit, or was used before."""

    code = "code-wrong"
    title = "动态验证码不正确或已使用，请等待下一个验证码"


class SecretSeal:
    """Keeps shared secrets unreadable to those who have the database alone."""

    def __init__(self, key: str) -> None:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"openweek second factor").derive(key.encode())
        self._cipher = AESGCM(derived)

    def seal(self, secret: str, account_id: UUID) -> bytes:
        """For one account only: moved to another row it opens nothing."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret.encode(), account_id.bytes)

    def open(self, sealed: bytes, account_id: UUID) -> str:
        """The secret; SecondFactorUnknown where the key has changed."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], account_id.bytes).decode()
        except InvalidTag as error:
            raise SecondFactorUnknown from error


def new_secret() -> str:
    """160 random bits in base 32."""
    return pyotp.random_base32()


def enrolment_uri(secret: str, *, username: str) -> str:
    """What an authenticator reads from a picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name="职业教育活动周")


def new_recovery_codes() -> tuple[str, ...]:
    """Ten codes of 50 bits, in two groups that can be read aloud."""
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    drawn = ("".join(secrets.choice(alphabet) for _ in range(10)) for _ in range(RECOVERY_CODES))
    return tuple(f"{code[:5]}-{code[5:]}" for code in drawn)


def recovery_digest(account_id: UUID, code: str) -> bytes:
    """What is kept of a recovery code."""
    plain = code.strip().upper().replace(" ", "").replace("-", "")
    return hashlib.sha256(b"recovery:" + account_id.bytes + plain.encode()).digest()


class SecondFactor(Row, table=True):
    """What one account proves besides its password; it counts from its first right code on."""

    __tablename__ = "second_factor"

    account_id: UUID = Field(primary_key=True, foreign_key="account.id")
    sealed_secret: bytes = Field(sa_type=LargeBinary)
    recovery_digests: list[bytes] = Field(sa_type=ARRAY(LargeBinary))
    last_step: int = 0
    begun_at: datetime = Field(sa_type=INSTANT)
    confirmed_at: datetime | None = Field(default=None, sa_type=INSTANT)

    @property
    def is_confirmed(self) -> bool:
        """Whether sign-in asks for it."""
        return self.confirmed_at is not None

    def accepts(self, code: str, seal: SecretSeal, *, at: datetime) -> bool:
        """A code of now, of the step before or after, each once; or a recovery code, each once."""
        return self._accepts_step(code.strip(), seal, at) or self._accepts_recovery(code)

    def confirm(self, code: str, seal: SecretSeal, *, at: datetime) -> tuple[str, ...]:
        """The first right code switches it on; the recovery codes are told this once."""
        if self.is_confirmed:
            raise SecondFactorKnown
        if not self._accepts_step(code.strip(), seal, at):
            raise CodeWrong
        codes = new_recovery_codes()
        self.recovery_digests = [recovery_digest(self.account_id, each) for each in codes]
        self.confirmed_at = at
        return codes

    def _accepts_step(self, code: str, seal: SecretSeal, at: datetime) -> bool:
        totp = pyotp.TOTP(seal.open(self.sealed_secret, self.account_id))
        now = int(at.timestamp()) // STEP_SECONDS
        for step in range(max(now - DRIFT_STEPS, self.last_step + 1), now + DRIFT_STEPS + 1):
            if secrets.compare_digest(totp.generate_otp(step).encode(), code.encode()):
                self.last_step = step
                return True
        return False

    def _accepts_recovery(self, code: str) -> bool:
        digest = recovery_digest(self.account_id, code)
        left = [each for each in self.recovery_digests if not secrets.compare_digest(each, digest)]
        found = len(left) < len(self.recovery_digests)
        self.recovery_digests = left
        return found
