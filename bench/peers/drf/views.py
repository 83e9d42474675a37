from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone
from psycopg.errors import ExclusionViolation
from rest_framework import status, viewsets
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from bench.peers import common
from bench.peers.drf.auth import MayBook
from bench.peers.drf.serializers import BookingCreateSerializer, BookingSerializer
from domain.models import Booking, Member, OutboxEvent, Service, ServiceMember


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
        return bookings.select_related("staff__user", "contact", "service", "team")

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
    booking = Booking.objects.across_vendors().create(
        vendor_id=member.vendor_id,
        service=service,
        staff=_lock_staff(member.vendor_id, staff_id, service),
        status="pending" if service.requires_confirmation else "confirmed",
        title=common.title(service.title, contact.name),
        starts_at=starts_at,
        ends_at=ends_at,
        busy_from=starts_at - timedelta(minutes=service.buffer_before_minutes),
        busy_until=ends_at + timedelta(minutes=service.buffer_after_minutes),
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


def _lock_staff(vendor_id: UUID, staff_id: UUID, service: Service) -> Member:
    serving = ServiceMember.objects.within(vendor_id).filter(service=service)
    members = Member.objects.within(vendor_id).filter(id=staff_id, is_bookable=True, is_active=True)
    members = members.filter(Exists(serving.filter(member_id=staff_id)) | ~Exists(serving))
    staff = members.select_related("user").select_for_update(of=("self",), no_key=True).first()
    if staff is None:
        raise ValidationError("This member is not bookable for this service.")
    return staff
