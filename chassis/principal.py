"""Who is calling."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Principal(BaseModel):
    """An account as its token tells: which one, of which unit, with which roles."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    unit_id: UUID
    roles: frozenset[str]
    kind: Literal["person", "desk", "platform"] = "person"

    def has(self, *roles: str) -> bool:
        """Whether one of these roles is held."""
        return not self.roles.isdisjoint(roles)
