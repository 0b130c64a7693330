"""Media's rows and rules."""

from services.media.domain.asset import Asset
from services.media.domain.known_unit import KnownUnit
from services.media.domain.released_use import ReleasedUse
from services.media.domain.row import Row

__all__ = ["Asset", "KnownUnit", "ReleasedUse", "metadata"]

metadata = Row.metadata
