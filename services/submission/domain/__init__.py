"""The rows of this service and the rules that they keep."""

from services.submission.domain import (  # noqa: F401 -- importing a row puts its table into the metadata
    complaint,
    item,
    item_step,
    item_version,
    known_asset,
    known_edition,
    known_unit,
    publication,
)
from services.submission.domain.row import Row

metadata = Row.metadata
