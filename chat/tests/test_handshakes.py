"""How a socket is opened, and refused with the reason."""

import json
from functools import partial
from typing import Any

import pytest
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus

from chat.tests import people
from chat.tests.client import Client
from chat.tests.servers import Server
from domain.people.models import SocketTicket
from domain.people.rules import token_hash

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("sockets")]

Servers = tuple[Server, Server]
ORIGIN = "http://127.0.0.1:8000"


def refusal(open_socket: Any) -> tuple[int, str]:
    """Status and code of a refused handshake, whose answer is the API's problem document."""
    with pytest.raises(InvalidStatus) as refused:
        open_socket()
    response = refused.value.response
    problem = json.loads(response.body or b"{}")
    assert list(problem) == ["type", "title", "status", "detail", "code", "request_id"]
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["X-Request-ID"] == problem["request_id"] != ""
    assert problem["status"] == response.status_code
    return response.status_code, problem["code"]


def test_handshakes_are_refused_with_the_reason(servers: Servers, cast: people.Cast) -> None:
    contact, _ = cast.customer()
    port, path = servers[0].port, f"/ws/chat/{contact.whatsapp_id}/"
    token = cast.alice.token()
    open_with = partial(Client, port, path)
    assert refusal(lambda: open_with()) == (403, "chat.no_origin")
    assert refusal(lambda: open_with(origin=ORIGIN)) == (401, "auth.required")
    assert refusal(lambda: open_with(token="nonsense")) == (401, "auth.token_malformed")
    assert refusal(lambda: open_with(token=cast.alice.token(seconds=-5))) == (401, "auth.token_expired")
    assert refusal(lambda: open_with(token=token, origin="https://evil.example")) == (403, "chat.origin_refused")
    assert refusal(lambda: open_with(token=token, origin="null")) == (403, "chat.origin_refused")
    assert refusal(lambda: open_with(token=cast.charlie.token())) == (404, "contact.not_found")
    assert refusal(lambda: Client(port, "/ws/chat/000/", token=token)) == (404, "contact.not_found")
    assert refusal(lambda: Client(port, "/ws/nowhere/", token=token)) == (404, "chat.no_such_socket")
    assert refusal(lambda: Client(port, "/ws/chat/%00/", token=token)) == (404, "chat.no_such_socket")
    assert refusal(lambda: Client(port, f"{path}?after=-1", token=token)) == (400, "chat.bad_after")


def test_a_page_is_told_by_the_close_code(servers: Servers, cast: people.Cast) -> None:
    """Browsers don't say why a handshake was refused; who asks for it has the socket opened, and closed."""
    contact, _ = cast.customer()
    port, path, token = servers[0].port, f"/ws/chat/{contact.id}/", cast.alice.token()

    def ending(path: str, **options: str) -> tuple[int, str]:
        with Client(port, path, **options) as client, pytest.raises(ConnectionClosed) as end:
            client.next()
        assert end.value.rcvd is not None
        return end.value.rcvd.code, end.value.rcvd.reason

    assert ending(f"{path}?refuse=close", token=cast.charlie.token()) == (4404, "contact.not_found")
    assert ending("/ws/chat/000/?refuse=close", token=token) == (4404, "contact.not_found")
    assert ending(f"{path}?after=x&refuse=close", token=token) == (4400, "chat.bad_after")
    assert ending("/ws/inbox/?after=x&refuse=close", token=token) == (4400, "chat.bad_after")
    assert refusal(lambda: Client(port, "/ws/nowhere/?refuse=close", token=token)) == (404, "chat.no_such_socket")
    strange = partial(Client, port, f"{path}?refuse=close")
    assert refusal(lambda: strange(token="nonsense")) == (401, "auth.token_malformed")
    assert refusal(lambda: strange(token=token, origin="https://evil.example")) == (403, "chat.origin_refused")
    assert refusal(lambda: Client(port, "/ws/chat/000/?refuse=no", token=token)) == (404, "contact.not_found")
    with Client(port, f"{path}?refuse=close", token=token) as client:
        assert client.settle() == []


def test_a_handshake_has_the_callers_request_id(servers: Servers, cast: people.Cast) -> None:
    contact, _ = cast.customer()
    path, token = f"/ws/chat/{contact.id}/", cast.alice.token()
    with Client(servers[0].port, path, token=token, request_id="mine-1") as client:
        assert client.socket.response is not None
        assert client.socket.response.headers["X-Request-ID"] == "mine-1"
    for given, kept in (("mine-2", True), ("not well formed", False)):
        with pytest.raises(InvalidStatus) as refused:
            Client(servers[0].port, "/ws/nowhere/", token=token, request_id=given)
        assert (refused.value.response.headers["X-Request-ID"] == given) is kept


def test_a_ticket_opens_one_socket_of_a_page(servers: Servers, cast: people.Cast) -> None:
    contact, _ = cast.customer()
    path = f"/ws/chat/{contact.id}/?ticket={cast.alice.ticket()}"
    open_with = partial(Client, servers[0].port, path)
    assert refusal(lambda: open_with()) == (403, "chat.no_origin")
    with open_with(origin=ORIGIN) as client:
        assert client.settle() == []
    assert refusal(lambda: open_with(origin=ORIGIN)) == (401, "auth.token_spent")
    old = cast.alice.ticket()
    SocketTicket.objects.filter(token_hash=token_hash(old)).update(expires_at=timezone.now())
    late = partial(Client, servers[0].port, f"/ws/chat/{contact.id}/?ticket={old}")
    assert refusal(lambda: late(origin=ORIGIN)) == (401, "auth.token_expired")
    assert "ticket" not in servers[0].log.read_text()
