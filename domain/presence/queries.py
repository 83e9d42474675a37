"""Who is there."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from domain.presence.models import Presence

EXPIRY = timedelta(seconds=75)
"""Who has not been noted for so long is gone. Sockets note every 30 s: one lost note sends nobody away."""


def present(*, now: datetime) -> QuerySet[Presence]:
    """Of all vendors, for use inside other queries."""
    return Presence.objects.across_vendors().filter(seen_at__gt=now - EXPIRY)
