"""Finding services."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from domain import visibility
from domain.access import Actor
from domain.compiled import compiled
from domain.people.models import Member
from domain.services.models import Service, ServiceMember, ServiceResource
from domain.services.rules import ServiceNotFound


def list_services(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Service]:
    """Filtered by is_active or is_public."""
    actor.require("service.read")
    services = Service.objects.within(actor.vendor_id).filter(**filters)
    return services.filter(title__icontains=search) if search else services


def get(actor: Actor, service_id: UUID, *, lock: bool = False) -> Service:
    """The service, or ServiceNotFound. `lock` holds it until the commit."""
    actor.require("service.read")
    find = _locked if lock else _of_vendor
    found = find(vendor_id=actor.vendor_id, service_id=service_id)
    if not found:
        raise ServiceNotFound
    return found[0]


def member_ids(actor: Actor, service: Service) -> list[UUID]:
    """Who serves it, as far as the actor's role reaches."""
    seen = Member.objects.within(actor.vendor_id).filter(visibility.members(actor), is_active=True)
    places = ServiceMember.objects.within(actor.vendor_id).filter(service=service, member__in=seen)
    return list(places.order_by("id").values_list("member_id", flat=True))


def resource_ids(service: Service) -> list[UUID]:
    """What will do for it."""
    needs = ServiceResource.objects.within(service.vendor_id).filter(service=service)
    return list(needs.order_by("id").values_list("resource_id", flat=True))


@compiled
def _of_vendor(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Service]:
    return Service.objects.within(vendor_id).filter(id=service_id)


@compiled
def _locked(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Service]:
    return Service.objects.within(vendor_id).filter(id=service_id).select_for_update(no_key=True)
