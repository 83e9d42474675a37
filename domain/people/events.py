from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class VendorEntered(Event):
    """A platform admin, who is no member, signed in to the vendor."""

    type: ClassVar[str] = "vendor.entered"
    vendor_id: UUID


@dataclass(frozen=True, slots=True)
class AccountShut(Event):
    """The platform shut a member's account; it works in no vendor."""

    type: ClassVar[str] = "account.shut"
    member_id: UUID


@dataclass(frozen=True, slots=True)
class AccountReopened(Event):
    type: ClassVar[str] = "account.reopened"
    member_id: UUID


@dataclass(frozen=True, slots=True)
class MemberJoined(Event):
    type: ClassVar[str] = "member.joined"
    member_id: UUID
    user_id: UUID
    role_id: UUID
