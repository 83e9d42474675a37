"""Whatever Django sends becomes a delivery, and leaves by a worker."""

import email
from datetime import timedelta
from email.policy import default as modern
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.utils.timezone import now

from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from tasks.gateways.tests.conftest import Server, server  # noqa: F401  a fixture
from tasks.tests.conftest import run_due


@pytest.fixture(autouse=True)
def ours(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = "tasks.django_mail.DeliveryBackend"
    monkeypatch.setattr("tasks.sending.wake", lambda task: None)


def test_a_mail_becomes_a_delivery_for_each_receiver_and_is_sent_as_it_was_written(
    db: None,
    server: Server,  # noqa: F811
) -> None:
    message = EmailMultiAlternatives(
        "Résumé", "In text.", "Ops <ops@spout.example>", ["a@people.example"], bcc=["b@people.example"]
    )
    message.attach_alternative("<p>In HTML.</p>", "text/html")
    message.attach("list.csv", "a,b\n", "text/csv")
    message.extra_headers["X-Own"] = "kept"
    assert message.send() == 1
    assert server.taken == [], "nobody has waited for a mail server"
    rows = Delivery.objects.within(None)
    assert set(rows.values_list("kind", "state")) == {("django.mail", State.SCHEDULED)}
    assert "In text" not in repr(list(rows.values())), "a mail may hold a link that signs in"
    run_due()
    assert sorted(envelope.rcpt_tos for envelope in server.taken) == [["a@people.example"], ["b@people.example"]]
    written = email.message_from_bytes(server.taken[0].content, policy=modern)
    assert (written["Subject"], written["X-Own"], written["Bcc"]) == ("Résumé", "kept", None)
    assert written["From"] == "Ops <ops@spout.example>"
    html = written.get_body(("html",))
    assert html and html.get_content().strip() == "<p>In HTML.</p>"
    assert {str(row.id) for row in rows} == {
        email.message_from_bytes(envelope.content)["Message-ID"].strip("<>").partition("@")[0]
        for envelope in server.taken
    }
    assert set(rows.values_list("state", flat=True)) == {State.SENT}


def test_a_mail_to_nobody_is_none(db: None) -> None:
    assert EmailMultiAlternatives("S", "T", to=[]).send() == 0
    assert not Delivery.objects.within(None).exists()


@pytest.mark.parametrize(("fault", "state"), [("451 later", State.SCHEDULED), ("550 no", State.FAILED)])
def test_what_a_server_refuses_is_tried_again_or_listed(
    db: None,
    server: Server,  # noqa: F811
    fault: str,
    state: str,
) -> None:
    server.recipient = fault
    send_mail("S", "T", None, ["a@people.example"])
    run_due()
    assert Delivery.objects.within(None).get().state == state


def test_one_cut_off_after_it_was_taken_is_not_sent_again_by_itself(
    db: None,
    server: Server,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a booking: it stays in doubt, listed, however often the doubt is looked at."""
    send_mail("S", "T", None, ["a@people.example"])
    Delivery.objects.within(None).update(kind="booking.confirmation")
    monkeypatch.setattr("tasks.sending.django_mail.KIND", "booking.confirmation")
    server.hang_up = "after"
    run_due()
    delivery = Delivery.objects.within(None).get()
    assert delivery.state == State.ATTEMPTING
    for hours in (1, 2, 3):
        deliveries.resolve_doubts(now=now() + timedelta(hours=hours))
        run_due(now() + timedelta(hours=hours))
    assert Delivery.objects.within(None).get().state == State.IN_DOUBT
    assert len(server.taken) == 1
