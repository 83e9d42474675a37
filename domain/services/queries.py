"""Finding services."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.errors import NotFound
from domain.services.models import Service


class ServiceNotFound(NotFound):
    code = "service.not_found"
    sentence = "There is no such service."


def list_services(actor: Actor, *, search: str = "") -> QuerySet[Service]:
    actor.require("service.read")
    services = Service.objects.within(actor.vendor_id)
    return services.filter(title__icontains=search) if search else services


def get(actor: Actor, service_id: UUID, *, lock: bool = False) -> Service:
    """The service, or ServiceNotFound. `lock` holds it until the commit."""
    actor.require("service.read")
    find = _locked if lock else _of_vendor
    found = find(vendor_id=actor.vendor_id, service_id=service_id)
    if not found:
        raise ServiceNotFound
    return found[0]


@compiled
def _of_vendor(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Service]:
    return Service.objects.within(vendor_id).filter(id=service_id)


@compiled
def _locked(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Service]:
    return Service.objects.within(vendor_id).filter(id=service_id).select_for_update(no_key=True)
