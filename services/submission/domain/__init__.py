"""The rows of this service and the rules that they keep."""

from services.submission.domain import (  # noqa: F401 -- importing a row puts its table into the metadata
    call,
    complaint,
    hint_appeal,
    item,
    item_burden,
    item_comment,
    item_import,
    item_origin,
    item_step,
    item_version,
    known_asset,
    known_department,
    known_edition,
    known_obligation,
    known_unit,
    likeness,
    publication,
    pushed_item,
    relevance_finding,
)
from services.submission.domain.row import Row

metadata = Row.metadata
