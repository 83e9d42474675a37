"""How deliveries stand, of all vendors: for the operator. By partial indexes, so it costs by what is unfinished."""

from datetime import datetime

from django.db.models import Count, Min, Q

from domain.deliveries.models import DEAD, UNFINISHED, Delivery, State


def unfinished() -> list[tuple[str, str, int]]:
    """Channel, state and how many there are of them."""
    found = Delivery.objects.across_vendors().filter(state__in=UNFINISHED).order_by()
    return list(found.values_list("channel", "state").annotate(n=Count("*")))


def dead() -> list[tuple[str, int]]:
    """Of each channel, how many were given up."""
    found = Delivery.objects.across_vendors().filter(DEAD).order_by()
    return list(found.values_list("channel").annotate(n=Count("*")))


def overdue(*, now: datetime) -> list[tuple[str, datetime]]:
    """Of each channel that has something due, since when the first of it is."""
    due = Q(state=State.SCHEDULED, send_at__lte=now)
    found = Delivery.objects.across_vendors().filter(due).order_by()
    return list(found.values_list("channel").annotate(since=Min("send_at")))
