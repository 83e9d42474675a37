"""Calls to vendors' webhooks, by a receiver that verifies each of them."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now
from jsonschema import Draft202012Validator

from conftest import World
from domain.bookings import actions as bookings
from domain.contacts import actions as contacts
from domain.deliveries import actions as deliveries
from domain.deliveries import rules as delivery_rules
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.outbox.events import types
from domain.vendors.models import Vendor
from domain.webhooks import actions, calling
from domain.webhooks.catalogue import CATALOGUE
from domain.webhooks.models import WebhookEndpoint
from tasks import webhooks
from tasks.gateways import webhook
from tasks.reactions import REACTIONS
from tasks.tests.conftest import Gateways, run_due
from tasks.tests.receiver import Receiver, listening


@pytest.fixture
def receiver(settings: Any, outside: Gateways) -> Iterator[Receiver]:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True
    with listening() as receiver:
        yield receiver


def endpoint_at(receiver: Receiver, world: World, **fields: Any) -> WebhookEndpoint:
    endpoint, receiver.secret = actions.add(world.alice.actor, url=receiver.url, now=now(), **fields)
    return endpoint


def tried(world: World, endpoint: WebhookEndpoint, *, at: Any = None) -> Delivery:
    """A test call, and what became of it."""
    delivery = calling.test(world.alice.actor, endpoint.id, now=now())
    run_due(at)
    delivery.refresh_from_db()
    return delivery


def attempts(delivery: Delivery) -> list[DeliveryAttempt]:
    return list(DeliveryAttempt.objects.within(delivery.vendor_id).filter(delivery=delivery).order_by("number"))


def test_the_catalogue_tells_of_events_that_there_are_and_each_is_fanned_out() -> None:
    assert CATALOGUE.keys() <= types().keys()
    assert {kind for kind, following in REACTIONS.items() if webhooks.fan_out in following} == CATALOGUE.keys()


def test_a_booking_is_told_signed_and_as_its_schema_says(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world, event_types=["booking.created", "booking.cancelled"])
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    bookings.reschedule(world.alice.actor, booking.id, starts_at=booking.starts_at + timedelta(hours=2), now=now())
    run_due()
    ((headers, body),) = receiver.calls
    assert receiver.forged == 0
    delivery = Delivery.objects.within(world.vendor.id).get(endpoint=endpoint)
    assert headers["webhook-id"] == str(delivery.id)
    assert headers["content-type"] == "application/json"
    assert (body["type"], body["data"]["booking"]["id"]) == ("booking.created", str(booking.id))
    Draft202012Validator(CATALOGUE["booking.created"].data.model_json_schema(mode="serialization")).validate(
        body["data"]
    )
    assert (delivery.state, delivery.kind, delivery.attempts) == ("sent", "booking.created", 1)
    assert world.charlie.api.get(f"/deliveries/{delivery.id}").status_code == 404


def test_only_the_own_vendor_is_told(world: World, receiver: Receiver) -> None:
    endpoint_at(receiver, world)
    contacts.add(world.charlie.actor, name="Somebody else's", now=now())
    run_due()
    assert [body["type"] for _, body in receiver.calls if body["type"] == "contact.added"] == []


def test_a_rotated_secret_is_verified_by_the_old_and_by_the_new(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    former = receiver.secret
    _, fresh = actions.rotate_secret(world.alice.actor, endpoint.id, now=now())
    for secret in (former, fresh):
        receiver.secret = secret
        tried(world, endpoint)
    assert (len(receiver.calls), receiver.forged) == (2, 0)
    WebhookEndpoint.objects.within(world.vendor.id).update(former_secret_until=now())
    receiver.secret = former
    tried(world, endpoint)
    assert (len(receiver.calls), receiver.forged) == (2, 1), "the overlap is over"


def test_a_refusal_is_tried_again_by_plan_under_the_same_id(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    receiver.status, receiver.answer = 503, b"try later\x00" + b"x" * 5000
    contacts.add(world.alice.actor, name="New", now=now())
    at = now()
    for _ in range(delivery_rules.MAX_ATTEMPTS):
        run_due(at)
        at += timedelta(hours=12)
    delivery = Delivery.objects.within(world.vendor.id).get(endpoint=endpoint, kind="contact.added")
    assert (delivery.state, delivery.attempts, delivery.reason) == ("failed", 8, "It answered 503: no 2xx.")
    assert {headers["webhook-id"] for headers, _ in receiver.calls} == {str(delivery.id)}
    last = attempts(delivery)[-1]
    assert last.status == 503 and last.excerpt.startswith("try later ") and len(last.excerpt) <= 1000
    assert last.duration_ms is not None
    endpoint.refresh_from_db()
    assert endpoint.failing_since is not None
    receiver.status, receiver.answer = 200, b"ok"
    calling.replay_one(world.alice.actor, endpoint.id, delivery.id, now=now())
    run_due()
    delivery.refresh_from_db()
    endpoint.refresh_from_db()
    assert (delivery.state, delivery.attempts, attempts(delivery)[-1].excerpt) == ("sent", 9, "ok")
    assert endpoint.failing_since is None


def test_a_test_is_tried_once_even_of_one_switched_off(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    actions.change(world.alice.actor, endpoint.id, {"is_active": False}, now=now())
    receiver.status = 500
    assert (tried(world, endpoint).state, receiver.calls[0][1]["type"]) == ("failed", "webhook.test")
    contacts.add(world.alice.actor, name="New", now=now())
    run_due()
    told = Delivery.objects.within(world.vendor.id).get(kind="contact.added")
    assert (told.state, told.reason) == ("skipped", "The endpoint is switched off.")
    assert len(receiver.calls) == 1


def test_who_is_gone_is_given_up_and_the_owner_gets_a_letter(
    world: World, receiver: Receiver, outside: Gateways
) -> None:
    endpoint = endpoint_at(receiver, world)
    receiver.status = 410
    contacts.add(world.alice.actor, name="New", now=now())
    run_due()
    run_due()
    endpoint.refresh_from_db()
    assert endpoint.disabled_reason == "It answered 410 Gone."
    (letter,) = [letter for letter in outside.letters if letter["subject"] == "A webhook is switched off"]
    assert letter["to"] == world.alice.user.email
    assert "127.0.0.1" in letter["text"] and "key=value" not in letter["text"]
    assert "410" in letter["text"]


def test_a_redirect_is_not_followed(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    receiver.status, receiver.headers = 307, {"Location": receiver.url}
    delivery = tried(world, endpoint)
    assert delivery.reason == "It answered 307: a redirect, which is not followed."
    assert len(receiver.calls) == 1


def test_whoever_answers_too_slowly_or_too_much_is_cut_off(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "CALL_SECONDS", 1.0)
    endpoint = endpoint_at(receiver, world)
    receiver.hang.clear()
    assert tried(world, endpoint).reason == "It did not answer within 1 s."
    receiver.hang.set()
    receiver.status, receiver.answer, receiver.drip = 200, b"x" * 10_000, 0.3
    delivery = tried(world, endpoint)  # each byte in time, all of them not
    assert delivery.state == "sent" and 0 < len(attempts(delivery)[0].excerpt) < 10
    receiver.answer, receiver.drip = b"x" * 50_000_000, 0.0
    delivery = tried(world, endpoint)
    assert delivery.state == "sent" and len(attempts(delivery)[0].excerpt) == 1000


def test_nobody_there(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    actions.change(world.alice.actor, endpoint.id, {"url": f"http://127.0.0.1:{port}/"}, now=now())
    assert tried(world, endpoint).reason == "It could not be reached: no connection."


def test_what_speaks_no_tls_is_not_told(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    actions.change(world.alice.actor, endpoint.id, {"url": receiver.url.replace("http:", "https:")}, now=now())
    assert tried(world, endpoint).reason == "It could not be reached: TLS failed."
    assert receiver.calls == []


def test_a_name_that_leads_elsewhere_by_the_time_of_the_call_is_not_followed(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads_to = ["93.184.215.14"]
    rows = lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (leads_to[0], 443))]  # noqa: E731
    monkeypatch.setattr(socket, "getaddrinfo", rows)
    port = receiver.server.server_address[1]
    endpoint, _ = actions.add(world.alice.actor, url=f"https://hooks.shop.example:{port}/", now=now())
    for private in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"):
        leads_to[0] = private
        assert tried(world, endpoint).reason == "The address leads into a private network."


def test_what_is_dialled_is_what_was_judged(
    world: World, receiver: Receiver, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is asked once per call: an answer that changes meanwhile changes nothing."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host != "localhost":
            return real(host, *args, **kwargs)
        asked.append(host)
        found = "127.0.0.1" if len(asked) == 1 else "127.0.0.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, 0))]

    endpoint = endpoint_at(receiver, world)
    url = receiver.url.replace("127.0.0.1", "localhost")
    WebhookEndpoint.objects.within(world.vendor.id).update(url=url)
    monkeypatch.setattr(socket, "getaddrinfo", changing)
    assert tried(world, endpoint).state == "sent"
    assert asked == ["localhost"]
    assert receiver.calls[0][0]["host"].startswith("localhost:")


def test_nothing_is_told_of_a_vendor_that_is_suspended(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    Vendor.objects.filter(id=world.vendor.id).update(is_active=False)
    assert tried(world, endpoint).state == "skipped"
    assert receiver.calls == []


def test_a_call_whose_worker_died_is_made_again(world: World, receiver: Receiver) -> None:
    endpoint = endpoint_at(receiver, world)
    delivery = calling.test(world.alice.actor, endpoint.id, now=now())
    deliveries.hand_out(now=now())
    assert deliveries.begin(delivery.id, now=now())
    later = now() + delivery_rules.LEASE + timedelta(seconds=1)
    deliveries.resolve_doubts(now=later)
    later += delivery_rules.ECHO_GRACE + timedelta(seconds=1)
    deliveries.resolve_doubts(now=later)
    run_due(later)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, len(receiver.calls)) == ("sent", 2, 1)
