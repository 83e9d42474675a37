"""Who is acting, and what a role may do. Pure: knows no Django, no tables.

`PERMISSIONS` is the whole catalogue; `BUILT_IN_ROLES` says what each built-in role holds and how far it reaches.
How a reach is applied row by row stands in `domain.visibility`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from domain.errors import Forbidden

PERMISSIONS: dict[str, str] = {
    "vendor.write": "change the vendor's profile and its rules for signing in",
    "owner.write": "make and unmake owners",
    "role.write": "make and change roles",
    "member.read": "see members, roles and teams",
    "member.write": "invite, add, change and remove members",
    "team.write": "form, change and disband teams",
    "api_key.write": "see, make and revoke API keys",
    "audit.read": "see who did what",
    "contact.read": "see contacts",
    "contact.write": "add and change contacts",
    "contact.remove": "merge and remove contacts, with all that was booked by and said with them",
    "contact.erase": "hand out or erase all that is kept about a contact, and see the receipts",
    "service.read": "see services",
    "service.write": "add and change services",
    "booking.read": "see bookings",
    "booking.write": "make, move, confirm and cancel bookings",
    "booking.override": "book against the service's notice and horizon",
    "conversation.read": "read conversations",
    "conversation.write": "answer customers",
    "conversation.assign": "give conversations to members and teams",
    "inbox.write": "make labels and canned replies",
    "reminder.write": "change reminder rules, quiet hours and what else says when messages are sent",
    "message_template.write": "put messages in the vendor's own words",
    "channel.write": "connect WhatsApp",
    "delivery.read": "see what was sent, and why not",
    "delivery.write": "send again what was given up",
    "webhook.write": "have other systems called when something happens",
    "report.read": "see reports",
}

Reach = Literal["vendor", "teams", "own"]
REACHES: tuple[Reach, ...] = ("own", "teams", "vendor")
"""From the shortest to the farthest."""

_SEEN_BY = {
    "team": "member.read",
    "role": "member.read",
    "reminder": "booking.read",
    "message_template": "booking.read",
    "inbox": "conversation.read",
}
"""By what a noun is seen that has no permission of its own for that."""

_AGENT = {
    "member.read",
    "contact.read",
    "contact.write",
    "service.read",
    "booking.read",
    "booking.write",
    "conversation.read",
    "conversation.write",
}
_TEAM_ADMIN = _AGENT | {"member.write", "booking.override", "conversation.assign", "inbox.write"}


@dataclass(frozen=True, slots=True)
class BuiltInRole:
    """`reach`: all of the vendor's bookings, conversations and members, those of own teams, or own and unassigned."""

    name: str
    permissions: frozenset[str]
    reach: Reach


BUILT_IN_ROLES: dict[str, BuiltInRole] = {
    "owner": BuiltInRole("Owner", frozenset(PERMISSIONS), "vendor"),
    "admin": BuiltInRole("Admin", frozenset(PERMISSIONS) - {"owner.write"}, "vendor"),
    "team_admin": BuiltInRole("Team admin", frozenset(_TEAM_ADMIN), "teams"),
    "agent": BuiltInRole("Agent", frozenset(_AGENT), "own"),
}


class PermissionMissing(Forbidden):
    code = "auth.permission_missing"


class ReachTooShort(Forbidden):
    code = "auth.reach_too_short"
    sentence = "This is about the whole vendor, and your role reaches a part of it."


class NotForKeys(Forbidden):
    code = "auth.not_for_keys"
    sentence = "This is for people who sign in, not for API keys."


class GrantsTooMuch(Forbidden):
    code = "role.grants_too_much"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, inside one vendor. `member_id` is None for all but members; an API key has a `key_id` alone."""

    vendor_id: UUID
    kind: Literal["member", "platform", "key", "contact", "system"] = "system"
    user_id: UUID | None = None
    member_id: UUID | None = None
    session_id: UUID | None = None
    key_id: UUID | None = None
    name: str = ""
    permissions: frozenset[str] = frozenset()
    reach: Reach = "vendor"

    @property
    def id(self) -> UUID | None:
        """What the actor is known by in events, in the audit and as a sender: its member, key or user."""
        return self.member_id or self.key_id or self.user_id

    def can(self, permission: str) -> bool:
        return permission in self.permissions

    def require(self, permission: str) -> None:
        """Raises PermissionMissing, naming the permission."""
        if permission not in self.permissions:
            raise PermissionMissing(f"Your role lacks the permission {permission}.", permission=permission)

    def require_whole(self) -> None:
        """For what is the vendor's as a whole. Raises ReachTooShort."""
        if self.reach != "vendor":
            raise ReachTooShort

    def require_person(self) -> None:
        """Raises NotForKeys."""
        if self.kind == "key":
            raise NotForKeys

    def require_grant(self, permissions: Collection[str], reach: Reach) -> None:
        """Nobody grants, changes or takes away what they don't have themselves. Raises GrantsTooMuch, naming what."""
        beyond = sorted(set(permissions) - self.permissions)
        if beyond:
            raise GrantsTooMuch(f"You don't have {', '.join(beyond)} yourself.", permissions=beyond)
        if REACHES.index(reach) > REACHES.index(self.reach):
            raise GrantsTooMuch(f"Your own role does not reach as far as {reach!r}.", reach=reach)


def system(vendor_id: UUID) -> Actor:
    """Spout itself, acting for a vendor: reminders, inbound messages, statuses."""
    return Actor(vendor_id=vendor_id, name="Spout", permissions=frozenset(PERMISSIONS))


@dataclass(frozen=True, slots=True)
class PlatformAdmin:
    """Who looks after all vendors from outside, and answers for it by name in each one's audit."""

    user_id: UUID
    name: str

    def within(self, vendor_id: UUID) -> Actor:
        """The admin acting for a vendor: may do what an owner may."""
        permissions = permissions_of("owner", ())
        return Actor(vendor_id, kind="platform", user_id=self.user_id, name=self.name, permissions=permissions)


def complete(permissions: Collection[str]) -> frozenset[str]:
    """Whoever may do something with a noun may see it too: `booking.write` brings `booking.read`."""
    nouns = {permission.partition(".")[0] for permission in permissions}
    brought = {_SEEN_BY.get(noun, f"{noun}.read") for noun in nouns}
    return (frozenset(permissions) | brought) & PERMISSIONS.keys()


def permissions_of(key: str | None, listed: Collection[str]) -> frozenset[str]:
    """A built-in role's permissions are those of this version of Spout, not those of the day it was made; of a role
    of the vendor's own, or an API key, those listed that still exist."""
    built_in = BUILT_IN_ROLES.get(key or "")
    return built_in.permissions if built_in else complete(listed)


def reach_of(key: str | None, given: Reach) -> Reach:
    built_in = BUILT_IN_ROLES.get(key or "")
    return built_in.reach if built_in else given
