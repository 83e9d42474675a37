"""What follows for conversations."""

from uuid import UUID

from django.utils.timezone import now

from domain.access import Actor, system
from domain.concierge import actions as concierge
from domain.concierge import stopping
from domain.conversations import assigning, away, changing, reading
from domain.conversations.models import Direction
from domain.deliveries import actions as deliveries
from domain.outbox.models import OutboxEvent
from domain.people.models import Member


def hand_back(event: OutboxEvent) -> None:
    """What a member who left was answering waits for somebody else."""
    member_id = UUID(event.payload["member_id"])
    changing.release_of(system(event.vendor_id), member_id, now=event.recorded_at)


def begin_to_wait(event: OutboxEvent) -> None:
    """The customer wrote: somebody is to be given it."""
    if event.payload["direction"] == Direction.INBOUND:
        conversation_id = UUID(event.payload["conversation_id"])
        assigning.begin_to_wait(event.vendor_id, conversation_id, now=event.recorded_at)


def answer(event: OutboxEvent) -> None:
    """What the customer tapped is done, and answered; else, when it is closed, the customer is told so.

    By the present clock: what may still be moved or cancelled is decided now.
    """
    if event.payload["direction"] == Direction.INBOUND:
        message_id, conversation_id = UUID(event.payload["message_id"]), UUID(event.payload["conversation_id"])
        answerers = (stopping.respond, concierge.respond)
        if not any(respond(event.vendor_id, message_id, now=now()) for respond in answerers):
            away.answer(event.vendor_id, conversation_id, now=event.recorded_at)


def note_as_read(event: OutboxEvent) -> None:
    """Whoever writes has read what stands above."""
    if event.actor_kind == "member" and event.payload["direction"] != Direction.INBOUND:
        writer = Actor(event.vendor_id, kind="member", member_id=event.actor_id)
        conversation_id, seq = UUID(event.payload["conversation_id"]), event.payload["seq"]
        reading.note_read(writer, conversation_id, seq=seq, now=event.recorded_at)


def tell_assignee(event: OutboxEvent) -> None:
    """A letter to whom somebody else gave the conversation; whom it was given in turn is there, and sees it."""
    member_id = event.payload["after"].get("assignee_id")
    given = "assignee_id" in event.payload["fields"] and member_id
    if not given or event.actor_kind == "system" or str(event.actor_id) == member_id:
        return
    members = Member.objects.within(event.vendor_id).select_related("user")
    assignee = members.get(id=member_id)
    giver = members.filter(id=event.actor_id).first() if event.actor_id else None
    order = deliveries.Order(
        channel="email",
        kind="conversation.assigned",
        effect_key=f"assigned:{event.id}",
        send_at=event.recorded_at,
        user_id=assignee.user_id,
        context={
            "member_id": member_id,
            "conversation_id": event.payload["conversation_id"],
            "author": giver.user.name if giver else "",
        },
    )
    deliveries.place(event.vendor_id, [order], now=event.recorded_at)


def tell_mentioned(event: OutboxEvent) -> None:
    """A letter to each member that a note calls."""
    members = Member.objects.within(event.vendor_id).filter(id__in=event.payload["member_ids"])
    orders = [
        deliveries.Order(
            channel="email",
            kind="conversation.mention",
            effect_key=f"mention:{event.payload['message_id']}:{member_id}",
            send_at=event.recorded_at,
            user_id=user_id,
            context={"member_id": str(member_id), "note_id": event.payload["message_id"]},
        )
        for member_id, user_id in members.values_list("id", "user_id")
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)
