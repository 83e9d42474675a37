"""Reading who did what."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from domain.access import Actor
from domain.audit.models import AuditEvent


def list_events(
    actor: Actor, *, since: datetime | None = None, before: datetime | None = None, **filters: Any
) -> QuerySet[AuditEvent]:
    """The vendor's audit, filtered by type, actor_kind, actor_id and a span of time."""
    actor.require("audit.read")
    actor.require_whole()
    events = AuditEvent.objects.within(actor.vendor_id).filter(**filters)
    if since:
        events = events.filter(recorded_at__gte=since)
    return events.filter(recorded_at__lt=before) if before else events
