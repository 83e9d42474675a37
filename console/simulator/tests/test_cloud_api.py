"""Sends: answers, refusals, limits."""

from typing import Any

import pytest

from console.simulator.tests.conftest import NUMBER, SAMPLES, Bench, sample

pytestmark = pytest.mark.anyio

# Media ids of samples are none of ours, and their positional template is another than ours.
SENDABLE = sorted(
    path.name
    for path in (SAMPLES / "send").glob("*.json")
    if path.stem not in ("image_by_id", "template_positional_params") and not path.stem.startswith("mark_read")
)


@pytest.mark.parametrize("name", SENDABLE)
async def test_takes_each_sample(bench: Bench, name: str) -> None:
    answer = await bench.send(sample(f"send/{name}"))
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("send", "response"),
    [("text", "200_message"), ("template_booking_reminder", "200_template"), ("text_to_bsuid", "200_bsuid")],
)
async def test_answers_as_meta(bench: Bench, send: str, response: str) -> None:
    answer = (await bench.send(sample(f"send/{send}.json"))).json()
    expected = sample(f"response/{response}.json")
    assert answer["messages"][0].pop("id").startswith("wamid.")
    expected["messages"][0].pop("id")
    assert answer == expected


async def test_every_wamid_is_new(bench: Bench) -> None:
    ids = [(await bench.send(sample("send/text.json"))).json()["messages"][0]["id"] for _ in range(20)]
    assert len(set(ids)) == 20


@pytest.mark.parametrize("name", ["mark_read", "mark_read_and_typing"])
async def test_marks_read(bench: Bench, name: str) -> None:
    wamid = (await bench.write(text="Hello")).json()["wamid"]
    answer = await bench.send(sample(f"send/{name}.json"), message_id=wamid)
    assert (answer.status_code, answer.json()) == (200, sample("response/200_mark_read.json"))
    view = (await bench.client.get(f"/control/threads?phone_number_id={NUMBER}&customer=447700900142")).json()
    assert view["entries"][0]["read"] is True
    assert view["typing"] is (name == "mark_read_and_typing")


@pytest.mark.parametrize("authorization", [None, "Bearer ", "Basic abc", "token"])
async def test_needs_a_token(bench: Bench, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    answer = await bench.client.post(f"/v26.0/{NUMBER}/messages", json=sample("send/text.json"), headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, 190)
    assert bench.sim.world.log == []


async def test_expired_token(bench: Bench) -> None:
    headers = {"Authorization": "Bearer expired"}
    answer = await bench.client.post(f"/v26.0/{NUMBER}/messages", json=sample("send/text.json"), headers=headers)
    body, expected = answer.json(), sample("response/error_190_token.json")
    assert body["error"].pop("fbtrace_id")
    expected["error"].pop("fbtrace_id")
    assert (answer.status_code, body) == (401, expected)


def buttons(*replies: dict[str, str], **parts: Any) -> dict[str, Any]:
    """An interactive message with these buttons."""
    action = {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}
    return {"type": "interactive", "interactive": {"type": "button", "body": {"text": "?"}, "action": action} | parts}


def rows(*sections: int, title: str | None = "T", **row: str) -> dict[str, Any]:
    """A list with this many rows in each section."""
    made = [
        {"rows": [{"id": f"{s}-{r}", "title": "Row"} | row for r in range(count)]} | ({"title": title} if title else {})
        for s, count in enumerate(sections)
    ]
    action = {"button": "Open", "sections": made}
    return {"type": "interactive", "interactive": {"type": "list", "body": {"text": "?"}, "action": action}}


@pytest.mark.parametrize(
    "allowed",
    [
        {"text": {"body": "x" * 4096}},
        {"biz_opaque_callback_data": "x" * 512},
        buttons({"id": "x" * 256, "title": "y" * 20}, {"id": "b", "title": "b"}, {"id": "c", "title": "c"}),
        buttons({"id": "a", "title": "a"}, body={"text": "x" * 1024}, footer={"text": "x" * 60}),
        rows(5, 5),
        rows(1, title=None),
        rows(1, id="x" * 200, description="x" * 72),
    ],
)
async def test_at_the_limit(bench: Bench, allowed: dict[str, Any]) -> None:
    answer = await bench.send(sample("send/text.json"), **allowed)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "refused",
    [
        {"text": {"body": "x" * 4097}},
        {"text": {"body": ""}},
        {"text": {"body": "x", "unknown": 1}},
        {"text": None},
        {"to": None},
        {"to": "not a number"},
        {"to": None, "recipient": "447700900142"},
        {"type": "poll"},
        {"messaging_product": "sms"},
        {"biz_opaque_callback_data": "x" * 513},
        {"context": {}},
        buttons(),
        buttons(*({"id": n, "title": n} for n in "abcd")),
        buttons({"id": "a", "title": "y" * 21}),
        buttons({"id": "x" * 257, "title": "y"}),
        buttons({"id": "a", "title": "y"}, {"id": "a", "title": "z"}),
        buttons({"id": "a", "title": "a"}, body={"text": "x" * 1025}),
        buttons({"id": "a", "title": "a"}, footer={"text": "x" * 61}),
        buttons({"id": "a", "title": "a"}, header={"type": "text", "text": "x" * 61}),
        rows(6, 5),
        rows(1, 1, title=None),
        rows(1, title="x" * 25),
        rows(1, id="x" * 201),
        rows(1, description="x" * 73),
        {"type": "image", "image": {"id": "1", "link": "https://x.example/a.png"}},
        {"type": "image", "image": {"id": "404"}},
        {"type": "location", "location": {"latitude": 91, "longitude": 0}},
    ],
)
async def test_refuses_over_the_limit(bench: Bench, refused: dict[str, Any]) -> None:
    answer = await bench.send(sample("send/text.json"), **refused)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
    assert answer.json()["error"]["error_data"]["details"]
    assert bench.sim.world.log == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"[" * 100_000, b'{"x": "\\ud800"}', b'{"x": NaN}', b'{"x": 1e999}'],
)
async def test_bodies_that_are_no_object(bench: Bench, content: bytes) -> None:
    headers = {"Authorization": "Bearer any", "Content-Type": "application/json"}
    answer = await bench.client.post(f"/v26.0/{NUMBER}/messages", content=content, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)
