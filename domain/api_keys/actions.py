"""Making and revoking API keys."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor, complete
from domain.api_keys import queries, rules
from domain.api_keys.events import ApiKeyMade, ApiKeyRevoked
from domain.api_keys.models import ApiKey
from domain.outbox import actions as outbox
from domain.people import queries as people
from domain.people import rules as tokens
from domain.roles.rules import check_known


@transaction.atomic
def make(
    actor: Actor,
    *,
    name: str,
    permissions: list[str],
    requests_per_minute: int,
    expires_at: datetime | None = None,
    now: datetime,
) -> tuple[ApiKey, str]:
    """A new key, and its text, which is not kept and can't be shown again. It reaches the whole vendor.

    Raises UnknownPermission, GrantsTooMuch, KeyNameTaken, ExpiryInThePast, TooManyKeys, NotForKeys.
    """
    actor = people.hold(actor)
    actor.require("api_key.write")
    actor.require_person()  # or a key could outlive its own expiry
    check_known(permissions)
    held = complete(permissions)
    actor.require_grant(held, "vendor")
    if expires_at and expires_at <= now:
        raise rules.ExpiryInThePast
    if ApiKey.objects.within(actor.vendor_id).filter(revoked_at=None).count() >= rules.MOST_PER_VENDOR:
        raise rules.TooManyKeys
    text = tokens.new_token(tokens.KEY_PREFIX)
    key = ApiKey(
        vendor_id=actor.vendor_id,
        name=name,
        hint=text[:10],
        key_hash=tokens.token_hash(text),
        permissions=sorted(held),
        requests_per_minute=requests_per_minute,
        expires_at=expires_at,
        created_by=actor.name,
        created_at=now,
    )
    try:
        with transaction.atomic():
            key.save(force_insert=True)
    except IntegrityError:
        raise rules.KeyNameTaken from None
    outbox.record(actor, ApiKeyMade(key.id, key.permissions), now=now)
    return key, text


@transaction.atomic
def revoke(actor: Actor, key_id: UUID, *, now: datetime) -> None:
    """It works no more from the next request on; revoking it again changes nothing. Raises KeyNotFound."""
    actor.require("api_key.write")
    key = queries.get(actor, key_id)
    if ApiKey.objects.within(actor.vendor_id).filter(id=key.id, revoked_at=None).update(revoked_at=now):
        outbox.record(actor, ApiKeyRevoked(key.id), now=now)
