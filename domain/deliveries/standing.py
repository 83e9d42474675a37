"""How deliveries stand, of all vendors: for the operator. By partial indexes, so it costs by what is unfinished, or by
what happened lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from domain.deliveries.models import DEAD, IN_HAND, TAKEN, Delivery, State

MOST_LOOKED_AT = 10_000
"""So many of what was given up, the latest, are looked at: a day on which all fails is no reason to be slow."""


def unfinished() -> list[tuple[str, str, int]]:
    """Channel, state and how many there are of them."""
    found = Delivery.objects.across_vendors().order_by()
    # Asked apart, each by its own index: together PostgreSQL reads the table, 2.7 s for a million rows.
    scheduled = found.filter(state=State.SCHEDULED).values_list("channel").annotate(n=Count("*"))
    in_hand = found.filter(state__in=IN_HAND).values_list("channel", "state").annotate(n=Count("*"))
    return [*((channel, State.SCHEDULED.value, n) for channel, n in scheduled), *in_hand]


def dead() -> list[tuple[str, int]]:
    """Of each channel, how many were given up."""
    found = Delivery.objects.across_vendors().filter(DEAD).order_by()
    return list(found.values_list("channel").annotate(n=Count("*")))


def overdue(*, now: datetime) -> list[tuple[str, datetime]]:
    """Of each channel that has something due, since when the first of it is."""
    due = Q(state=State.SCHEDULED, send_at__lte=now)
    found = Delivery.objects.across_vendors().filter(due).order_by()
    return list(found.values_list("channel").annotate(since=Min("send_at")))


def taken(*, since: datetime) -> list[tuple[str, int]]:
    """Of each channel, how many the other side has taken since then."""
    found = Delivery.objects.across_vendors().filter(state__in=TAKEN, settled_at__gte=since).order_by()
    return list(found.values_list("channel").annotate(n=Count("*")))


@dataclass(frozen=True, slots=True)
class Failure:
    """What deliveries have in common that were given up: by which channel, failed or in doubt, and why."""

    channel: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failures:
    """How many were given up so, how many of these can be sent again, of how many vendors, and when the last was."""

    what: Failure
    count: int
    again: int
    vendors: int
    last_at: datetime


def failures(*, since: datetime) -> list[Failures]:
    """What was given up since then, by channel, state and reason, the most frequent first."""
    latest = _given_up(since).order_by("-settled_at")[:MOST_LOOKED_AT]
    grouped = Delivery.objects.across_vendors().filter(id__in=latest.values("id")).order_by()
    rows = grouped.values_list("channel", "state", "reason").annotate(
        n=Count("*"),
        again=Count("id", filter=SENT_AGAIN),
        vendors=Count("vendor", distinct=True),
        last=Max("settled_at"),
    )
    return [Failures(Failure(*row[:3]), *row[3:]) for row in rows.order_by("-n", "channel", "reason")]


def failed_so(what: Failure, *, since: datetime) -> QuerySet[Delivery]:
    """Those of them that can be sent again, the latest first."""
    alike = _given_up(since).filter(SENT_AGAIN, channel=what.channel, state=what.state, reason=what.reason)
    return alike.order_by("-settled_at")[:MOST_LOOKED_AT]


def _given_up(since: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.across_vendors().filter(DEAD, settled_at__gte=since)


SENT_AGAIN = Q(vendor__isnull=False, message=None, context__channels__1__isnull=True)
"""What may be sent again by hand, of what was given up: no message of a conversation, nothing that another channel
carried on, and no letter about an account, whose links are old by then."""
