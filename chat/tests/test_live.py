"""What is published when a message changes: its files and reactions, as they are now."""

import json
from uuid import UUID

import pytest
from django.utils.timezone import now

from chat import live, protocol
from conftest import World
from domain.access import system
from domain.attachments import actions as attachments
from domain.attachments.events import AttachmentSettled
from domain.conversations import actions, queries
from domain.conversations.events import MessageChanged
from domain.conversations.models import Message


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
