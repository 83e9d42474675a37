"""Reading vendors."""

from domain.access import Actor
from domain.vendors.models import Vendor


def current(actor: Actor) -> Vendor:
    """The vendor that the actor works in."""
    return Vendor.objects.get(id=actor.vendor_id)
