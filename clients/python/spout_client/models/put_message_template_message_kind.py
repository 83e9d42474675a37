from typing import Literal

PutMessageTemplateMessageKind = Literal[
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

PUT_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES: set[PutMessageTemplateMessageKind] = {
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


def check_put_message_template_message_kind(value: str) -> PutMessageTemplateMessageKind:
    if value in PUT_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PUT_MESSAGE_TEMPLATE_MESSAGE_KIND_VALUES!r}")
