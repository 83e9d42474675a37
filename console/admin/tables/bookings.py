"""What is booked, by whom and with whom."""

from django.contrib import admin

from console.admin.reading import Table
from domain.models import (
    Booking,
    Contact,
    ContactCode,
    ErasedMessage,
    Erasure,
    FormerIdentity,
    Hours,
    NotificationSettings,
    ReminderRule,
    Reservation,
    Resource,
    Series,
    Service,
    ServiceMember,
    ServiceResource,
    TimeOff,
    WaitlistEntry,
)


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


@admin.register(Erasure)
class Erasures(OfBookings):
    list_display = ("id", "vendor", "contact_id", "asked_at", "state", "done_at", "due_at", "tries")
    list_filter = ("state",)


@admin.register(ErasedMessage)
class ErasedMessages(OfBookings):
    list_display = ("id", "vendor", "erased_at")


@admin.register(FormerIdentity)
class FormerIdentities(OfBookings):
    list_display = ("id", "vendor", "contact", "value", "left_at")
    search_fields = ("value",)


@admin.register(Service)
class Services(OfBookings):
    list_display = (
        "title",
        "vendor",
        "duration_minutes",
        "capacity",
        "price",
        "currency",
        "requires_confirmation",
        "is_active",
        "is_public",
        "created_at",
    )
    list_filter = ("is_active", "is_public", "requires_confirmation")
    search_fields = ("title__icontains",)


@admin.register(ServiceMember)
class ServiceMembers(OfBookings):
    list_display = ("id", "vendor", "service", "member")


@admin.register(Resource)
class Resources(OfBookings):
    list_display = ("name", "vendor", "kind", "is_active", "created_at")
    list_filter = ("is_active",)
    search_fields = ("name__icontains",)


@admin.register(ServiceResource)
class ServiceResources(OfBookings):
    list_display = ("id", "vendor", "service", "resource")


@admin.register(Reservation)
class Reservations(OfBookings):
    list_display = ("id", "vendor", "service", "staff", "resource", "starts_at", "busy_from", "busy_until", "capacity")


@admin.register(Hours)
class HoursOfAll(OfBookings):
    list_display = ("id", "vendor", "member", "resource", "weekday", "on", "from_minute", "until_minute")
    list_filter = ("weekday",)


@admin.register(TimeOff)
class TimesOff(OfBookings):
    list_display = ("id", "vendor", "member", "resource", "starts_at", "ends_at", "reason")


@admin.register(Series)
class AllSeries(OfBookings):
    list_display = ("id", "vendor", "service", "contact", "rrule", "timezone", "starts_at", "created_at", "ended_at")


@admin.register(WaitlistEntry)
class WaitlistEntries(OfBookings):
    list_display = ("id", "vendor", "service", "contact", "status", "wanted_from", "wanted_until", "offers")
    list_filter = ("status",)


@admin.register(ContactCode)
class ContactCodes(OfBookings):
    list_display = ("id", "vendor", "tries", "created_at", "expires_at", "used_at")


@admin.register(ReminderRule)
class ReminderRules(OfBookings):
    list_display = ("id", "vendor", "service", "minutes_before", "channels", "quiet", "created_at")


@admin.register(NotificationSettings)
class NotificationSettingsOfVendors(OfBookings):
    list_display = ("vendor", "quiet_from", "quiet_until", "agenda_at", "agenda_on")
