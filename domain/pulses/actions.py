"""Noting and reading signs of life."""

from datetime import datetime, timedelta

from domain.pulses.models import Pulse

BEAT = "beat"
WORKER = "worker"

FRESH = timedelta(seconds=30)
"""Seen longer ago, it is not well."""


def note(name: str, *, now: datetime) -> None:
    """It lives."""
    Pulse.objects.update_or_create(name=name, defaults={"seen_at": now})


def ages(*, now: datetime) -> dict[str, timedelta]:
    """How long ago each was last seen; what was never seen is missing."""
    return {pulse.name: now - pulse.seen_at for pulse in Pulse.objects.all()}
