"""An issuer of tokens with a key of its own."""

import time
from typing import Literal
from uuid import UUID

import orjson
from joserfc.jwk import OKPKey

from chassis.principal import Principal
from chassis.rows import new_id
from chassis.token_signer import FixedKeys, TokenSigner

ISSUER = "openweek-registry"


class Issuer:
    """Signs tokens that applications built with `issuer.keys` accept."""

    def __init__(self, *, issuer: str = ISSUER, seconds: int = 600) -> None:
        self.private_jwk = orjson.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)).decode()
        self.signer = TokenSigner(self.private_jwk, issuer=issuer, seconds=seconds)
        self.keys = FixedKeys(self.signer.public_keys)

    def token(
        self,
        *roles: str,
        account_id: UUID | None = None,
        unit_id: UUID | None = None,
        kind: Literal["person", "desk", "platform"] = "person",
        at: float | None = None,
    ) -> str:
        """A token of an account with these roles; `at` (Unix time) in the past makes it an expired one."""
        principal = Principal(id=account_id or new_id(), unit_id=unit_id or new_id(), roles=frozenset(roles), kind=kind)
        return self.signer.sign(principal, token_id=new_id(), at=time.time() if at is None else at)

    def headers(
        self, *roles: str, account_id: UUID | None = None, unit_id: UUID | None = None, key: str | None = None
    ) -> dict[str, str]:
        """Headers of a request: the token and an Idempotency-Key of its own (or `key`)."""
        token = self.token(*roles, account_id=account_id, unit_id=unit_id)
        return {"authorization": f"Bearer {token}", "idempotency-key": key or str(new_id())}
