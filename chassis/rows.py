"""What rows of every service share: names of constraints, ids."""

from uuid import UUID

import uuid_utils
from sqlalchemy import MetaData

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def metadata() -> MetaData:
    """A metadata of a service's own, with constraint names that migrations can rely on."""
    return MetaData(naming_convention=NAMING)


def new_id() -> UUID:
    """A UUIDv7: unique, and close to its neighbours in an index."""
    return UUID(int=uuid_utils.uuid7().int)
