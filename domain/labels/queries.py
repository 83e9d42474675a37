"""Finding labels: whoever may read conversations sees them all."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.labels.models import Label
from domain.labels.rules import LabelNotFound


def list_labels(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Label]:
    actor.require("conversation.read")
    labels = Label.objects.within(actor.vendor_id).filter(**filters)
    return labels.filter(name__icontains=search) if search else labels


def get(actor: Actor, label_id: UUID, *, lock: bool = False) -> Label:
    """The label, or LabelNotFound. `lock` holds it until the commit."""
    labels = list_labels(actor, id=label_id)
    label = (labels.select_for_update(no_key=True) if lock else labels).first()
    if label is None:
        raise LabelNotFound
    return label


def hold(actor: Actor, label_ids: Collection[UUID]) -> list[Label]:
    """All of these, locked in the order of ids, or LabelNotFound."""
    wanted = set(label_ids)
    found = list(list_labels(actor, id__in=wanted).order_by("id").select_for_update(no_key=True))
    if len(found) < len(wanted):
        raise LabelNotFound
    return found
