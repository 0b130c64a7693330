"""Those who keep the system: the registrar and the operator."""

from typing import Any

from cli.client.answers import Answer
from cli.client.member import REGISTRY, Account, Member


class Registrar(Member):
    """登记员: editions, units, accounts."""

    async def units(self, **query: Any) -> Answer:
        """A page of an edition's units."""
        return await self.get(f"{REGISTRY}/units", **query)

    async def create_account(self, account: Account, *, unit_id: str) -> Answer:
        """Open an account with the password given."""
        body = {
            "kind": account.kind,
            "username": account.username,
            "password": account.password,
            "display_name": account.display_name,
            "unit_id": unit_id,
            "roles": list(account.roles),
        }
        return await self.post(f"{REGISTRY}/accounts", body)


class Operator(Member):
    """运维员: dead letters; sees no content."""

    async def dead_letters(self, service: str) -> list[dict[str, Any]]:
        """What a service has parked."""
        letters: list[dict[str, Any]] = (await self.get(f"/api/{service}/v1/dead-letters"))["items"]
        return letters

    async def replay_letter(self, service: str, letter_id: str) -> Answer:
        """Have the worker try it again."""
        return await self.post(f"/api/{service}/v1/dead-letters/{letter_id}/replay")

    async def discard_letter(self, service: str, letter_id: str) -> Answer:
        """Give it up for good."""
        return await self.post(f"/api/{service}/v1/dead-letters/{letter_id}/discard")
