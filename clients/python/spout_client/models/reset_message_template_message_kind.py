from typing import Literal

ResetMessageTemplateMessageKind = Literal[
    "booking.cancelled",
    "booking.confirmation",
    "booking.moved",
    "booking.no_show",
    "booking.reminder",
    "booking.requested",
    "conversation.assigned",
    "conversation.mention",
    "member.invitation",
    "staff.agenda",
    "waitlist.offer",
]

RESET_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES: set[ResetMessageTemplateMessageKind] = {
    "booking.cancelled",
    "booking.confirmation",
    "booking.moved",
    "booking.no_show",
    "booking.reminder",
    "booking.requested",
    "conversation.assigned",
    "conversation.mention",
    "member.invitation",
    "staff.agenda",
    "waitlist.offer",
}


def check_reset_message_template_message_kind(value: str) -> ResetMessageTemplateMessageKind:
    if value in RESET_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RESET_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES!r}")
