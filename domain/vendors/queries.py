"""Reading vendors."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.vendors.models import Vendor
from domain.vendors.rules import VendorNotFound


def current(actor: Actor) -> Vendor:
    """The vendor that the actor works in."""
    return get(actor.vendor_id)


def get(vendor_id: UUID, *, lock: bool = False) -> Vendor:
    """The vendor, unless it was deleted. Raises VendorNotFound."""
    found = (_locked if lock else _there)(vendor_id=vendor_id)
    if not found:
        raise VendorNotFound
    return found[0]


@compiled
def _there(*, vendor_id: UUID) -> QuerySet[Vendor]:
    return Vendor.objects.filter(id=vendor_id, deleted_at=None)


@compiled
def _locked(*, vendor_id: UUID) -> QuerySet[Vendor]:
    return Vendor.objects.filter(id=vendor_id, deleted_at=None).select_for_update(no_key=True)


def list_vendors(*, search: str = "", **filters: Any) -> QuerySet[Vendor]:
    """All of the platform's, for its admins: by words in the name, or the beginning of the slug."""
    vendors = Vendor.objects.filter(deleted_at=None, **filters)
    for word in search.split():
        vendors = vendors.filter(Q(name__icontains=word) | Q(slug__istartswith=word))
    return vendors
