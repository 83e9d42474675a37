"""Reading vendors."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.vendors.models import Vendor
from domain.vendors.rules import VendorNotFound


def current(actor: Actor) -> Vendor:
    """The vendor that the actor works in."""
    return get(actor.vendor_id)


def get(vendor_id: UUID, *, lock: bool = False) -> Vendor:
    """The vendor, unless it was deleted. Raises VendorNotFound."""
    vendors = Vendor.objects.select_for_update(no_key=True) if lock else Vendor.objects
    vendor = vendors.filter(id=vendor_id, deleted_at=None).first()
    if vendor is None:
        raise VendorNotFound
    return vendor


def list_vendors(*, search: str = "", **filters: Any) -> QuerySet[Vendor]:
    """All of the platform's, for its admins: by words in the name, or the beginning of the slug."""
    vendors = Vendor.objects.filter(deleted_at=None, **filters)
    for word in search.split():
        vendors = vendors.filter(Q(name__icontains=word) | Q(slug__istartswith=word))
    return vendors
