"""Offering services, changing and withdrawing them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, RestrictedError

from domain.access import Actor
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.resources import queries as resources
from domain.services import queries, rules
from domain.services.events import ServiceAdded, ServiceChanged, ServiceRemoved
from domain.services.models import Service, ServiceMember, ServiceResource
from domain.vendors.models import Vendor


@transaction.atomic
def offer(
    actor: Actor, *, now: datetime, member_ids: Iterable[UUID] = (), resource_ids: Iterable[UUID] = (), **terms: Any
) -> Service:
    """A new service, served by these members or by every bookable one, with one of these resources, if any. Its
    currency is the vendor's unless given. Raises MemberNotFound, ResourceNotFound."""
    actor.require("service.write")
    terms["currency"] = terms.get("currency") or Vendor.objects.get(id=actor.vendor_id).currency
    service = Service(vendor_id=actor.vendor_id, created_at=now, **terms)
    service.save(force_insert=True)
    _staff(actor, service, member_ids)
    _equip(actor, service, resource_ids)
    outbox.record(actor, ServiceAdded(service.id), now=now)
    return service


@transaction.atomic
def change(actor: Actor, service_id: UUID, changes: dict[str, Any], *, now: datetime) -> Service:
    """Change what is given; `member_ids` replaces who serves it, `resource_ids` what will do for it. Bookings made
    before keep their terms. Raises ServiceNotFound, MemberNotFound, ResourceNotFound."""
    actor.require("service.write")
    service = queries.get(actor, service_id, lock=True)
    fields, changes = sorted(changes), dict(changes)
    if (member_ids := changes.pop("member_ids", None)) is not None:
        # Those beyond the actor's reach stay: they were not to be seen, so nobody meant to leave them out.
        seen_or_gone = Q(member__in=members.list_members(actor).values("id")) | Q(member__is_active=False)
        ServiceMember.objects.within(actor.vendor_id).filter(seen_or_gone, service=service).delete()
        _staff(actor, service, member_ids)
    if (resource_ids := changes.pop("resource_ids", None)) is not None:
        ServiceResource.objects.within(actor.vendor_id).filter(service=service).delete()
        _equip(actor, service, resource_ids)
    for field, value in changes.items():
        setattr(service, field, value)
    service.save(update_fields=list(changes))
    outbox.record(actor, ServiceChanged(service.id, fields), now=now)
    return service


@transaction.atomic
def remove(actor: Actor, service_id: UUID, *, now: datetime) -> None:
    """With its reminder rules. Raises ServiceNotFound, ServiceInUse."""
    actor.require("service.write")
    service = queries.get(actor, service_id, lock=True)
    title = service.title
    try:
        with transaction.atomic():
            service.delete()
            connection.check_constraints()  # at once: a booking may have come since Django looked for some
    except (RestrictedError, IntegrityError):
        raise rules.ServiceInUse from None
    outbox.record(actor, ServiceRemoved(service_id, title), now=now)


def _staff(actor: Actor, service: Service, member_ids: Iterable[UUID]) -> None:
    for member_id in dict.fromkeys(member_ids):
        member = members.get(actor, member_id)
        ServiceMember(vendor_id=actor.vendor_id, service=service, member=member).save(force_insert=True)


def _equip(actor: Actor, service: Service, resource_ids: Iterable[UUID]) -> None:
    ServiceResource.objects.within(actor.vendor_id).bulk_create(
        ServiceResource(vendor_id=actor.vendor_id, service=service, resource=resource)
        for resource in resources.hold(actor, resource_ids)
    )
