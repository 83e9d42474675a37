"""What is published when a message changes: its files and reactions, as they are now."""

import json
from typing import get_args
from uuid import UUID

import pytest
from django.utils.timezone import now

from chat import live, protocol
from conftest import World
from domain.access import system
from domain.attachments import actions as attachments
from domain.attachments.events import AttachmentSettled
from domain.bookings.events import OF_BOOKINGS, CustomerIsComing
from domain.conversations import actions, beginning, queries
from domain.conversations.events import ConversationBegun, MessageChanged
from domain.conversations.models import Message
from domain.outbox import events


@pytest.fixture
def message(world: World) -> Message:
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    return actions.post(world.alice.actor, conversation.id, text="Look", now=now())


def test_a_file_that_arrived_is_told_to_the_conversation_and_to_the_inbox(world: World, message: Message) -> None:
    attachment = attachments.expect(
        world.vendor.id,
        message.id,
        kind="image",
        media_id="1",
        mime_type="image/jpeg",
        sha256="",
        name="",
        now=now(),
    )
    attachments.give_up(attachment, reason="It is gone.", now=now())
    event = AttachmentSettled(attachment.id, message.conversation_id, message.id, message.seq, "failed")
    (room, to_room), (inbox, to_inbox) = live.pushes(event, 1, world.vendor.id)
    assert (room, inbox) == (f"conversation.{message.conversation_id}", f"inbox.{world.vendor.id}")
    frame = protocol.MessageChangedFrame.model_validate_json(to_room["text"])
    assert (to_room["type"], to_room["seq"], frame.seq) == ("message_changed", 1, 1)
    assert [(file.id, file.state, file.reason) for file in frame.attachments] == [
        (attachment.id, "failed", "It is gone.")
    ]
    assert protocol.InboxMessageChanged.model_validate_json(to_inbox["text"]).contact.name == "Amina Example"


def test_reactions_are_told_as_they_stand(world: World, message: Message) -> None:
    sender = {"kind": "contact", "id": str(world.contact.id), "name": "Amina Example"}
    entry = {"sender": sender, "timestamp": "2026-11-22T10:00:00Z", "provider_ids": ["wamid.1"]}
    entries = [{**entry, "emoji": "👍"}, {**entry, "sender": {**sender, "id": str(UUID(int=7))}, "emoji": ""}]
    Message.objects.within(world.vendor.id).filter(id=message.id).update(reactions=entries)
    event = MessageChanged(message.conversation_id, message.id, message.seq, ["reactions"])
    ((_, to_room), _) = live.pushes(event, 1, world.vendor.id)
    frame = protocol.MessageChangedFrame.model_validate_json(to_room["text"])
    assert [(reaction.emoji, reaction.sender.id) for reaction in frame.reactions] == [("👍", world.contact.id)]
    shown = queries.get_message(system(world.vendor.id).vendor_id, message.id)
    assert json.loads(to_room["text"])["reactions"] == queries.record(shown)["reactions"]


def test_a_conversation_that_is_begun_is_told_to_the_inbox(world: World) -> None:
    conversation, _ = beginning.begin(world.alice.actor, world.contact.id, now=now())
    event = ConversationBegun(conversation.id, world.contact.id)
    ((inbox, push),) = live.pushes(event, 1, world.vendor.id)
    frame = protocol.ConversationChangedFrame.model_validate_json(push["text"])
    assert (inbox, frame.conversation_id, frame.fields) == (f"inbox.{world.vendor.id}", conversation.id, ["begun"])


def test_all_that_happens_to_bookings_is_told() -> None:
    told = {event.type for event in OF_BOOKINGS}
    assert told == {kind for kind in events.types() if kind.startswith("booking.")}
    said = get_args(protocol.BookingNews.__value__)
    assert {f"booking.{what}" for what in said} == told


def test_of_a_booking_that_is_no_more_nothing_is_told(world: World) -> None:
    assert live.pushes(CustomerIsComing(world.contact.id), 1, world.vendor.id) == []
