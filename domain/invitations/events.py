from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class InvitationSent(Event):
    """For the first time, or again (`sendings` counts)."""

    type: ClassVar[str] = "invitation.sent"
    invitation_id: UUID
    role_id: UUID
    sendings: int


@dataclass(frozen=True, slots=True)
class InvitationRevoked(Event):
    type: ClassVar[str] = "invitation.revoked"
    invitation_id: UUID


@dataclass(frozen=True, slots=True)
class InvitationAccepted(Event):
    type: ClassVar[str] = "invitation.accepted"
    invitation_id: UUID
    member_id: UUID
