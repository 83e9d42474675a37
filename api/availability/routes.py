"""Hours and time off: of members, of resources, of the vendor."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.availability.schemas import (
    Hours,
    HoursAnswer,
    MemberHours,
    TimeOff,
    TimeOffCreate,
    TimeOffPage,
    TimeOffQuery,
)
from api.idempotency import idempotent
from api.pagination import page
from domain.availability import actions, queries
from domain.availability.queries import Whose

router = Router(tags=["availability"], auth=in_vendor, by_alias=True)


@router.get("/vendor/hours", response=HoursAnswer)
def get_vendor_hours(request: ActorRequest) -> HoursAnswer:
    """The vendor's opening hours and holidays. They hold for members without hours of their own."""
    return _hours(request, Whose())


@router.put("/vendor/hours", response=HoursAnswer)
def put_vendor_hours(request: ActorRequest, payload: Hours) -> HoursAnswer:
    """Replace the vendor's hours. A date without spans is a holiday."""
    return _set(request, Whose(), payload)


@router.get("/members/{uuid:member_id}/hours", response=HoursAnswer)
def get_member_hours(request: ActorRequest, member_id: UUID) -> HoursAnswer:
    """A member's own hours; when there are none, the vendor's hold."""
    return _hours(request, Whose(member_id=member_id))


@router.put("/members/{uuid:member_id}/hours", response=HoursAnswer)
def put_member_hours(request: ActorRequest, member_id: UUID, payload: MemberHours) -> HoursAnswer:
    """Replace a member's hours. One's own take `booking.write`, others' `member.write`. Bookings outside them stay."""
    return _set(request, Whose(member_id=member_id), payload, timezone=payload.timezone or "")


@router.get("/members/{uuid:member_id}/time-off", response=TimeOffPage)
def list_member_time_off(request: ActorRequest, member_id: UUID, query: Query[TimeOffQuery]) -> HttpResponse:
    """A member's absences, by start."""
    return _listed(request, Whose(member_id=member_id), query)


@router.post("/members/{uuid:member_id}/time-off", response={201: TimeOff})
@idempotent
def add_member_time_off(request: ActorRequest, member_id: UUID, payload: TimeOffCreate) -> Status[TimeOff]:
    """Add an absence. Bookings in it stay, to be moved or cancelled."""
    return _added(request, Whose(member_id=member_id), payload)


@router.delete("/members/{uuid:member_id}/time-off/{uuid:time_off_id}", response={204: None})
def delete_member_time_off(request: ActorRequest, member_id: UUID, time_off_id: UUID) -> Status[None]:
    """Take an absence back."""
    actions.remove_time_off(request.auth, Whose(member_id=member_id), time_off_id, now=now())
    return Status(204, None)


@router.get("/resources/{uuid:resource_id}/hours", response=HoursAnswer)
def get_resource_hours(request: ActorRequest, resource_id: UUID) -> HoursAnswer:
    """A resource's own hours; without any it can be booked around the clock."""
    return _hours(request, Whose(resource_id=resource_id))


@router.put("/resources/{uuid:resource_id}/hours", response=HoursAnswer)
def put_resource_hours(request: ActorRequest, resource_id: UUID, payload: Hours) -> HoursAnswer:
    """Replace a resource's hours. Bookings outside them stay."""
    return _set(request, Whose(resource_id=resource_id), payload)


@router.get("/resources/{uuid:resource_id}/time-off", response=TimeOffPage)
def list_resource_time_off(request: ActorRequest, resource_id: UUID, query: Query[TimeOffQuery]) -> HttpResponse:
    """When a resource can't be booked, by start."""
    return _listed(request, Whose(resource_id=resource_id), query)


@router.post("/resources/{uuid:resource_id}/time-off", response={201: TimeOff})
@idempotent
def add_resource_time_off(request: ActorRequest, resource_id: UUID, payload: TimeOffCreate) -> Status[TimeOff]:
    """Say when a resource can't be booked. Bookings in it stay."""
    return _added(request, Whose(resource_id=resource_id), payload)


@router.delete("/resources/{uuid:resource_id}/time-off/{uuid:time_off_id}", response={204: None})
def delete_resource_time_off(request: ActorRequest, resource_id: UUID, time_off_id: UUID) -> Status[None]:
    """Let a resource be booked then after all."""
    actions.remove_time_off(request.auth, Whose(resource_id=resource_id), time_off_id, now=now())
    return Status(204, None)


def _hours(request: ActorRequest, whose: Whose) -> HoursAnswer:
    return HoursAnswer.of(*queries.hours(request.auth, whose))


def _set(request: ActorRequest, whose: Whose, payload: Hours, *, timezone: str = "") -> HoursAnswer:
    actions.set_hours(request.auth, whose, payload.timetable(), timezone=timezone, now=now())
    return _hours(request, whose)


def _listed(request: ActorRequest, whose: Whose, query: TimeOffQuery) -> HttpResponse:
    found = queries.list_time_off(request.auth, whose, since=query.since, until=query.until)
    return page(found, TimeOff, query, order=("starts_at", "id"))


def _added(request: ActorRequest, whose: Whose, payload: TimeOffCreate) -> Status[TimeOff]:
    off = actions.add_time_off(request.auth, whose, now=now(), **payload.filled())
    return Status(201, TimeOff.model_validate(off))
