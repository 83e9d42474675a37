"""Opening a vendor and changing its profile."""

import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.outbox import actions as outbox
from domain.vendors import rules
from domain.vendors.events import VendorChanged
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
    """Change the profile of the actor's vendor."""
    actor.require("vendor.write")
    if "timezone" in changes:
        rules.check_timezone(changes["timezone"])
    vendor = Vendor.objects.select_for_update().get(id=actor.vendor_id)
    for field, value in changes.items():
        setattr(vendor, field, value)
    vendor.save(update_fields=list(changes))
    outbox.record(actor, VendorChanged(vendor.id, sorted(changes)), now=now)
    return vendor
