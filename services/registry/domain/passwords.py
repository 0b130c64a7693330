"""Passwords: Argon2id, two at a time and off the event loop, and what a password must be."""

import asyncio
import secrets
from dataclasses import dataclass
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from chassis.errors import FieldError, Unprocessable

AT_ONCE = 2
MIN_LENGTH, MAX_LENGTH, FREE_LENGTH = 12, 128, 20
CLASSES_WANTED = 3
ARGON2ID = PasswordHash((Argon2Hasher(),))
# A password that was drawn at random cannot be guessed from its hash: what is slow protects what people choose.
ARGON2ID_DRAWN = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8192, parallelism=1),))


@cache
def decoy() -> str:
    """What an unknown name is compared with, so that its answer takes as long as a wrong password's."""
    return ARGON2ID.hash(secrets.token_urlsafe(32))


class PasswordUnfit(Unprocessable):
    """The password is too easy to guess."""

    code = "password-unfit"
    title = "密码不符合要求"


@dataclass(frozen=True)
class Proof:
    """What comparing a password said. Made before the transaction that acts on it: hashing must hold no lock."""

    compared_with: str | None
    matches: bool

    def holds_for(self, password_hash: str) -> bool:
        """Whether the password is that of the row as it stands now."""
        return self.matches and self.compared_with == password_hash


class Passwords:
    """Hashes and compares. Each takes tens of MiB and of milliseconds, so two run at a time and others wait."""

    def __init__(self) -> None:
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._decoy = decoy()

    async def hash(self, password: str, *, drawn: bool = False) -> str:
        """The Argon2id hash with its salt and parameters; `drawn` for a password that a machine drew at random."""
        async with self._gate:
            return await asyncio.to_thread((ARGON2ID_DRAWN if drawn else ARGON2ID).hash, password)

    async def prove(self, password: str, known: str | None) -> Proof:
        """Compare; with nothing known, compare all the same."""
        async with self._gate:
            matches = await asyncio.to_thread(ARGON2ID.verify, password, known or self._decoy)
        return Proof(compared_with=known, matches=matches and known is not None)


def new_password() -> str:
    """A random password, for handing over once."""
    return secrets.token_urlsafe(18)


def check_password(password: str, *, username: str, pointer: str = "/password") -> None:
    """At least 12 characters of three classes, or 20 of any; not with the user's name in it."""
    classes = (str.islower, str.isupper, str.isdigit, lambda char: not char.isalnum())
    present = sum(any(map(of_class, password)) for of_class in classes)
    fault = ""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        fault = f"密码长度须在 {MIN_LENGTH} 到 {MAX_LENGTH} 个字符之间"
    elif len(password) < FREE_LENGTH and present < CLASSES_WANTED:
        fault = f"须含大写字母、小写字母、数字、符号中的三类；满 {FREE_LENGTH} 个字符不限"
    elif username in password.lower():
        fault = "密码中不能包含用户名"
    if fault:
        raise PasswordUnfit(errors=[FieldError(pointer, fault, "unfit")])
