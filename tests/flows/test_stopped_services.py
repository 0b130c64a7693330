"""A service is stopped at the worst moment, the others go on, and what it missed arrives when it is back."""

import pytest

from cli.client import Refused
from cli.demo import pictures
from cli.demo.loading import patiently
from tests.flows.people import People
from tests.flows.stopping import start_all, stop_all
from tests.infra.stack_fixture import FlowStack

REGISTRY = ("registry-api", "registry-worker")
MEDIA = ("media-api", "media-worker", "media-processor")
PUBLICITY = ("publicity-api", "publicity-worker")


async def test_without_the_registry_those_who_are_signed_in_go_on_reporting(
    running_stack: FlowStack, people: People
) -> None:
    item_id = await people.written()
    await people.sign_in()
    stop_all(running_stack, *REGISTRY)
    try:
        # A process that starts while the issuer is away knows its keys from the database.
        running_stack.restart("submission-api")
        await people.liaison.submit(item_id, patience=10)
        await people.approver.approve(item_id)
        await people.in_pool(item_id)

        with pytest.raises(Refused) as refused:
            await people.publisher.sign_in()
        assert refused.value.status == 503
        assert refused.value.retry_after
    finally:
        start_all(running_stack, *REGISTRY)

    await people.publisher.sign_in()


async def test_without_media_a_case_is_submitted_and_approved_once_its_photo_is_verified(
    running_stack: FlowStack, people: People
) -> None:
    photo = await pictures.photo("flow-media-stopped", "停机时上传的照片（演示配图）")
    await people.sign_in()
    stop_all(running_stack, "media-processor")
    try:
        uploaded = await people.liaison.upload(photo)
        item_id = await people.written(asset_ids=[uploaded["asset_id"]])
        stop_all(running_stack, *MEDIA[:2])

        receipt = await people.liaison.submit(item_id)
        with pytest.raises(Refused) as refused:
            await people.approver.approve(item_id)
    finally:
        start_all(running_stack, *MEDIA)

    assert receipt["media_not_ready"] == [uploaded["asset_id"]]
    assert refused.value.code == "media-pending"
    await patiently(lambda: people.approver.approve(item_id))
    await people.in_pool(item_id)


async def test_an_item_approved_while_publicity_is_away_is_pooled_when_it_is_back(
    running_stack: FlowStack, people: People
) -> None:
    item_id = await people.submitted()
    await people.sign_in()
    stop_all(running_stack, *PUBLICITY)
    try:
        await people.approver.approve(item_id)
        with pytest.raises(Refused) as refused:
            await people.editor.entry(item_id)
        assert refused.value.status == 503
    finally:
        start_all(running_stack, *PUBLICITY)

    await people.in_pool(item_id)
    await people.in_state(item_id, "received")
