"""Adding, changing and removing labels."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.labels import queries, rules
from domain.labels.events import LabelAdded, LabelChanged, LabelRemoved
from domain.labels.models import Label
from domain.outbox import actions as outbox


@transaction.atomic
def add(actor: Actor, *, name: str, colour: str = "", now: datetime) -> Label:
    """A new label. Raises LabelNameTaken."""
    actor.require("inbox.write")
    label = Label(vendor_id=actor.vendor_id, name=name, colour=colour, created_at=now)
    _save(label, force_insert=True)
    outbox.record(actor, LabelAdded(label.id, label.name), now=now)
    return label


@transaction.atomic
def change(actor: Actor, label_id: UUID, changes: dict[str, Any], *, now: datetime) -> Label:
    """Change name or colour. Raises LabelNotFound, LabelNameTaken."""
    actor.require("inbox.write")
    label = queries.get(actor, label_id, lock=True)
    before = {field: getattr(label, field) for field in changes}
    for field, value in changes.items():
        setattr(label, field, value)
    _save(label, update_fields=list(changes))
    outbox.record(actor, LabelChanged(label.id, before, changes), now=now)
    return label


@transaction.atomic
def remove(actor: Actor, label_id: UUID, *, now: datetime) -> None:
    """From all conversations. Raises LabelNotFound."""
    actor.require("inbox.write")
    label = queries.get(actor, label_id, lock=True)
    name = label.name
    label.delete()
    outbox.record(actor, LabelRemoved(label_id, name), now=now)


def _save(label: Label, **how: Any) -> None:
    try:
        with transaction.atomic():
            label.save(**how)
    except IntegrityError:
        raise rules.LabelNameTaken from None
