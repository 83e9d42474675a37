import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import PermissionMissing
from domain.audit.models import AuditEvent
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.deliveries.queries import DeliveryNotFound
from domain.limits import TooManyTries
from domain.webhooks import actions, calling, queries, rules
from domain.webhooks.models import WebhookEndpoint

URL = "https://93.184.215.14/secret-path"
SPAN: dict[str, Any] = {"since": now() - timedelta(days=1), "until": now() + timedelta(days=1)}


def add(world: World, **fields: Any) -> WebhookEndpoint:
    return actions.add(world.alice.actor, now=now(), **{"url": URL, **fields})[0]


def call(world: World, endpoint: WebhookEndpoint, state: str, key: str = "one") -> Delivery:
    """One that has ended so."""
    body = {"type": "contact.added", "version": 1, "data": {}}
    deliveries.place(world.vendor.id, [calling.order(endpoint.id, body, key=key, send_at=now())], now=now())
    mine = Delivery.objects.within(world.vendor.id).filter(effect_key__endswith=f":{key}")
    mine.update(state=state, attempts=8, settled_at=now())
    return mine.get()


def test_a_secret_is_sealed_and_told_once(world: World) -> None:
    endpoint, secret = actions.add(world.alice.actor, url=URL, now=now())
    assert secret.startswith("whsec_")
    assert secret.encode() not in bytes(endpoint.secret)
    assert queries.signing_secrets(endpoint, now=now()) == [secret]
    audit = AuditEvent.objects.within(world.vendor.id).filter(type__startswith="webhook_endpoint")
    told = str(list(audit.values_list("payload", flat=True)))
    assert "93.184.215.14" in told and "secret-path" not in told, "people put secrets into addresses"


def test_a_rotated_secret_signs_beside_the_former_for_a_while(world: World) -> None:
    endpoint, first = actions.add(world.alice.actor, url=URL, now=now())
    endpoint, second = actions.rotate_secret(world.alice.actor, endpoint.id, now=now())
    assert queries.signing_secrets(endpoint, now=now()) == [second, first]
    assert queries.signing_secrets(endpoint, now=now() + rules.OVERLAP) == [second]
    endpoint, third = actions.rotate_secret(world.alice.actor, endpoint.id, overlap=timedelta(0), now=now())
    assert queries.signing_secrets(endpoint, now=now()) == [third], "the others have leaked"


def test_nobody_has_their_systems_told_what_they_may_not_see(world: World) -> None:
    actor = replace(world.alice.actor, permissions=frozenset({"webhook.write", "booking.read"}))
    endpoint, _ = actions.add(actor, url=URL, event_types=["booking.created"], now=now())
    for event_types in (["contact.added"], []):
        with pytest.raises(PermissionMissing):
            actions.add(actor, url=URL, event_types=event_types, now=now())
        with pytest.raises(PermissionMissing):
            actions.change(actor, endpoint.id, {"event_types": event_types}, now=now())
    with pytest.raises(PermissionMissing):
        actions.add(world.bob.actor, url=URL, now=now())


def test_there_are_so_many_at_most(world: World) -> None:
    endpoints = [add(world) for _ in range(rules.MOST_PER_VENDOR)]
    with pytest.raises(rules.TooManyEndpoints):
        add(world)
    actions.remove(world.alice.actor, endpoints[0].id, now=now())
    add(world)


@pytest.mark.parametrize(
    ("leads_to", "taken"),
    [(["93.184.215.14"], True), (["10.0.0.1"], False), (["93.184.215.14", "::1"], False), ([], True)],
)
def test_a_name_is_judged_by_where_it_leads(
    world: World, monkeypatch: pytest.MonkeyPatch, leads_to: list[str], taken: bool
) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in leads_to]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    endpoint = add(world)
    for save in (
        lambda: add(world, url="https://hooks.shop.example/"),
        lambda: actions.change(world.alice.actor, endpoint.id, {"url": "https://hooks.shop.example/"}, now=now()),
    ):
        if taken:
            save()
            continue
        with pytest.raises(rules.AddressRefused):
            save()


def test_a_removed_one_is_gone_and_what_waited_is_cancelled(world: World) -> None:
    endpoint = add(world)
    waiting = calling.test(world.alice.actor, endpoint.id, now=now())
    actions.remove(world.alice.actor, endpoint.id, now=now())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == ("cancelled", "The endpoint was removed.")
    with pytest.raises(rules.EndpointNotFound):
        queries.get(world.alice.actor, endpoint.id)
    row = WebhookEndpoint.objects.within(world.vendor.id).get()
    assert bytes(row.secret) == b"" and row.former_secret is None
    assert queries.listening(world.vendor.id, "contact.added", at=now()) == []


def test_a_span_is_replayed_without_what_arrived_unless_asked_for(world: World) -> None:
    endpoint, other = add(world), add(world)
    ends = {state: call(world, endpoint, state, state) for state in ("sent", "failed", "skipped", "attempting")}
    call(world, other, "failed", "other")
    replay = calling.replay_span(world.alice.actor, endpoint.id, now=now(), **SPAN)
    assert replay == 2
    for delivery in ends.values():
        delivery.refresh_from_db()
    assert {name: row.state for name, row in ends.items()} == {
        "sent": "sent",
        "failed": "scheduled",
        "skipped": "scheduled",
        "attempting": "attempting",
    }
    assert ends["failed"].tries == 0, "it has all its tries again"
    assert calling.replay_span(world.alice.actor, endpoint.id, include_sent=True, now=now(), **SPAN) == 1
    past = {"since": now() - timedelta(days=2), "until": now() - timedelta(days=1)}
    assert calling.replay_span(world.alice.actor, endpoint.id, include_sent=True, now=now(), **past) == 0


def test_one_is_replayed_even_if_it_arrived(world: World) -> None:
    endpoint, other = add(world), add(world)
    delivery, others = call(world, endpoint, "sent"), call(world, other, "sent", "other")
    assert calling.replay_one(world.alice.actor, endpoint.id, delivery.id, now=now()) == 1
    assert calling.replay_one(world.alice.actor, endpoint.id, delivery.id, now=now()) == 0, "it is under way"
    with pytest.raises(DeliveryNotFound):
        calling.replay_one(world.alice.actor, endpoint.id, others.id, now=now())
    actions.change(world.alice.actor, endpoint.id, {"is_active": False}, now=now())
    with pytest.raises(rules.SwitchedOff):
        calling.replay_one(world.alice.actor, endpoint.id, delivery.id, now=now())


def test_five_failing_days_and_it_is_called_no_more_until_it_is_switched_on(world: World) -> None:
    endpoint = add(world)

    def fail(days: float, status: int | None = 500) -> None:
        calling.failed(world.vendor.id, endpoint.id, status=status, now=now() + timedelta(days=days))
        endpoint.refresh_from_db()

    fail(0)
    fail(4.9)
    assert endpoint.failing_since and endpoint.is_on
    calling.succeeded(world.vendor.id, endpoint.id)
    fail(5)
    assert endpoint.is_on, "it has worked in between"
    fail(10.1)
    assert not endpoint.is_on and "No call has succeeded since" in endpoint.disabled_reason
    actions.change(world.alice.actor, endpoint.id, {"is_active": True}, now=now())
    endpoint.refresh_from_db()
    assert endpoint.is_on and endpoint.failing_since is None
    fail(0, 410)
    assert endpoint.disabled_reason == "It answered 410 Gone."


def test_old_calls_are_forgotten_and_then_the_removed_endpoint(world: World) -> None:
    endpoint = add(world)
    old, fresh, waiting = (call(world, endpoint, state, state) for state in ("failed", "sent", "scheduled"))
    DeliveryAttempt(vendor_id=world.vendor.id, delivery=old, endpoint=endpoint, number=8, started_at=now()).save(
        force_insert=True
    )
    Delivery.objects.within(world.vendor.id).filter(id__in=(old.id, waiting.id)).update(
        created_at=now() - timedelta(days=31)
    )
    calling.forget(before=now() - rules.KEPT_FOR)
    left = set(Delivery.objects.within(world.vendor.id).values_list("id", flat=True))
    assert left == {fresh.id, waiting.id}
    actions.remove(world.alice.actor, endpoint.id, now=now() - timedelta(days=31))
    calling.forget(before=now() - rules.KEPT_FOR)
    assert not Delivery.objects.within(world.vendor.id).filter(id=waiting.id).exists()
    assert WebhookEndpoint.objects.within(world.vendor.id).exists(), "a call of it is still listed"
    Delivery.objects.within(world.vendor.id).filter(id=fresh.id).update(created_at=now() - timedelta(days=31))
    calling.forget(before=now() - rules.KEPT_FOR)
    assert not WebhookEndpoint.objects.within(world.vendor.id).exists()


def test_calls_by_hand_are_limited(world: World) -> None:
    endpoint = add(world)
    for _ in range(60):
        calling.test(world.alice.actor, endpoint.id, now=now())
    with pytest.raises(TooManyTries):
        calling.test(world.alice.actor, endpoint.id, now=now())
    calling.REPLAYS.spend(str(endpoint.id), cost=60)
    with pytest.raises(TooManyTries):
        calling.replay_span(world.alice.actor, endpoint.id, **SPAN, now=now())
