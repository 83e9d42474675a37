"""The same for many bookings: each by itself, or all or nothing (`domain.bulk`)."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from domain.access import Actor
from domain.bookings import actions
from domain.bookings.models import Booking, Status
from domain.bulk import Result, each
from domain.people.models import Member
from domain.resources.models import Resource
from domain.services.models import ServiceResource

_MOVES: dict[str, Callable[..., Booking]] = {
    Status.CONFIRMED: actions.confirm,
    Status.COMPLETED: actions.complete,
    Status.NO_SHOW: actions.miss,
}


@transaction.atomic
def change_many(
    actor: Actor,
    booking_ids: Collection[UUID],
    changes: dict[str, Any],
    *,
    reason: str = "",
    all_or_nothing: bool = False,
    now: datetime,
) -> list[Result]:
    """Give each to a team (`team_id`) and a member (`staff_id`), then change its `status`, as far as these are given.

    `reason` is for cancelling. Raises NothingDone.
    """
    actor.require("booking.write")
    place = {field: value for field, value in changes.items() if field != "status"}
    status = changes.get("status")
    if place:
        actor.require("member.read")  # to see the team and the member; refused as a whole, not of each

    def act(booking_id: UUID) -> None:
        if place:
            actions.update(actor, booking_id, place, now=now)
        if status == Status.CANCELLED:
            actions.cancel(actor, booking_id, reason=reason, now=now)
        elif status:
            _MOVES[status](actor, booking_id, now=now)

    lock_calendars(actor, booking_ids, place.get("staff_id"))
    return each(booking_ids, act, all_or_nothing=all_or_nothing)


@transaction.atomic
def cancel_many(
    actor: Actor, booking_ids: Collection[UUID], *, reason: str = "", all_or_nothing: bool = False, now: datetime
) -> list[Result]:
    """Raises NothingDone."""
    actor.require("booking.write")
    lock_calendars(actor, booking_ids)
    return each(
        booking_ids,
        lambda booking_id: actions.cancel(actor, booking_id, reason=reason, now=now),
        all_or_nothing=all_or_nothing,
    )


def lock_calendars(actor: Actor, booking_ids: Collection[UUID], staff_id: UUID | None = None) -> None:
    """All that the actions would lock one after the other, in the order that everybody keeps (`places`)."""
    bookings = Booking.objects.within(actor.vendor_id).filter(id__in=booking_ids)
    staff = Member.objects.within(actor.vendor_id).filter(Q(id__in=bookings.values("staff_id")) | Q(id=staff_id))
    list(staff.order_by("id").select_for_update(of=("self",), no_key=True).values_list("id"))
    if staff_id:
        needs = ServiceResource.objects.within(actor.vendor_id).filter(service_id__in=bookings.values("service_id"))
        things = Resource.objects.within(actor.vendor_id).filter(id__in=needs.values("resource_id"))
        list(things.order_by("id").select_for_update(no_key=True).values_list("id"))
