"""The services."""

import chassis  # noqa: F401 -- before any library is loaded: it keeps the collector from what a start makes
