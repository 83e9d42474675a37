"""Who takes part where. A package of its own, since `visibility` asks, and stands below the conversations."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.collaborators.models import Collaborator


def conversations_of(actor: Actor) -> QuerySet[Collaborator, UUID]:
    """The ids of the conversations the actor takes part in, for use inside other queries."""
    parts = Collaborator.objects.within(actor.vendor_id).filter(member=actor.member_id)
    return parts.values_list("conversation_id", flat=True)
