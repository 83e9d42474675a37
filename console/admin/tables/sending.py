"""What is to be sent and was, what came in, and why not."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from console.admin.columns import NOTHING
from console.admin.reading import Sized, Table
from domain.deliveries.rules import AGAIN_BY_HAND
from domain.models import (
    Delivery,
    DeliveryAttempt,
    InboundPayload,
    MessageTemplate,
    Refusal,
    WebhookEndpoint,
)


class OfSending(Table):
    group = "Sending and receiving"


@admin.register(Delivery)
class Deliveries(OfSending):
    list_display = ("id", "vendor", "channel", "kind", "state", "attempts", "send_at", "settled_at", "reason")
    list_filter = ("state", "channel")
    search_fields = ("effect_key",)
    more = ("tries_so_far", "send_again")

    @admin.display(description="Tries")
    def tries_so_far(self, row: Delivery) -> SafeString | str:
        tries = DeliveryAttempt.objects.across_vendors().filter(delivery=row).order_by("number")
        lines = [(one.number, _clock(one.started_at), _clock(one.finished_at), one.answer) for one in tries]
        return format_html_join("", "<div>{}: {} → {} {}</div>", lines) or NOTHING

    @admin.display(description="By hand")
    def send_again(self, row: Delivery) -> SafeString | str:
        """Where it may be asked for again; whether it will be, the action says."""
        if row.vendor_id is None or row.state not in AGAIN_BY_HAND or row.lease_until:
            return NOTHING
        return format_html('<a href="{}">Send again …</a>', reverse("sending_one_again", args=[row.pk]))


@admin.register(DeliveryAttempt)
class DeliveryAttempts(OfSending):
    list_display = ("id", "vendor", "delivery", "number", "started_at", "finished_at", "status", "answer")


@admin.register(WebhookEndpoint)
class WebhookEndpoints(OfSending):
    list_display = ("id", "vendor", "is_active", "failing_since", "disabled_at", "disabled_reason", "removed_at")
    list_filter = ("is_active", ("disabled_at", admin.EmptyFieldListFilter))


@admin.register(MessageTemplate)
class MessageTemplates(OfSending):
    list_display = ("id", "vendor", "kind", "channel", "language", "variant", "updated_at")
    list_filter = ("channel",)


@admin.register(Refusal)
class Refusals(OfSending):
    list_display = ("id", "vendor", "contact", "channel", "kind", "how", "told_at")
    list_filter = ("how",)


class WithProblems(admin.SimpleListFilter):
    """What could not be used, of what came in."""

    title = "problems"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Some"), ("no", "None")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[InboundPayload]) -> QuerySet[InboundPayload]:
        match self.value():
            case "yes":
                return queryset.exclude(problems=[])
            case "no":
                return queryset.filter(problems=[])
            case _:
                return queryset


@admin.register(InboundPayload)
class InboundPayloads(Sized, OfSending):
    list_display = (
        "id",
        "channel",
        "signed_by",
        "body_bytes",
        "tries",
        "received_at",
        "processed_at",
        "retry_at",
        "problems",
    )
    list_filter = (("processed_at", admin.EmptyFieldListFilter), WithProblems)


def _clock(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else NOTHING
