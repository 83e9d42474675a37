"""Finding resources: whoever may see services sees them all."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.resources.models import Resource
from domain.resources.rules import ResourceNotFound


def list_resources(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Resource]:
    """Filtered by is_active; `search` looks into name and kind."""
    actor.require("service.read")
    resources = Resource.objects.within(actor.vendor_id).filter(**filters)
    return resources.filter(Q(name__icontains=search) | Q(kind__icontains=search)) if search else resources


def get(actor: Actor, resource_id: UUID, *, lock: bool = False) -> Resource:
    """The resource, or ResourceNotFound. `lock` holds it until the commit."""
    resources = list_resources(actor, id=resource_id)
    resource = (resources.select_for_update(no_key=True) if lock else resources).first()
    if resource is None:
        raise ResourceNotFound
    return resource


def hold(actor: Actor, resource_ids: Iterable[UUID]) -> list[Resource]:
    """All of these, locked in the order of ids, or ResourceNotFound."""
    wanted = set(resource_ids)
    found = list(list_resources(actor, id__in=wanted).order_by("id").select_for_update(no_key=True))
    if len(found) < len(wanted):
        raise ResourceNotFound
    return found
