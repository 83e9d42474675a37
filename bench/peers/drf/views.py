from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from psycopg.errors import ExclusionViolation
from rest_framework import status, viewsets
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bench.peers import calendar, common
from bench.peers.drf.auth import MayBook
from bench.peers.drf.serializers import (
    BookingCreateSerializer,
    BookingSerializer,
    SlotQuerySerializer,
    SlotSerializer,
)
from domain.models import Booking, Hours, Member, OutboxEvent, Reservation, Service, ServiceMember, TimeOff


class SlotTaken(APIException):
    status_code = status.HTTP_409_CONFLICT
    default_detail = "The staff member is not free at this time."


class KeyPagination(BasePagination):
    """Spout's pages. DRF's own cursor holds the first column of the order only, and skips the rest by offset."""

    def paginate_queryset(self, queryset: QuerySet[Booking], request: Request, view: Any = None) -> list[Booking]:
        self.limit = min(int(request.query_params.get("limit", 50)), 200)
        if cursor := request.query_params.get("cursor"):
            starts_at, key = common.decode_cursor(cursor)
            queryset = queryset.filter(Q(starts_at__lt=starts_at) | Q(starts_at=starts_at, id__lt=key))
        self.found = list(queryset[: self.limit + 1])
        return self.found[: self.limit]

    def get_paginated_response(self, data: Any) -> Response:
        last = self.found[self.limit - 1] if len(self.found) > self.limit else None
        more = common.encode_cursor(last.starts_at, last.id) if last else None
        return Response({"items": data, "next_cursor": more, "total": None})


class BookingViewSet(viewsets.ModelViewSet):
    permission_classes = [MayBook]
    serializer_class = BookingSerializer
    pagination_class = KeyPagination

    def get_queryset(self) -> QuerySet[Booking]:
        bookings = Booking.objects.within(self.request.member.vendor_id).order_by("-starts_at", "-id")
        return bookings.select_related("staff__user", "contact", "service", "team", "resource")

    def create(self, request: Request) -> Response:
        serializer = BookingCreateSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        try:
            with transaction.atomic():
                booking = _book(request.member, **serializer.validated_data)
        except IntegrityError as error:
            if isinstance(error.__cause__, ExclusionViolation):
                raise SlotTaken from None
            raise
        return Response(self.get_serializer(booking).data, status=status.HTTP_201_CREATED)


def _book(member: Member, *, service: Service, staff_id: UUID, starts_at: Any, **fields: Any) -> Booking:
    now = timezone.now()
    ends_at = starts_at + timedelta(minutes=service.duration_minutes)
    contact = fields["contact"]
    staff = _lock_staff(member.vendor_id, staff_id, service)
    reservation = Reservation.objects.across_vendors().create(
        vendor_id=member.vendor_id,
        service=service,
        staff=staff,
        starts_at=starts_at,
        busy_from=starts_at - timedelta(minutes=service.buffer_before_minutes),
        busy_until=ends_at + timedelta(minutes=service.buffer_after_minutes),
    )
    booking = Booking.objects.across_vendors().create(
        vendor_id=member.vendor_id,
        service=service,
        staff=staff,
        reservation=reservation,
        status="pending" if service.requires_confirmation else "confirmed",
        title=common.title(service.title, contact.name),
        starts_at=starts_at,
        ends_at=ends_at,
        price=service.price,
        currency=service.currency,
        created_at=now,
        **fields,
    )
    OutboxEvent.objects.across_vendors().create(
        vendor_id=member.vendor_id,
        type="booking.created",
        payload={"booking_id": str(booking.id), "status": booking.status, "starts_at": starts_at.isoformat()},
        actor_kind="member",
        actor_id=member.id,
        recorded_at=now,
    )
    return booking


class SlotView(APIView):
    permission_classes = [MayBook]

    def get(self, request: Request) -> Response:
        asked = SlotQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        vendor_id = request.member.vendor_id
        service = get_object_or_404(Service.objects.within(vendor_id), id=given["service_id"])
        staff = get_object_or_404(_serving(vendor_id, given["staff_id"], service).select_related("vendor"))
        zone = ZoneInfo(staff.vendor.timezone)
        lasts = timedelta(minutes=service.duration_minutes)
        slots = [
            {
                "starts_at": start.astimezone(zone),
                "ends_at": (start + lasts).astimezone(zone),
                "staff_ids": [staff.id],
                "seats_left": 1,
            }
            for start in _free_starts(service, staff, given["from"], given["to"])
        ]
        with timezone.override(zone):
            items = SlotSerializer(slots, many=True).data
        return Response({"timezone": staff.vendor.timezone, "items": items})


def _free_starts(service: Service, staff: Member, since: datetime, until: datetime) -> list[datetime]:
    if not service.is_active:
        return []
    now = timezone.now()
    since = max(since, now + timedelta(minutes=service.min_notice_minutes))
    until = min(until, now + timedelta(days=service.max_horizon_days))
    margin = timedelta(minutes=service.duration_minutes + service.buffer_before_minutes + service.buffer_after_minutes)
    hours = Hours.objects.within(staff.vendor_id).filter(Q(member=staff) | Q(member=None, resource=None))
    off = TimeOff.objects.within(staff.vendor_id).filter(member=staff, starts_at__lt=until + margin, ends_at__gt=since)
    expired = Booking.objects.within(staff.vendor_id).filter(
        reservation=OuterRef("id"), status="held", held_until__lte=now
    )
    taken = Reservation.objects.within(staff.vendor_id).filter(
        ~Exists(expired), staff=staff, busy_from__lt=until + margin, busy_until__gt=since - margin
    )
    return calendar.free_starts(
        [
            (own is not None, *row)
            for own, *row in hours.values_list("member_id", "weekday", "on", "from_minute", "until_minute")
        ],
        list(off.order_by("starts_at").values_list("starts_at", "ends_at")),
        list(taken.order_by("busy_from").values_list("busy_from", "busy_until")),
        zone=ZoneInfo(staff.timezone or staff.vendor.timezone),
        since=since,
        until=until,
        minutes=service.duration_minutes,
        before=service.buffer_before_minutes,
        after=service.buffer_after_minutes,
        step=service.step_minutes,
    )


def _serving(vendor_id: UUID, staff_id: UUID, service: Service) -> QuerySet[Member]:
    serving = ServiceMember.objects.within(vendor_id).filter(service=service)
    members = Member.objects.within(vendor_id).filter(id=staff_id, is_bookable=True, is_active=True)
    return members.filter(Exists(serving.filter(member_id=staff_id)) | ~Exists(serving))


def _lock_staff(vendor_id: UUID, staff_id: UUID, service: Service) -> Member:
    members = _serving(vendor_id, staff_id, service)
    staff = members.select_related("user").select_for_update(of=("self",), no_key=True).first()
    if staff is None:
        raise ValidationError("This member is not bookable for this service.")
    return staff
