from typing import Literal

MessageKind = Literal[
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

MESSAGE_KIND_VALUES: set[MessageKind] = {
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


def check_message_kind(value: str) -> MessageKind:
    if value in MESSAGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_KIND_VALUES!r}")
