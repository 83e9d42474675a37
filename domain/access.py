"""Who is acting, and what a role may do. Pure: knows no Django, no tables.

`PERMISSIONS` is the whole catalogue; `BUILT_IN_ROLES` says what each built-in role holds and how far it reaches.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from domain.errors import Forbidden

PERMISSIONS: dict[str, str] = {
    "vendor.write": "change the vendor's profile",
    "member.read": "see members and teams",
    "member.write": "add, change and remove members",
    "contact.read": "see contacts",
    "contact.write": "add and change contacts",
    "service.read": "see services",
    "service.write": "add and change services",
    "booking.read": "see bookings",
    "booking.write": "make, move, confirm and cancel bookings",
    "booking.override": "book against the service's notice and horizon",
    "conversation.read": "read conversations",
    "conversation.write": "answer customers",
    "reminder.write": "change reminder rules",
    "channel.write": "connect WhatsApp",
    "delivery.read": "see what was sent, and why not",
}

Reach = Literal["vendor", "teams", "own"]
# Deliveries are the vendor's as a whole: not for those whose reach is less.
_EVERYDAY = {p for p in PERMISSIONS if p.endswith(".read") and p != "delivery.read"} | {
    "contact.write",
    "booking.write",
    "conversation.write",
}


@dataclass(frozen=True, slots=True)
class BuiltInRole:
    """`reach`: all of the vendor's bookings and conversations, those of own teams, or own and unassigned ones."""

    name: str
    permissions: frozenset[str]
    reach: Reach


BUILT_IN_ROLES: dict[str, BuiltInRole] = {
    "owner": BuiltInRole("Owner", frozenset(PERMISSIONS), "vendor"),
    "admin": BuiltInRole("Admin", frozenset(PERMISSIONS), "vendor"),
    "team_admin": BuiltInRole("Team admin", frozenset(_EVERYDAY | {"booking.override"}), "teams"),
    "agent": BuiltInRole("Agent", frozenset(_EVERYDAY), "own"),
}


class PermissionMissing(Forbidden):
    code = "auth.permission_missing"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, inside one vendor. `member_id` is None for a platform admin, a contact and the system itself."""

    vendor_id: UUID
    kind: Literal["member", "platform", "contact", "system"] = "system"
    user_id: UUID | None = None
    member_id: UUID | None = None
    session_id: UUID | None = None
    name: str = ""
    permissions: frozenset[str] = frozenset()
    reach: Reach = "vendor"

    def can(self, permission: str) -> bool:
        return permission in self.permissions

    def require(self, permission: str) -> None:
        """Raises PermissionMissing, naming the permission."""
        if permission not in self.permissions:
            raise PermissionMissing(f"Your role lacks the permission {permission}.", permission=permission)


def system(vendor_id: UUID) -> Actor:
    """Spout itself, acting for a vendor: reminders, inbound messages, statuses."""
    return Actor(vendor_id=vendor_id, name="Spout", permissions=frozenset(PERMISSIONS))
