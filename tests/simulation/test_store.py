"""The simulated store keeps the contract that both real servers keep, as far as the production's port relies on it.

Not simulated, and so not tried here: what a signature allows, download links, and buckets' policies.
"""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs

import httpx
import pytest

from chassis.rows import new_id
from tests.services.media.storage.test_object_store import (
    MIB,
    Shelf,
    test_a_file_is_put_and_deleted,
    test_a_range_can_be_read,
    test_a_second_complete_gets_the_result_of_the_first,
    test_abort_ends_every_upload_of_the_key,
    test_an_upload_that_never_was_cannot_be_completed_or_listed,
    test_parts_are_listed_with_their_lengths,
    test_parts_sent_by_presigned_links_become_one_object,
    test_parts_that_were_not_sent_are_refused,
    test_promotion_copies_exactly_the_object_that_was_seen,
)
from tests.simulation.store import SimulatedStore, StoreClient, StoreServer

__all__ = [
    "test_a_file_is_put_and_deleted",
    "test_a_range_can_be_read",
    "test_a_second_complete_gets_the_result_of_the_first",
    "test_abort_ends_every_upload_of_the_key",
    "test_an_upload_that_never_was_cannot_be_completed_or_listed",
    "test_parts_are_listed_with_their_lengths",
    "test_parts_sent_by_presigned_links_become_one_object",
    "test_parts_that_were_not_sent_are_refused",
    "test_promotion_copies_exactly_the_object_that_was_seen",
]


@pytest.fixture
async def shelf() -> AsyncIterator[Shelf]:
    """A simulated store that nothing goes wrong with; parts come in by the links that the port has signed."""
    server = StoreServer(smallest_part=5 * MIB)

    def take(request: httpx.Request) -> httpx.Response:
        query = parse_qs(request.url.query.decode())
        key = request.url.path.removeprefix("/inbox/")
        server.put_part(key, query["uploadId"][0], int(query["partNumber"][0]), request.content)
        return httpx.Response(200)

    async with httpx.AsyncClient(transport=httpx.MockTransport(take)) as outside:
        yield Shelf(SimulatedStore(StoreClient(server)), f"uploads/{new_id()}", outside)
