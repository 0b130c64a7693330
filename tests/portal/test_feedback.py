"""The complaint box as a form that works without script and loses nothing."""

import json
from collections.abc import Callable

import httpx
import pytest

from tests.portal.conftest import Portal

NUMBER = "TS-20230516-7K3M9Q2X-C"
Box = Callable[[httpx.Request], httpx.Response]


def box(portal: Portal, answer: Box) -> list[httpx.Request]:
    """Put an answering box behind the form; what it was sent."""
    sent: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(request)

    portal.app.state.submission = httpx.AsyncClient(transport=httpx.MockTransport(note), base_url="http://box.test")
    return sent


async def send(portal: Portal, **fields: str) -> httpx.Response:
    """As a browser sends the form through the gateway."""
    return await portal.client.post("/feedback", data=fields, headers={"X-Real-IP": "203.0.113.7"})


async def test_a_form_about_a_case_names_the_case(portal: Portal) -> None:
    item_id = portal.release("有误的案例")

    form = (await portal.get(f"/feedback?about={item_id}")).text

    assert "有误的案例" in form
    assert f'<input type="hidden" name="about" value="{item_id}">' in form
    assert 'method="post" action="/feedback"' in form


async def test_what_was_said_goes_to_the_box_with_the_address_and_the_number_comes_back(portal: Portal) -> None:
    sent = box(portal, lambda _: httpx.Response(201, json={"receipt_number": NUMBER}))
    item_id = portal.release()

    answer = await send(portal, about=str(item_id), text="人数\r\n不对 ", contact="李女士")
    page = await portal.get(answer.headers["location"])

    assert answer.status_code == 303
    assert sent[0].url.path == "/api/submission/v1/complaints"
    assert sent[0].headers["x-real-ip"] == "203.0.113.7"
    assert json.loads(sent[0].content) == {"text": "人数\n不对", "contact": "李女士", "about": str(item_id)}
    assert NUMBER in page.text


@pytest.mark.parametrize("number", ["", "x", "<b>", f"{NUMBER}<b>"])
async def test_only_what_looks_like_a_number_is_shown_as_one(portal: Portal, number: str) -> None:
    assert (await portal.get("/feedback/received", params={"number": number})).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " "}, "请填写内容"),
        ({"text": "字" * 2001}, "内容不能超过 2000 字，现有 2001 字"),
        ({"text": "可以", "contact": "字" * 101}, "联系方式不能超过 100 字"),
    ],
)
async def test_what_cannot_be_sent_is_said_and_what_was_typed_stays(
    portal: Portal, fields: dict[str, str], words: str
) -> None:
    sent = box(portal, lambda _: httpx.Response(500))

    page = await send(portal, **{"contact": "李女士<b>"} | fields)

    assert page.status_code == 422
    assert words in page.text
    assert "<b>" not in page.text.partition('name="contact"')[2].partition(">")[0]
    assert fields["text"].strip() in page.text
    assert not sent


@pytest.mark.parametrize(
    ("answered", "status", "words"),
    [(429, 429, "提交过于频繁"), (422, 422, "含有不允许的字符"), (500, 503, "您填写的内容已保留在下方")],
)
async def test_a_refusal_of_the_box_is_said_in_words(portal: Portal, answered: int, status: int, words: str) -> None:
    box(portal, lambda _: httpx.Response(answered))

    page = await send(portal, text="写了很久的话")

    assert page.status_code == status
    assert words in page.text
    assert "写了很久的话" in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_a_box_that_is_down_loses_nothing(portal: Portal) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    box(portal, down)

    page = await send(portal, text="写了很久的话")

    assert page.status_code == 503
    assert "写了很久的话</textarea>" in page.text


async def test_another_content_type_is_not_a_form(portal: Portal) -> None:
    assert (await portal.client.post("/feedback", json={"text": "x"})).status_code == 415
