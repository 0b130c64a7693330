"""The issuer's keys by JWKS: fetched, remembered, and kept in the own database for the day the issuer is down."""

import asyncio
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from chassis.database import Database
from chassis.errors import StoreDown
from chassis.tables import kept_jwks

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

log = structlog.get_logger(__name__)

FETCH_PAUSE_SECONDS = 10.0
EARLY_PAUSE_SECONDS = 2.0


class JwksKeys:
    """Keys of one issuer. An unknown `kid` causes one fetch at most every ten seconds: no flood from forged tokens."""

    def __init__(self, url: str, *, issuer: str, database: Database) -> None:
        self._url = url
        self._issuer = issuer
        self._database = database
        self._keys: KeySet | None = None
        self._tried_at = float("-inf")
        self._refreshing = asyncio.Lock()

    async def key_set(self, kid: str) -> "KeySet":
        """Keys that may hold `kid`; StoreDown while there are none at all: a token cannot be judged then."""
        if not self._holds(kid):
            async with self._refreshing:  # requests that come during a fetch wait for it
                if not self._holds(kid) and time.monotonic() - self._tried_at > FETCH_PAUSE_SECONDS:
                    await self._refresh(kid)
                    self._tried_at = time.monotonic()
        if self._keys is None:
            raise StoreDown("暂时无法验证登录状态，请稍后重试")
        return self._keys

    async def fetch_early(self) -> None:
        """Have keys before the first request needs them: the issuer may be away by then."""
        while self._keys is None:
            try:
                async with self._refreshing:
                    await self._refresh("")
            except (SQLAlchemyError, OSError) as error:
                log.warning("kept keys not to be had", error=type(error).__name__)
            if self._keys is None:
                await asyncio.sleep(EARLY_PAUSE_SECONDS)

    def _holds(self, kid: str) -> bool:
        return self._keys is not None and any(key.kid == kid for key in self._keys.keys)

    async def _refresh(self, kid: str) -> None:
        if self._keys is None:
            await self._take_kept()
            if self._holds(kid):
                return
        # Off the way of a process that starts: an eighth of a second, on a thread of its own.
        httpx = await asyncio.to_thread(import_module, "httpx")
        try:
            async with httpx.AsyncClient(timeout=3, trust_env=False, follow_redirects=False) as client:
                document = (await client.get(self._url)).raise_for_status().json()
            keys = await _key_set_of(document)
        except (httpx.HTTPError, ValueError) as error:
            log.warning("issuer's keys not to be had", error=type(error).__name__)
            return
        if not keys.keys:
            return
        self._keys = keys
        await self._keep(document)

    async def _take_kept(self) -> None:
        async with self._database.connection() as connection:
            statement = select(kept_jwks.c["keys"].label("document")).where(kept_jwks.c.issuer == self._issuer)
            row = (await connection.execute(statement)).first()
        if row is not None:
            self._keys = await _key_set_of(row.document)

    async def _keep(self, document: Any) -> None:
        statement = insert(kept_jwks).values(issuer=self._issuer, keys=document)
        async with self._database.connection() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["issuer"], set_={"keys": statement.excluded["keys"]})
            )


async def _key_set_of(document: Any) -> "KeySet":
    """Loaded on a thread of its own, like httpx."""
    claims = await asyncio.to_thread(import_module, "chassis.token_claims")
    keys: KeySet = claims.key_set_of(document)
    return keys
