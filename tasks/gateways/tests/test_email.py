"""Mail over a real SMTP conversation, with a server that behaves and one that does not."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tasks.gateways import email
from tasks.gateways.errors import GatewayError, OutcomeUnknown

LETTER = {
    "to": "amina@customers.example",
    "sender_name": "Serenity Späh, Ltd",
    "subject": "Your booking",
    "text": "See you.",
    "html": "<p>See you.</p>",
    "message_id": "<0001@spout>",
}


class Server:
    """Keeps what it took; answers as told."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.recipient, self.data = "250 OK", "250 OK"
        self.hang_up = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.hang_up:
            server.transport.abort()
            return "250 nobody hears this"
        self.taken.append(envelope)
        return self.data


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    handler = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", controller.port, False
    yield handler
    controller.stop()


def test_a_letter_arrives_with_its_id_and_both_bodies(server: Server) -> None:
    assert email.send(**LETTER) == "<0001@spout>"
    (envelope,) = server.taken
    source = envelope.content.decode()
    assert envelope.rcpt_tos == ["amina@customers.example"]
    assert "Message-ID: <0001@spout>" in source
    assert "text/plain" in source
    assert "text/html" in source


@pytest.mark.parametrize(
    ("where", "answer", "permanent"),
    [
        ("recipient", "550 no such mailbox", True),
        ("recipient", "451 later", False),
        ("data", "554 spam", True),
        ("data", "452 full", False),
    ],
)
def test_a_refusal_is_final_or_passing(server: Server, where: str, answer: str, permanent: bool) -> None:
    setattr(server, where, answer)
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER)
    assert told.value.permanent is permanent
    assert "amina" not in str(told.value)


def test_a_server_that_hangs_up_in_the_middle_leaves_it_unknown(server: Server) -> None:
    server.hang_up = True
    with pytest.raises(OutcomeUnknown):
        email.send(**LETTER)


def test_a_server_that_is_not_there_is_asked_again(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER)
    assert not told.value.permanent


def test_a_header_that_is_not_allowed_is_refused_before_the_call(server: Server) -> None:
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER | {"sender_name": "A\nBcc: everyone@x.example"})
    assert told.value.permanent
    assert server.taken == []
