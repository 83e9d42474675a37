from typing import Literal

WebhookEventName = Literal[
    "booking.cancelled",
    "booking.changed",
    "booking.completed",
    "booking.confirmed",
    "booking.created",
    "booking.no_show",
    "booking.rescheduled",
    "contact.added",
    "contact.changed",
    "conversation.changed",
    "message.posted",
    "message.status_changed",
    "waitlist.joined",
    "waitlist.left",
    "waitlist.offered",
]

WEBHOOK_EVENT_NAME_VALUES: set[WebhookEventName] = {
    "booking.cancelled",
    "booking.changed",
    "booking.completed",
    "booking.confirmed",
    "booking.created",
    "booking.no_show",
    "booking.rescheduled",
    "contact.added",
    "contact.changed",
    "conversation.changed",
    "message.posted",
    "message.status_changed",
    "waitlist.joined",
    "waitlist.left",
    "waitlist.offered",
}


def check_webhook_event_name(value: str) -> WebhookEventName:
    if value in WEBHOOK_EVENT_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WEBHOOK_EVENT_NAME_VALUES!r}")
