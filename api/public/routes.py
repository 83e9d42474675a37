"""`/public`: what customers do without signing in, and calendars under secret addresses."""

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import now
from django.views.decorators.gzip import gzip_page
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from api import addresses
from api.bookings.schemas import BookedService, BookingStatus, Cancellation, CancelledBy, SlotList
from api.bookings.slot_routes import shown
from api.idempotency import idempotent
from api.public.schemas import (
    BookedByCustomer,
    CodeRequest,
    MoveQuery,
    PublicBooking,
    PublicBookingCreate,
    PublicBookingStaff,
    PublicReschedule,
    PublicService,
    PublicServiceList,
    PublicSlotQuery,
    PublicStaff,
    PublicVendor,
    PublicVendorPage,
)
from api.versions import if_match
from domain import limits
from domain.bookings import ics, slots
from domain.bookings.models import Booking
from domain.public import actions, queries, rules
from domain.public.models import ContactCode

router = Router(tags=["public"])

NO_REASON = Cancellation()


@router.get("/vendors/{slug:slug}", response=PublicVendorPage)
def get_public_vendor(request: HttpRequest, slug: str) -> PublicVendorPage:
    """The vendor's page; 404 when it takes no bookings from customers."""
    actions.PAGES_BY_NETWORK.spend(limits.network_of(addresses.of(request)))
    vendor = queries.vendor(slug)
    profile = PublicVendor.model_validate(vendor)
    return PublicVendorPage(**dict(profile), checks_phones=queries.checks_phones(vendor))


@router.get("/vendors/{slug:slug}/services", response=PublicServiceList)
def list_public_services(request: HttpRequest, slug: str) -> PublicServiceList:
    """What customers can book, and who serves it."""
    actions.PAGES_BY_NETWORK.spend(limits.network_of(addresses.of(request)))
    vendor = queries.vendor(slug)
    staff = queries.servers(vendor)
    items = [_service(row, staff.get(row.id, staff[None])) for row in queries.list_services(vendor).order_by("title")]
    return PublicServiceList(items=items)


@router.get("/vendors/{slug:slug}/slots", response=SlotList)
@decorate_view(gzip_page)
def list_public_slots(request: HttpRequest, slug: str, query: Query[PublicSlotQuery]) -> HttpResponse:
    """Every start that customers can book now."""
    actions.SEARCHES_BY_NETWORK.spend(limits.network_of(addresses.of(request)))
    vendor = queries.vendor(slug)
    service = queries.service(vendor, query.service_id)
    wanted = query.model_dump(include={"since", "until", "staff_id"}, exclude_none=True)
    found = slots.find(queries.customer(vendor.id), service.id, now=now(), **wanted)
    return shown(found, query.timezone or vendor.timezone)


@router.post("/vendors/{slug:slug}/codes", response={202: None})
def send_public_code(request: HttpRequest, slug: str, payload: CodeRequest) -> Status[None]:
    """Send a code that proves the address: six digits, for ten minutes, once. The last one sent is the one to give."""
    actions.send_code(queries.vendor(slug), address=addresses.of(request), now=now(), **payload.filled())
    return Status(202, None)


@idempotent
def _book(
    request: HttpRequest, *, slug: str, payload: PublicBookingCreate, proof: ContactCode
) -> Status[BookedByCustomer]:
    wanted = payload.model_dump(exclude={"code", "email", "phone_number"}, exclude_none=True)
    token = actions.book(queries.vendor(slug), proof, now=now(), **wanted)
    url = f"{settings.PUBLIC_URL}/api/v1/public/bookings/{token}"
    booking = _booking(queries.by_manage_token(token))
    page = actions.manage_page(token)
    return Status(201, BookedByCustomer(booking=booking, manage_token=token, manage_url=url, manage_page_url=page))


@router.post("/vendors/{slug:slug}/bookings", response={201: BookedByCustomer})
def create_public_booking(request: HttpRequest, slug: str, payload: PublicBookingCreate) -> Any:
    """Book as a customer, with the code that proves the address. 409 `booking.slot_taken` names the nearest starts."""
    # Outside of what an Idempotency-Key takes back when it is refused: a wrong code counts.
    to, address = payload.email or payload.phone_number or "", addresses.of(request)
    proof = actions.prove(queries.vendor(slug), to, payload.code, address=address, now=now())
    return _book(request, slug=slug, payload=payload, proof=proof)


create_public_booking.takes_idempotency_key = True  # type: ignore[attr-defined]  # `_book` does


@router.get("/bookings/{manage_token}.ics", response=str, openapi_extra={"x-content-type": "text/calendar"})
def get_public_booking_ics(request: HttpRequest, manage_token: str) -> HttpResponse:
    """The booking of a customer's link, for their calendar."""
    booking = actions.follow(manage_token, address=addresses.of(request))
    response = HttpResponse(ics.of_customer(booking, now=now()), content_type=ics.TYPE)
    response["Content-Disposition"] = 'attachment; filename="booking.ics"'
    return response


@router.get("/bookings/{manage_token}", response=PublicBooking)
def get_public_booking(request: HttpRequest, manage_token: str) -> PublicBooking:
    """The booking of a customer's link."""
    return _booking(actions.follow(manage_token, address=addresses.of(request)))


@router.get("/bookings/{manage_token}/slots", response=SlotList)
@decorate_view(gzip_page)
def list_public_booking_slots(request: HttpRequest, manage_token: str, query: Query[MoveQuery]) -> HttpResponse:
    """Every start that it can be moved to now, its own included."""
    address = addresses.of(request)
    actions.SEARCHES_BY_NETWORK.spend(limits.network_of(address))
    booking = actions.follow(manage_token, address=address)
    found = actions.free_starts(booking, now=now(), **query.model_dump(exclude={"timezone"}))
    return shown(found, query.timezone or booking.vendor.timezone)


@router.post("/bookings/{manage_token}/confirm", response=PublicBooking)
@idempotent
def confirm_public_booking(request: HttpRequest, manage_token: str) -> Status[PublicBooking]:
    """Take what is held for you. What the vendor confirms is theirs: 409 `public.awaits_vendor`."""
    address, version = addresses.of(request), if_match(request)
    return Status(200, _booking(actions.confirm(manage_token, version=version, address=address, now=now())))


@router.post("/bookings/{manage_token}/reschedule", response=PublicBooking)
@idempotent
def reschedule_public_booking(
    request: HttpRequest, manage_token: str, payload: PublicReschedule
) -> Status[PublicBooking]:
    """Move it, as late as the service allows customers to. 409 `booking.slot_taken` names the nearest starts."""
    address, version = addresses.of(request), if_match(request)
    moved = actions.reschedule(manage_token, version=version, address=address, now=now(), **payload.filled())
    return Status(200, _booking(moved))


@router.post("/bookings/{manage_token}/cancel", response=PublicBooking)
@idempotent
def cancel_public_booking(
    request: HttpRequest, manage_token: str, payload: Cancellation = NO_REASON
) -> Status[PublicBooking]:
    """Cancel it, as late as the service allows customers to."""
    address, version = addresses.of(request), if_match(request)
    cancelled = actions.cancel(manage_token, reason=payload.reason, version=version, address=address, now=now())
    return Status(200, _booking(cancelled))


@router.get(
    "/calendars/{feed_token}.ics",
    response={200: str, 304: None},
    openapi_extra={"x-content-type": "text/calendar"},
)
def get_calendar_feed(request: HttpRequest, feed_token: str) -> HttpResponse:
    """A member's bookings, from 30 days ago to a year ahead, for calendars that subscribe to the secret address."""
    found = actions.feed(feed_token, address=addresses.of(request), now=now())
    response = HttpResponse(found, content_type=ics.TYPE)
    response["ETag"] = etag = f'"{hashlib.sha256(found).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-cache"
    answer = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(answer, HttpResponse)
    return answer


def _service(row: Any, staff: list[Any]) -> PublicService:
    fields = {name: getattr(row, name) for name in PublicService.model_fields if name != "staff"}
    return PublicService(**fields, staff=[PublicStaff.model_validate(member) for member in staff])


def _booking(row: Booking) -> PublicBooking:
    terms = row.service
    return PublicBooking(
        id=row.id,
        status=BookingStatus(row.status),
        version=row.version,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        held_until=row.held_until,
        price=row.price,
        currency=row.currency,
        cancelled_at=row.cancelled_at,
        cancelled_by=CancelledBy(row.cancelled_by) if row.cancelled_by else None,
        service=BookedService.model_validate(terms),
        staff=PublicBookingStaff.model_validate(row.staff),
        vendor=PublicVendor.model_validate(row.vendor),
        cancel_until=rules.last_moment(row.status, row.starts_at, terms.cancel_notice_minutes),
        reschedule_until=rules.last_moment(row.status, row.starts_at, terms.reschedule_notice_minutes),
    )
