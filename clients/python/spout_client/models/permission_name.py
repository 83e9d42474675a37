from typing import Literal

PermissionName = Literal[
    "api_key.write",
    "audit.read",
    "booking.override",
    "booking.read",
    "booking.write",
    "channel.write",
    "contact.erase",
    "contact.read",
    "contact.remove",
    "contact.write",
    "conversation.assign",
    "conversation.read",
    "conversation.write",
    "delivery.read",
    "delivery.write",
    "inbox.write",
    "member.read",
    "member.write",
    "message_template.write",
    "owner.write",
    "reminder.write",
    "report.read",
    "role.write",
    "service.read",
    "service.write",
    "team.write",
    "vendor.write",
    "webhook.write",
]

PERMISSION_NAME_VALUES: set[PermissionName] = {
    "api_key.write",
    "audit.read",
    "booking.override",
    "booking.read",
    "booking.write",
    "channel.write",
    "contact.erase",
    "contact.read",
    "contact.remove",
    "contact.write",
    "conversation.assign",
    "conversation.read",
    "conversation.write",
    "delivery.read",
    "delivery.write",
    "inbox.write",
    "member.read",
    "member.write",
    "message_template.write",
    "owner.write",
    "reminder.write",
    "report.read",
    "role.write",
    "service.read",
    "service.write",
    "team.write",
    "vendor.write",
    "webhook.write",
}


def check_permission_name(value: str) -> PermissionName:
    if value in PERMISSION_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERMISSION_NAME_VALUES!r}")
