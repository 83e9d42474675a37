"""Accounts and their sign-ins."""

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import now

from console.admin.doing import for_each, operator
from console.admin.reading import Table
from domain.models import AccountLink, RecoveryCode, RefreshToken, Session, SocketTicket, User
from domain.people import actions, sessions

admin.site.unregister(Group)  # Spout's rights are roles in vendors; no group is used


class Accounts(Table):
    group = "Accounts"


@admin.register(User)
class Users(Accounts):
    list_display = (
        "email",
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "email_verified_at",
        "totp_confirmed_at",
        "last_login",
        "created_at",
    )
    list_filter = ("is_active", "is_staff", "is_superuser", ("totp_confirmed_at", admin.EmptyFieldListFilter))
    search_fields = ("email__icontains", "username__icontains", "first_name__icontains", "last_name__icontains")
    sortable_by = None
    actions = ("deactivate", "reactivate", "sign_out")

    @admin.action(description="Deactivate: works nowhere, sessions end", permissions=["operate"])
    def deactivate(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        others = rows.exclude(pk=operator(request).user_id)
        if len(others) < len(rows):
            self.message_user(request, "You can't deactivate yourself.", messages.ERROR)
        for_each(
            self,
            request,
            others,
            lambda row: actions.deactivate(row.id, by=operator(request), now=now()),
            done="Deactivated",
        )

    @admin.action(description="Reactivate", permissions=["operate"])
    def reactivate(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        for_each(
            self,
            request,
            rows,
            lambda row: actions.reactivate(row.id, by=operator(request), now=now()),
            done="Reactivated",
        )

    @admin.action(description="Sign out everywhere", permissions=["operate"])
    def sign_out(self, request: HttpRequest, rows: QuerySet[User]) -> None:
        by = operator(request)
        done = "Signed out everywhere"
        for_each(self, request, rows, lambda row: sessions.end_all(row.id, by=by, now=now()), done=done)


@admin.register(Session)
class Sessions(Accounts):
    list_display = ("id", "user", "vendor", "device", "address", "created_at", "last_seen_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    actions = ("end",)

    @admin.action(description="End: sign out", permissions=["operate"])
    def end(self, request: HttpRequest, rows: QuerySet[Session]) -> None:
        by = operator(request)
        for_each(self, request, rows, lambda row: sessions.end(row.id, by=by, now=now()), done="Ended")


@admin.register(RefreshToken)
class RefreshTokens(Accounts):
    list_display = ("id", "session", "expires_at", "used_at")
    list_filter = (("used_at", admin.EmptyFieldListFilter),)


@admin.register(SocketTicket)
class SocketTickets(Accounts):
    list_display = ("id", "session", "vendor", "expires_at", "used_at")


@admin.register(AccountLink)
class AccountLinks(Accounts):
    list_display = ("id", "user", "purpose", "email", "expires_at", "used_at")
    list_filter = ("purpose", ("used_at", admin.EmptyFieldListFilter))
    search_fields = ("email",)


@admin.register(RecoveryCode)
class RecoveryCodes(Accounts):
    list_display = ("id", "user", "used_at")
