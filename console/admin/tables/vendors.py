"""Vendors, and who works in them with which rights."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now

from console.admin.doing import for_each, operator
from console.admin.reading import Table
from domain.models import (
    ApiKey,
    AuditEvent,
    Invitation,
    Member,
    Presence,
    Role,
    Team,
    TeamMember,
    Vendor,
    WhatsAppChannel,
    WhatsAppTemplate,
)
from domain.vendors import actions


class OfVendors(Table):
    group = "Vendors"


@admin.register(Vendor)
class Vendors(OfVendors):
    list_display = ("slug", "name", "industry", "country_code", "timezone", "is_active", "created_at", "deleted_at")
    list_filter = ("is_active", "requires_two_factor", ("deleted_at", admin.EmptyFieldListFilter))
    search_fields = ("slug__icontains", "name__icontains")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-pk")
    sortable_by = None
    actions = ("suspend", "resume")

    @admin.action(description="Suspend: nobody works in it", permissions=["operate"])
    def suspend(self, request: HttpRequest, rows: QuerySet[Vendor]) -> None:
        for_each(
            self, request, rows, lambda row: actions.suspend(row.id, by=operator(request), now=now()), done="Suspended"
        )

    @admin.action(description="Resume", permissions=["operate"])
    def resume(self, request: HttpRequest, rows: QuerySet[Vendor]) -> None:
        for_each(
            self, request, rows, lambda row: actions.resume(row.id, by=operator(request), now=now()), done="Resumed"
        )


@admin.register(Member)
class Members(OfVendors):
    list_display = ("id", "user", "vendor", "role", "position", "is_bookable", "is_active", "created_at")
    list_filter = ("is_active", "is_bookable")


@admin.register(Role)
class Roles(OfVendors):
    list_display = ("name", "vendor", "key", "reach", "permissions")
    search_fields = ("name__icontains",)


@admin.register(Team)
class Teams(OfVendors):
    list_display = ("name", "vendor", "auto_assign", "is_inbox", "created_at")
    search_fields = ("name__icontains",)


@admin.register(Presence)
class Presences(OfVendors):
    list_display = ("id", "vendor", "member", "seen_at", "given_at")


@admin.register(TeamMember)
class TeamMembers(OfVendors):
    list_display = ("id", "vendor", "team", "member")


@admin.register(Invitation)
class Invitations(OfVendors):
    list_display = ("email", "vendor", "role", "sendings", "created_at", "expires_at", "accepted_at", "revoked_at")
    list_filter = (("accepted_at", admin.EmptyFieldListFilter), ("revoked_at", admin.EmptyFieldListFilter))
    search_fields = ("email__iexact",)


@admin.register(ApiKey)
class ApiKeys(OfVendors):
    list_display = ("name", "hint", "vendor", "created_at", "expires_at", "last_used_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    search_fields = ("name__icontains", "hint")


@admin.register(WhatsAppChannel)
class WhatsAppChannels(OfVendors):
    list_display = ("phone_number_id", "business_account_id", "vendor", "created_at")
    search_fields = ("phone_number_id", "business_account_id")


@admin.register(AuditEvent)
class AuditEvents(OfVendors):
    list_display = ("id", "vendor", "type", "actor_kind", "actor_name", "address", "request_id", "recorded_at")
    search_fields = ("request_id",)


@admin.register(WhatsAppTemplate)
class WhatsAppTemplates(OfVendors):
    list_display = ("name", "language", "vendor", "category", "status", "problem", "updated_at")
    list_filter = ("status", "category")
    search_fields = ("name__icontains",)
