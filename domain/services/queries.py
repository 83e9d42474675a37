"""Finding services."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
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
    services = list_services(actor)
    if lock:
        services = services.select_for_update(no_key=True)
    service = services.filter(id=service_id).first()
    if service is None:
        raise ServiceNotFound
    return service
