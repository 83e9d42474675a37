"""What is to be sent and was, what came in, and why not."""

from datetime import datetime

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from console.admin.columns import NOTHING
from console.admin.reading import Sized, Table
from domain.models import Delivery, DeliveryAttempt, InboundPayload


class OfSending(Table):
    group = "Sending and receiving"


@admin.register(Delivery)
class Deliveries(OfSending):
    list_display = ("id", "vendor", "channel", "kind", "state", "attempts", "send_at", "settled_at", "reason")
    list_filter = ("state", "channel")
    search_fields = ("effect_key",)
    more = ("tries_so_far",)

    @admin.display(description="Tries")
    def tries_so_far(self, row: Delivery) -> SafeString | str:
        tries = DeliveryAttempt.objects.across_vendors().filter(delivery=row).order_by("number")
        lines = [(one.number, _clock(one.started_at), _clock(one.finished_at), one.answer) for one in tries]
        return format_html_join("", "<div>{}: {} → {} {}</div>", lines) or NOTHING


@admin.register(DeliveryAttempt)
class DeliveryAttempts(OfSending):
    list_display = ("id", "vendor", "delivery", "number", "started_at", "finished_at", "answer")


@admin.register(InboundPayload)
class InboundPayloads(Sized, OfSending):
    list_display = ("id", "channel", "signed_by", "body_bytes", "tries", "received_at", "processed_at", "retry_at")
    list_filter = (("processed_at", admin.EmptyFieldListFilter),)


def _clock(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else NOTHING
