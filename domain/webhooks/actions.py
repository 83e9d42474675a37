"""Endpoints: adding, changing, removing, and a new secret."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from uuid_utils.compat import uuid7

from domain import vault
from domain.access import Actor
from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox
from domain.vendors import queries as vendors
from domain.webhooks import catalogue, names, queries, rules, signing
from domain.webhooks.events import EndpointAdded, EndpointChanged, EndpointRemoved, SecretRotated
from domain.webhooks.models import WebhookEndpoint


def check_url(url: str) -> str:
    """The host it leads to. A name that leads nowhere today may do so tomorrow; each call looks again.

    Raises AddressRefused.
    """
    allow = settings.WEBHOOKS_ALLOW_LOOPBACK
    place = rules.read_url(url, allow_loopback=allow)
    if place.address is None:
        try:
            addresses = names.lookup(place.host, place.port)
        except names.Unresolved:
            return place.host
        rules.check_addresses(addresses, allow_loopback=allow and place.host == "localhost")
    return place.host


def add(
    actor: Actor, *, url: str, event_types: Collection[str] = (), description: str = "", now: datetime
) -> tuple[WebhookEndpoint, str]:
    """A new endpoint, told of these types or of all; and its secret, which is shown this once.

    Raises AddressRefused, TooManyEndpoints, PermissionMissing.
    """
    _require(actor, event_types)
    host = check_url(url)
    return _add(actor, host, url=url, event_types=sorted(set(event_types)), description=description, now=now)


@transaction.atomic
def _add(actor: Actor, host: str, *, now: datetime, **fields: Any) -> tuple[WebhookEndpoint, str]:
    vendors.get(actor.vendor_id, lock=True)  # two at once count each other
    if queries.list_endpoints(actor).count() >= rules.MOST_PER_VENDOR:
        raise rules.TooManyEndpoints
    endpoint_id, secret = uuid7(), signing.new_secret()
    sealed = vault.seal(secret, of=queries.sealed_for(endpoint_id))
    endpoint = WebhookEndpoint(id=endpoint_id, vendor_id=actor.vendor_id, secret=sealed, created_at=now, **fields)
    endpoint.save(force_insert=True)
    outbox.record(actor, EndpointAdded(endpoint.id, host, endpoint.event_types), now=now)
    return endpoint, secret


def change(actor: Actor, endpoint_id: UUID, changes: dict[str, Any], *, now: datetime) -> WebhookEndpoint:
    """Change where it leads, what it is told, or its words. `is_active=True` also forgives one that Spout gave up on.

    Raises EndpointNotFound, AddressRefused, PermissionMissing.
    """
    endpoint = queries.get(actor, endpoint_id)
    _require(actor, changes.get("event_types", endpoint.event_types))
    if "url" in changes:
        check_url(changes["url"])
    return _change(actor, endpoint_id, changes, now=now)


@transaction.atomic
def _change(actor: Actor, endpoint_id: UUID, changes: dict[str, Any], *, now: datetime) -> WebhookEndpoint:
    endpoint = queries.get(actor, endpoint_id, lock=True)
    if "event_types" in changes:
        changes = {**changes, "event_types": sorted(set(changes["event_types"]))}
    if changes.get("is_active"):
        changes = {**changes, "disabled_at": None, "disabled_reason": "", "failing_since": None}
    changed = {name: value for name, value in changes.items() if getattr(endpoint, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(endpoint, name, value)
        endpoint.save(update_fields=list(changed))
        outbox.record(actor, EndpointChanged(endpoint.id, sorted(changed)), now=now)
    return endpoint


@transaction.atomic
def remove(actor: Actor, endpoint_id: UUID, *, now: datetime) -> None:
    """It is called no more, and what waited for it is not sent; its secrets are gone. Raises EndpointNotFound."""
    endpoint = queries.get(actor, endpoint_id, lock=True)
    endpoint.removed_at, endpoint.secret, endpoint.former_secret = now, b"", None
    endpoint.save(update_fields=["removed_at", "secret", "former_secret"])
    deliveries.cancel_of_endpoint(actor.vendor_id, endpoint.id, reason="The endpoint was removed.", now=now)
    host = rules.read_url(endpoint.url, allow_loopback=True).host
    outbox.record(actor, EndpointRemoved(endpoint.id, host), now=now)


@transaction.atomic
def rotate_secret(
    actor: Actor, endpoint_id: UUID, *, overlap: timedelta = rules.OVERLAP, now: datetime
) -> tuple[WebhookEndpoint, str]:
    """A new secret, shown this once. For so long the former one signs as well, next to it; of a leaked one, not at all.

    Raises EndpointNotFound.
    """
    endpoint = queries.get(actor, endpoint_id, lock=True)
    secret = signing.new_secret()
    endpoint.former_secret = endpoint.secret if overlap else None
    endpoint.former_secret_until = now + overlap if overlap else None
    endpoint.secret = vault.seal(secret, of=queries.sealed_for(endpoint.id))
    endpoint.save(update_fields=["secret", "former_secret", "former_secret_until"])
    outbox.record(actor, SecretRotated(endpoint.id, now + overlap), now=now)
    return endpoint, secret


def _require(actor: Actor, event_types: Collection[str]) -> None:
    """Nobody has their systems told what they may not see themselves."""
    actor.require("webhook.write")
    actor.require_whole()
    for permission in sorted(catalogue.needed_for(event_types)):
        actor.require(permission)
