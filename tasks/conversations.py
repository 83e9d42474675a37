"""What follows for conversations."""

from uuid import UUID

from domain.access import system
from domain.conversations import actions as conversations
from domain.outbox.models import OutboxEvent


def hand_back(event: OutboxEvent) -> None:
    """What a member who left was answering waits for somebody else."""
    member_id = UUID(event.payload["member_id"])
    conversations.release_of(system(event.vendor_id), member_id, now=event.recorded_at)
