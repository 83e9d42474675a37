"""Adding, changing and removing resources."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import RestrictedError

from domain.access import Actor
from domain.outbox import actions as outbox
from domain.resources import queries, rules
from domain.resources.events import ResourceAdded, ResourceChanged, ResourceRemoved
from domain.resources.models import Resource


@transaction.atomic
def add(actor: Actor, *, name: str, now: datetime, **more: Any) -> Resource:
    """A new resource. Raises ResourceNameTaken."""
    actor.require("service.write")
    resource = Resource(vendor_id=actor.vendor_id, name=name, created_at=now, **more)
    _save(resource, force_insert=True)
    outbox.record(actor, ResourceAdded(resource.id, resource.name), now=now)
    return resource


@transaction.atomic
def change(actor: Actor, resource_id: UUID, changes: dict[str, Any], *, now: datetime) -> Resource:
    """Change what is given; `is_active` False: no new booking takes it. Raises ResourceNotFound, ResourceNameTaken."""
    actor.require("service.write")
    resource = queries.get(actor, resource_id, lock=True)
    before = {field: getattr(resource, field) for field in changes}
    for field, value in changes.items():
        setattr(resource, field, value)
    _save(resource, update_fields=list(changes))
    outbox.record(actor, ResourceChanged(resource.id, before, changes), now=now)
    return resource


@transaction.atomic
def remove(actor: Actor, resource_id: UUID, *, now: datetime) -> None:
    """With its hours and time off. Raises ResourceNotFound, ResourceInUse."""
    actor.require("service.write")
    resource = queries.get(actor, resource_id, lock=True)
    name = resource.name
    try:
        with transaction.atomic():
            resource.delete()
            connection.check_constraints()  # at once: a booking may have come since Django looked for some
    except (RestrictedError, IntegrityError):
        raise rules.ResourceInUse from None
    outbox.record(actor, ResourceRemoved(resource_id, name), now=now)


def _save(resource: Resource, **how: Any) -> None:
    try:
        with transaction.atomic():
            resource.save(**how)
    except IntegrityError:
        raise rules.ResourceNameTaken from None
