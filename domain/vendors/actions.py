"""Opening a vendor and changing its profile."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor, PlatformAdmin
from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox
from domain.vendors import queries, rules
from domain.vendors.events import VendorChanged, VendorDeleted
from domain.vendors.models import Vendor


def open_vendor(*, name: str, now: datetime, **profile: Any) -> Vendor:
    """A new vendor under a slug made from its name, made unique when taken. The caller adds the owner.

    Call it inside a transaction.
    """
    rules.check_timezone(profile.get("timezone", "UTC"))
    slug = plain = profile.pop("slug", None) or rules.slug_of(name)
    vendor = Vendor(name=name, created_at=now, **profile)
    while True:
        vendor.slug = slug
        try:
            with transaction.atomic():
                vendor.save(force_insert=True)
        except IntegrityError:
            slug = f"{plain}-{secrets.token_hex(3)}"
        else:
            return vendor


@transaction.atomic
def change(actor: Actor, changes: dict[str, Any], *, now: datetime) -> Vendor:
    """Change the profile of the actor's vendor, or its rules for signing in."""
    actor.require("vendor.write")
    if "requires_two_factor" in changes:
        actor.require_person()  # a key has no second factor, and does not decide on those of people
    if "timezone" in changes:
        rules.check_timezone(changes["timezone"])
    vendor = queries.get(actor.vendor_id, lock=True)
    before = {field: getattr(vendor, field) for field in changes}
    for field, value in changes.items():
        setattr(vendor, field, value)
    vendor.save(update_fields=list(changes))
    outbox.record(actor, VendorChanged(vendor.id, before, changes), now=now)
    return vendor


def change_as_platform(vendor_id: UUID, changes: dict[str, Any], *, by: PlatformAdmin, now: datetime) -> Vendor:
    """The same from outside, `is_active` False suspends. Raises VendorNotFound."""
    return change(by.within(queries.get(vendor_id).id), changes, now=now)


def suspend(vendor_id: UUID, *, by: PlatformAdmin, now: datetime) -> Vendor:
    """Nobody but platform admins works in it, and no API key does; nothing is lost."""
    return change_as_platform(vendor_id, {"is_active": False}, by=by, now=now)


def resume(vendor_id: UUID, *, by: PlatformAdmin, now: datetime) -> Vendor:
    return change_as_platform(vendor_id, {"is_active": True}, by=by, now=now)


@transaction.atomic
def delete(vendor_id: UUID, *, by: PlatformAdmin, now: datetime) -> None:
    """Take the vendor off the platform: nobody gets in, nothing more is sent, its slug is free. Its rows stay, for
    the books and for a mistake. Raises VendorNotFound."""
    vendor = queries.get(vendor_id, lock=True)
    vendor.deleted_at = now
    vendor.slug = f"{vendor.slug[:60]}-{vendor.id.hex[-12:]}"
    vendor.save(update_fields=["deleted_at", "slug"])
    deliveries.cancel_of_vendor(vendor.id, reason="The vendor was deleted.", now=now)
    outbox.record(by.within(vendor.id), VendorDeleted(vendor.id), now=now)
