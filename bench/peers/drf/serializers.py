from datetime import timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from bench.peers import calendar, common
from domain.models import Booking, Contact, Member, Resource, Service, Team


class StaffSerializer(serializers.ModelSerializer):
    first_name = serializers.CharField(source="user.first_name")
    last_name = serializers.CharField(source="user.last_name")

    class Meta:
        model = Member
        fields = ["id", "first_name", "last_name"]


class ContactSerializer(serializers.ModelSerializer):
    class Meta:
        model = Contact
        fields = ["id", "name"]


class ServiceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Service
        fields = ["id", "title", "duration_minutes"]


class TeamSerializer(serializers.ModelSerializer):
    class Meta:
        model = Team
        fields = ["id", "name"]


class ResourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Resource
        fields = ["id", "name"]


class BookingSerializer(serializers.ModelSerializer):
    staff = StaffSerializer()
    contact = ContactSerializer()
    service = ServiceSerializer()
    team = TeamSerializer()
    resource = ResourceSerializer()

    class Meta:
        model = Booking
        fields = ["id", "status", "version", "starts_at", "ends_at", "title", "description", "held_until"]
        fields += ["price", "currency", "cancelled_at", "cancelled_by", "cancelled_reason"]
        fields += ["created_at", "series_id", "staff", "contact", "service", "team", "resource"]


class BookingCreateSerializer(serializers.ModelSerializer):
    """Only the vendor's own services and contacts may be named; `staff_id` is checked where it is locked."""

    service_id = serializers.PrimaryKeyRelatedField(source="service", queryset=Service.objects.across_vendors())
    contact_id = serializers.PrimaryKeyRelatedField(source="contact", queryset=Contact.objects.across_vendors())
    staff_id = serializers.UUIDField()

    class Meta:
        model = Booking
        fields = ["service_id", "contact_id", "staff_id", "starts_at", "description"]

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        service, now = given["service"], timezone.now()
        if {service.vendor_id, given["contact"].vendor_id} != {self.context["request"].member.vendor_id}:
            raise serializers.ValidationError("There is no such thing.")
        notice, horizon = service.min_notice_minutes, service.max_horizon_days
        if not common.may_start(given["starts_at"], notice_minutes=notice, horizon_days=horizon, now=now):
            raise serializers.ValidationError("It can't start then.")
        return given


class SlotQuerySerializer(serializers.Serializer):
    service_id = serializers.UUIDField()
    staff_id = serializers.UUIDField()
    to = serializers.DateTimeField()

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"from": serializers.DateTimeField()}

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        if not timedelta(0) < given["to"] - given["from"] <= timedelta(days=calendar.MOST_DAYS):
            raise serializers.ValidationError("Ask for fewer days.")
        return given


class SlotSerializer(serializers.Serializer):
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    staff_ids = serializers.ListField(child=serializers.UUIDField())
    seats_left = serializers.IntegerField()
