"""What is asked of the Cloud API, and how its answers are read."""

import json
from typing import Any

import httpx
import pytest

from domain.contacts.models import Contact
from domain.conversations.outgoing import Outgoing, Template, Text
from tasks.gateways import whatsapp
from tasks.gateways.errors import GatewayError, OutcomeUnknown

ACCEPTED = {"messages": [{"id": "wamid.1"}]}


def send(
    monkeypatch: pytest.MonkeyPatch, answer: Any, contact: Contact, what: Outgoing, reply_to: str = ""
) -> tuple[str, dict[str, Any]]:
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    with httpx.Client(transport=httpx.MockTransport(handle)) as client:
        monkeypatch.setattr(whatsapp, "_client", client)
        wamid = whatsapp.send(
            phone_number_id="1", access_token="secret", contact=contact, what=what, reply_to=reply_to, echo="spout:7"
        )
    assert asked[0].headers["Authorization"] == "Bearer secret"
    assert asked[0].url.path == "/v26.0/1/messages"
    return wamid, json.loads(asked[0].content)


AMINA = Contact(name="Amina", phone_number="+447700900111", whatsapp_id="447700900142")


def test_a_text_goes_to_the_id_that_wrote_and_carries_the_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    wamid, body = send(monkeypatch, ACCEPTED, AMINA, Text("Hello"), "wamid.0")
    assert wamid == "wamid.1"
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "+447700900142",
        "biz_opaque_callback_data": "spout:7",
        "context": {"message_id": "wamid.0"},
        "type": "text",
        "text": {"body": "Hello"},
    }


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        (Contact(phone_number="+447700900111"), {"to": "+447700900111"}),
        (Contact(business_scoped_id="GB.7"), {"recipient": "GB.7"}),
    ],
)
def test_who_has_no_whatsapp_id(monkeypatch: pytest.MonkeyPatch, contact: Contact, address: dict[str, str]) -> None:
    _, body = send(monkeypatch, ACCEPTED, contact, Text("Hello"))
    assert address.items() <= body.items()


def test_a_template_names_its_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    _, body = send(monkeypatch, ACCEPTED, AMINA, Template("booking_reminder", parameters={"name": "Amina"}))
    (component,) = body["template"]["components"]
    assert component["parameters"] == [{"type": "text", "parameter_name": "name", "text": "Amina"}]


def refusal(status: int, code: int) -> httpx.Response:
    return httpx.Response(status, json={"error": {"code": code, "message": "no"}})


@pytest.mark.parametrize(
    ("answer", "permanent"),
    [
        (refusal(400, 131026), True),
        (refusal(400, 132001), True),
        (refusal(401, 190), True),
        (refusal(400, 131056), False),
        (refusal(400, 130429), False),
        (refusal(429, 999), False),
        (httpx.ConnectError("down"), False),
        (httpx.ConnectTimeout("slow"), False),
    ],
)
def test_a_refusal_is_final_or_passing(monkeypatch: pytest.MonkeyPatch, answer: Any, permanent: bool) -> None:
    with pytest.raises(GatewayError) as told:
        send(monkeypatch, answer, AMINA, Text("Hello"))
    assert told.value.permanent is permanent


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"messages": []}),
        httpx.ReadTimeout("no answer"),
        httpx.RemoteProtocolError("cut off"),
    ],
)
def test_an_answer_that_got_lost_is_unknown(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    with pytest.raises(OutcomeUnknown):
        send(monkeypatch, answer, AMINA, Text("Hello"))
