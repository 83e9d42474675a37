"""API keys of a vendor, and who calls with one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from domain import access
from domain.access import Actor
from domain.api_keys.models import ApiKey
from domain.api_keys.rules import KeyNotFound
from domain.limits import Limit
from domain.people import rules

NOTED_EVERY = timedelta(minutes=1)
"""`last_used_at` is right to the minute: a write with each call would cost more than the call."""

_CALLER = """
SELECT k.id, k.vendor_id, k.name, k.permissions, k.requests_per_minute, k.expires_at, k.revoked_at, k.last_used_at,
       v.is_active
  FROM domain_apikey k JOIN domain_vendor v ON v.id = k.vendor_id AND v.deleted_at IS NULL
 WHERE k.key_hash = %s
"""


def list_keys(actor: Actor) -> QuerySet[ApiKey]:
    actor.require("api_key.write")
    return ApiKey.objects.within(actor.vendor_id)


def get(actor: Actor, key_id: UUID) -> ApiKey:
    key = list_keys(actor).filter(id=key_id).first()
    if key is None:
        raise KeyNotFound
    return key


def standing(vendor_id: UUID, key_id: UUID, *, now: datetime) -> Actor | None:
    """What a key may, if it stands."""
    keys = ApiKey.objects.within(vendor_id).filter(id=key_id, revoked_at=None)
    key = keys.exclude(expires_at__lte=now).first()
    return _actor(vendor_id, key.id, key.name, key.permissions) if key else None


def _actor(vendor_id: UUID, key_id: UUID, name: str, permissions: list[str]) -> Actor:
    held = access.permissions_of(None, permissions)
    return Actor(vendor_id, kind="key", key_id=key_id, name=name, permissions=held)


def caller(key: str, *, now: datetime) -> Actor:
    """Who calls with the key: one SELECT, and one count against its limit.

    Raises TokenMalformed, TokenForeign, TokenRevoked, TokenExpired, VendorSuspended, TooManyTries.
    """
    rules.check_form(key, rules.KEY_PREFIX)
    with connection.cursor() as cursor:
        cursor.execute(_CALLER, (rules.token_hash(key),))
        row = cursor.fetchone()
    if row is None:
        raise rules.TokenForeign
    key_id, vendor_id, name, permissions, per_minute, expires_at, revoked_at, last_used_at, is_open = row
    if revoked_at:
        raise rules.TokenRevoked("The API key was revoked.")
    if expires_at and expires_at <= now:
        raise rules.TokenExpired("The API key has expired.")
    if not is_open:
        raise rules.VendorSuspended
    Limit("api-key", f"{per_minute} per minute").spend(str(key_id))
    if last_used_at is None or now - last_used_at >= NOTED_EVERY:
        ApiKey.objects.within(vendor_id).filter(id=key_id).update(last_used_at=now)
    return _actor(vendor_id, key_id, name, permissions)
