"""Rows and rules of publicity."""

from services.publicity.domain.correction import Correction
from services.publicity.domain.coverage import Coverage
from services.publicity.domain.entry import Entry
from services.publicity.domain.feed_item import FeedItem
from services.publicity.domain.known import KnownAccess, KnownAsset, KnownEdition, KnownUnit
from services.publicity.domain.receipt import Receipt
from services.publicity.domain.review import Review
from services.publicity.domain.row import Row
from services.publicity.domain.selection import Assignment, Score

metadata = Row.metadata

__all__ = [
    "Assignment",
    "Correction",
    "Coverage",
    "Entry",
    "FeedItem",
    "KnownAccess",
    "KnownAsset",
    "KnownEdition",
    "KnownUnit",
    "Receipt",
    "Review",
    "Row",
    "Score",
    "metadata",
]
