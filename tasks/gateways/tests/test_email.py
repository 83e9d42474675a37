"""Mail over a real SMTP conversation, with a server that behaves and one that does not."""

import contextlib
import email as standard
import socket
import ssl
import threading
from collections.abc import Iterator
from email.policy import default as modern
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from domain.message_templates.letters import Attachment
from tasks.gateways import email
from tasks.gateways.errors import GatewayError, OutcomeUnknown
from tasks.gateways.tests.conftest import Authority, Server, free_port, use

LETTER: Any = {
    "to": "amina@customers.example",
    "sender_name": "Serenity Späh, Ltd",
    "subject": "Your booking",
    "text": "See you.",
    "html": "<p>See you.</p>",
    "message_id": "<0001@spout.example>",
}


def written(envelope: Any) -> Any:
    return standard.message_from_bytes(envelope.content, policy=modern)


def test_a_letter_arrives_with_its_id_and_both_bodies(server: Server) -> None:
    assert email.send(**LETTER) == "<0001@spout.example>"
    (envelope,) = server.taken
    message = written(envelope)
    assert envelope.rcpt_tos == ["amina@customers.example"]
    assert message["Message-ID"] == "<0001@spout.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None
    assert message.get_body(("plain",)).get_content().strip() == "See you."
    assert message.get_body(("html",)).get_content().strip() == "<p>See you.</p>"


def test_a_calendar_is_attached_and_what_can_be_refused_says_how(server: Server) -> None:
    calendar = Attachment("booking.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR\r\nX:ä\r\n".encode())
    email.send(**LETTER, attachments=(calendar,), refuse_url="https://spout.example/api/v1/public/refusals/x")
    message = written(server.taken[0])
    (attached,) = message.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "booking.ics")
    assert "X:ä" in attached.get_content()
    assert message["List-Unsubscribe"] == "<https://spout.example/api/v1/public/refusals/x>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


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
    setattr(server, where, "250 OK")
    email.send(**LETTER)
    assert len(server.taken) == 1, "the next letter goes over a connection that is in order"


@pytest.mark.parametrize(("when", "taken"), [("before", 0), ("after", 1)])
def test_a_server_that_hangs_up_when_it_has_the_whole_letter_leaves_it_unknown(
    server: Server, when: str, taken: int
) -> None:
    server.hang_up = when
    with pytest.raises(OutcomeUnknown):
        email.send(**LETTER)
    assert len(server.taken) == taken


class Rude:
    """A server that listens so far, and then hangs up or says nothing more."""

    def __init__(self, breaks_at: str, *, hangs: bool = False) -> None:
        self.breaks_at, self.hangs = breaks_at, hangs
        self.over = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = self.socket.accept()
                with peer, contextlib.suppress(OSError):
                    self._talk(peer)

    def _talk(self, peer: socket.socket) -> None:
        if self._broke("connect"):
            return
        peer.sendall(b"220 rude\r\n")
        lines = peer.makefile("rb")
        for line in lines:
            word = line.split(b" ", 1)[0].strip().upper().decode("ascii", "replace").partition(":")[0]
            if self._broke(word):
                return
            if word == "DATA":
                peer.sendall(b"354 go on\r\n")
                if self.breaks_at == "middle":
                    lines.readline()
                    self._broke("middle")
                    return
            else:
                peer.sendall(b"250 OK\r\n")

    def _broke(self, at: str) -> bool:
        if at != self.breaks_at:
            return False
        if self.hangs:
            self.over.wait(30)
        return True

    def close(self) -> None:
        self.over.set()
        self.socket.close()


@pytest.fixture
def rude(settings: Any) -> Iterator[Any]:
    made: list[Rude] = []

    def make(breaks_at: str, *, hangs: bool = False) -> Rude:
        made.append(Rude(breaks_at, hangs=hangs))
        use(settings, made[-1].port, EMAIL_TIMEOUT=0.5)
        return made[-1]

    yield make
    email.close()
    for each in made:
        each.close()


@pytest.mark.parametrize("hangs", [False, True])
@pytest.mark.parametrize("breaks_at", ["connect", "EHLO", "MAIL", "RCPT", "DATA"])
def test_what_the_server_never_had_whole_is_sent_again(rude: Any, breaks_at: str, hangs: bool) -> None:
    """It hangs up, or says nothing more, before the letter's last dot: it has taken nothing (RFC 5321)."""
    rude(breaks_at, hangs=hangs)
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER)
    assert not told.value.permanent


def test_a_letter_cut_off_in_the_middle_was_not_taken(rude: Any) -> None:
    """More than fits on its way: the rest can't be sent any more."""
    rude("middle")
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER | {"text": "See you. " * 4_000_000})
    assert str(told.value) == "The mail server broke off before it had the whole letter."
    assert not told.value.permanent


def test_a_server_that_is_not_there_is_asked_again(settings: Any) -> None:
    use(settings, 9)
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER)
    assert not told.value.permanent


def test_a_header_that_is_not_allowed_is_refused_before_the_call(server: Server) -> None:
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER | {"sender_name": "A\nBcc: everyone@x.example"})
    assert told.value.permanent
    assert server.taken == []


def test_one_connection_carries_a_batch(server: Server) -> None:
    for number in range(5):
        email.send(**LETTER | {"message_id": f"<{number}@spout.example>"})
    assert (len(server.taken), server.calls) == (5, 1)


def test_a_connection_that_the_server_has_closed_is_opened_anew(settings: Any) -> None:
    port = free_port()
    taken = []
    for _ in range(2):
        handler = Server()
        controller = Controller(handler, hostname="127.0.0.1", port=port)
        controller.start()
        use(settings, port)
        email.send(**LETTER)
        controller.stop()
        taken += handler.taken
    email.close()
    assert len(taken) == 2


def knock(port: int, ca: Authority) -> None:
    trusting = ssl.create_default_context(cafile=ca.file)
    trusting.check_hostname = False
    with socket.create_connection(("127.0.0.1", port)) as plain, trusting.wrap_socket(plain) as safe:
        safe.recv(100)


@pytest.fixture
def secure(ca: Authority, settings: Any) -> Iterator[Any]:
    """A server that speaks TLS with a certificate for this name."""
    started: list[Controller] = []

    def start(name: str, **how: Any) -> Server:
        handler = Server()
        context = ca.server(name)
        at_once = {"ssl_context": context} if how.get("EMAIL_USE_SSL") else {}
        later = {} if at_once else {"tls_context": context, "require_starttls": True}
        controller = Controller(handler, hostname="127.0.0.1", port=free_port(), **at_once, **later)
        if at_once:  # it would knock with a certificate that is a server's
            controller._trigger_server = lambda: knock(controller.port, ca)  # type: ignore[method-assign]
        controller.start()
        started.append(controller)
        use(settings, controller.port, **how)
        return handler

    yield start
    email.close()
    for controller in started:
        controller.stop()


@pytest.mark.parametrize("mode", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_tls_with_an_authority_of_one_s_own(secure: Any, ca: Authority, mode: str) -> None:
    server = secure("127.0.0.1", EMAIL_CA_FILE=ca.file, **{mode: True})
    email.send(**LETTER)
    assert len(server.taken) == 1


@pytest.mark.parametrize(("name", "trusted"), [("127.0.0.1", False), ("elsewhere.example", True)])
@pytest.mark.parametrize("mode", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_nothing_is_sent_to_a_server_that_can_not_prove_its_name(
    secure: Any, ca: Authority, name: str, trusted: bool, mode: str
) -> None:
    server = secure(name, EMAIL_CA_FILE=ca.file if trusted else "", **{mode: True})
    with pytest.raises(GatewayError) as told:
        email.send(**LETTER)
    assert not told.value.permanent
    assert server.taken == []


def test_through_a_service_of_anymail(settings: Any) -> None:
    settings.MAIL_TRANSPORT = "anymail.backends.test.EmailBackend"
    email.send(**LETTER, refuse_url="https://spout.example/r")
    sent: Any = mail.outbox[0]
    assert sent.anymail_test_params["extra_headers"]["List-Unsubscribe"] == "<https://spout.example/r>"
    email.close()
