"""What is booked, by whom and with whom."""

from django.contrib import admin

from console.admin.reading import Table
from domain.models import Booking, Contact, ReminderRule, Service, ServiceMember


class OfBookings(Table):
    group = "Bookings"


@admin.register(Booking)
class Bookings(OfBookings):
    list_display = ("id", "vendor", "title", "status", "starts_at", "ends_at", "staff", "contact", "version")
    list_filter = ("status",)


@admin.register(Contact)
class Contacts(OfBookings):
    list_display = ("id", "vendor", "name", "phone_number", "whatsapp_id", "email", "language", "created_at")
    search_fields = ("phone_number", "whatsapp_id", "business_scoped_id", "email", "name__icontains")


@admin.register(Service)
class Services(OfBookings):
    list_display = ("title", "vendor", "duration_minutes", "price", "currency", "requires_confirmation", "created_at")
    list_filter = ("requires_confirmation",)
    search_fields = ("title__icontains",)


@admin.register(ServiceMember)
class ServiceMembers(OfBookings):
    list_display = ("id", "vendor", "service", "member")


@admin.register(ReminderRule)
class ReminderRules(OfBookings):
    list_display = ("id", "vendor", "service", "minutes_before", "channels", "created_at")
