"""Offering services."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.services import queries
from domain.services.events import ServiceAdded, ServiceChanged
from domain.services.models import Service, ServiceMember
from domain.vendors.models import Vendor


@transaction.atomic
def offer(actor: Actor, *, now: datetime, member_ids: list[UUID] | None = None, **terms: Any) -> Service:
    """A new service, served by these members or by every bookable one. Its currency is the vendor's unless given."""
    actor.require("service.write")
    terms["currency"] = terms.get("currency") or Vendor.objects.get(id=actor.vendor_id).currency
    service = Service(vendor_id=actor.vendor_id, created_at=now, **terms)
    service.save(force_insert=True)
    _staff(actor, service, member_ids or [])
    outbox.record(actor, ServiceAdded(service.id), now=now)
    return service


@transaction.atomic
def change(actor: Actor, service_id: UUID, changes: dict[str, Any], *, now: datetime) -> Service:
    """Change what is given; `member_ids` replaces who serves it. Bookings made before keep their terms."""
    actor.require("service.write")
    service = queries.get(actor, service_id, lock=True)
    fields = sorted(changes)
    if (member_ids := changes.pop("member_ids", None)) is not None:
        # Those beyond the actor's reach stay: they were not to be seen, so nobody meant to leave them out.
        seen = members.list_members(actor).values("id")
        ServiceMember.objects.within(actor.vendor_id).filter(service=service, member__in=seen).delete()
        _staff(actor, service, member_ids)
    for field, value in changes.items():
        setattr(service, field, value)
    service.save(update_fields=list(changes))
    outbox.record(actor, ServiceChanged(service.id, fields), now=now)
    return service


def _staff(actor: Actor, service: Service, member_ids: list[UUID]) -> None:
    for member_id in dict.fromkeys(member_ids):
        member = members.get(actor, member_id)
        ServiceMember(vendor_id=actor.vendor_id, service=service, member=member).save(force_insert=True)
