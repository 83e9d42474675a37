"""What each kind of webhook does to the rows: from the bytes of every sample to contact, conversation and log."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World
from domain.attachments.models import Attachment
from domain.channels import actions as channels
from domain.contacts.models import Contact
from domain.conversations import actions, queries, receiving, webhook
from domain.conversations.cloud_api import Incoming
from domain.conversations.models import Conversation, Message
from domain.conversations.tests.test_webhook import MESSAGES, SAMPLES, STATUSES, spoiled
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox.models import OutboxEvent

OURS = "wamid.SPOUTTEST9001="
PRICED = {
    "delivered_bsuid_only": (None, ""),
    "delivered_service_message": (False, "service"),
    "failed_131026_undeliverable": (None, ""),
}
"""Whether it is charged, and as what, where a sample says so."""


def take(name: str, **changed: Any) -> list[str | None]:
    """The sample's items, to alice's number, with these strings put in the place of others."""
    body = SAMPLES[name].replace(b"800000000000001", NUMBER_ID.encode())
    for old, new in changed.items():
        body = body.replace(old.encode(), str(new).encode())
    return [receiving.receive(item, now=now()) for item in webhook.read(body)]


def log(world: World) -> list[Message]:
    return list(Message.objects.within(world.vendor.id).order_by("seq"))


def sent_by_us(world: World) -> tuple[Message, Delivery]:
    """A message of bob's, whose call is under way: nothing of the answer has been written."""
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    message = actions.post(world.bob.actor, conversation.id, text="Hello", now=now())
    delivery = Delivery.objects.within(world.vendor.id).get()
    deliveries.hand_out(now=now())
    assert deliveries.begin(delivery.id, now=now())
    return message, delivery


def known_as(world: World, provider_id: str = OURS) -> Message:
    message, _ = sent_by_us(world)
    Message.objects.within(world.vendor.id).filter(id=message.id).update(provider_id=provider_id)
    return message


@pytest.mark.parametrize("name", MESSAGES)
def test_each_message_is_one_entry_of_the_log_of_the_one_contact(world: World, name: str) -> None:
    Contact.objects.within(world.vendor.id).update(business_scoped_id="GB.70000000000000000142")
    assert take(name) == [None]
    assert take(name) == [None]
    (message,) = log(world)
    assert (message.direction, message.status, message.sender_id) == ("inbound", "delivered", world.contact.id)
    conversation = Conversation.objects.within(world.vendor.id).get()
    assert (conversation.contact_id, conversation.last_seq) == (world.contact.id, 1)
    assert message.content["sent_at"].startswith("2026-11-22T10:40:")


def test_a_message_shows_its_file(world: World) -> None:
    take("document")
    (shown,) = queries.record(log(world)[0])["attachments"]
    assert (shown["kind"], shown["name"], shown["state"], shown["size"]) == ("document", "form.pdf", "pending", None)
    attachment = Attachment.objects.within(world.vendor.id).get()
    assert (attachment.media_id, attachment.sha256[:8]) == ("700000000000004", "abcdef12")


@pytest.mark.parametrize("name", STATUSES)
def test_each_status_that_comes_before_our_own_commit_finds_its_message(world: World, name: str) -> None:
    """The call is under way, its answer not written: only the echo says which message it is."""
    message, delivery = sent_by_us(world)
    echo = f'"biz_opaque_callback_data": "spout:{delivery.id}", "status":'
    take(name, **{'"status":': echo, "spout:msg:01TESTMESSAGEID": f"spout:{delivery.id}"})
    message.refresh_from_db()
    delivery.refresh_from_db()
    if name == "failed_131047_window_closed":  # it is tried again another way, and is known by another wamid then
        assert (message.status, message.provider_id, delivery.state) == ("queued", None, "scheduled")
        return
    assert message.status == name.split("_")[0]
    assert message.provider_id == delivery.provider_id != ""
    assert (delivery.billable, delivery.price_category) == PRICED.get(name, (True, "utility"))
    deliveries.settle_sent(delivery, provider_id=message.provider_id, now=now())
    actions.advance(message, "sent", provider_id=message.provider_id, now=now())
    message.refresh_from_db()
    assert message.status == name.split("_")[0], "the late answer sets nothing back"


def test_a_status_without_echo_that_comes_too_early_is_worth_another_look(world: World) -> None:
    message, _ = sent_by_us(world)
    with pytest.raises(receiving.NotYet):
        take("delivered_bsuid_only")
    actions.advance(message, "sent", provider_id="wamid.SPOUTTEST9003=", now=now())
    assert take("delivered_bsuid_only") == [None]
    message.refresh_from_db()
    assert message.status == "delivered"


def test_a_reaction_stands_on_its_message_and_is_no_message(world: World) -> None:
    message = known_as(world)
    take("reaction_add")
    (shown,) = queries.record(queries.get_message(world.vendor.id, message.id))["reactions"]
    assert shown["emoji"] == "👍"
    assert shown["sender"] == {"kind": "contact", "id": str(world.contact.id), "name": "Amina Example"}
    take("reaction_add")
    assert OutboxEvent.objects.within(world.vendor.id).filter(type="message.changed").count() == 1
    take("reaction_remove")
    take("reaction_add")
    assert queries.record(queries.get_message(world.vendor.id, message.id))["reactions"] == []
    assert len(log(world)) == 1
    assert Conversation.objects.within(world.vendor.id).get().window_closes_at is None


def test_the_window_opens_when_the_customer_wrote(world: World) -> None:
    """However late Meta tells of it, and however long it waits here."""
    came = now()
    wrote = came.replace(microsecond=0) - timedelta(hours=3)
    body = SAMPLES["text"].replace(b"800000000000001", NUMBER_ID.encode())
    (item,) = webhook.read(body)
    assert isinstance(item, Incoming)
    receiving.receive(replace(item, sent_at=wrote), received_at=came, now=came + timedelta(hours=1))
    assert Conversation.objects.within(world.vendor.id).get().window_closes_at == wrote + timedelta(hours=24)
    later = replace(item, sent_at=came + timedelta(days=9), provider_id="wamid.other")
    receiving.receive(later, received_at=came, now=came + timedelta(hours=2))
    assert Conversation.objects.within(world.vendor.id).get().window_closes_at == came + timedelta(hours=24)


def test_a_reaction_that_overtook_its_message_waits_for_it(world: World) -> None:
    with pytest.raises(receiving.NotYet):
        take("reaction_add")
    known_as(world)
    assert take("reaction_add") == [None]


def test_a_changed_number_is_noted_in_the_log_and_the_contact_goes_on(world: World) -> None:
    take("text")
    assert take("system_user_changed_number") == [None]
    assert take("system_user_changed_number") == [None]
    first, note = log(world)
    assert (note.direction, note.kind, note.sender_kind, note.seq) == ("note", "system", "system", 2)
    assert note.text.endswith("changed from 447700900142 to 447700900199")
    contact = Contact.objects.within(world.vendor.id).get()
    assert (contact.whatsapp_id, contact.phone_number) == ("447700900199", "+447700900199")
    assert contact.business_scoped_id == "GB.70000000000000000199"
    take("text", **{"447700900142": "447700900199", "000142": "000199", "TEST0001": "TEST0101"})
    assert {message.conversation_id for message in log(world)} == {first.conversation_id}
    assert len(log(world)) == 3


def test_a_message_from_before_the_change_that_comes_after_it_is_still_theirs(world: World) -> None:
    take("text")
    take("system_user_changed_number")
    take("image")
    assert Contact.objects.within(world.vendor.id).count() == 1
    assert [message.kind for message in log(world)] == ["text", "system", "image"]
    assert Contact.objects.within(world.vendor.id).get().whatsapp_id == "447700900199"


def test_a_changed_user_id_needs_no_phone(world: World) -> None:
    take("text_bsuid_only_no_phone")
    assert take("system_user_changed_user_id") == [None]
    contact = Contact.objects.within(world.vendor.id).get(business_scoped_id="GB.70000000000000000199")
    assert (contact.whatsapp_id, contact.phone_number) == (None, None)
    assert [message.kind for message in log(world)] == ["text", "system"]


def test_a_change_of_somebody_unknown_makes_nobody(world: World) -> None:
    Contact.objects.within(world.vendor.id).delete()
    assert take("system_user_changed_number") == [None]
    assert not Contact.objects.within(world.vendor.id).exists()
    assert not log(world)


def test_who_stops_marketing_is_left_alone_until_they_say_otherwise(world: World) -> None:
    take("user_preferences_stop_marketing")
    world.contact.refresh_from_db()
    assert world.contact.takes_marketing is False
    take("user_preferences_stop_marketing", **{'"stop"': '"resume"', "1795344102": "1795344101"})
    world.contact.refresh_from_db()
    assert world.contact.takes_marketing is False, "older news"
    take("user_preferences_stop_marketing", **{'"stop"': '"resume"', "1795344102": "1795344103"})
    world.contact.refresh_from_db()
    assert world.contact.takes_marketing is True


def test_metas_word_that_marketing_was_stopped_counts_too(world: World) -> None:
    _, delivery = sent_by_us(world)
    take("failed_131047_window_closed", **{"spout:msg:01TESTMESSAGEID": f"spout:{delivery.id}", "131047": "131050"})
    world.contact.refresh_from_db()
    assert world.contact.takes_marketing is False


def test_a_review_of_a_template_is_told_to_each_vendor_of_the_account(world: World) -> None:
    reviews = OutboxEvent.objects.within(world.vendor.id).filter(type="channel.template_reviewed")
    assert take("message_template_status_rejected") == ["unknown business account 900000000000001"]
    assert take("message_template_status_rejected", **{"900000000000001": "9000000001"}) == [None]
    assert reviews.get().payload == {
        "name": "winter_offer",
        "language": "en",
        "status": "rejected",
        "reason": "INVALID_FORMAT",
    }


def test_a_vendors_own_app_reviews_no_other_vendors_templates(world: World) -> None:
    (item,) = webhook.read(SAMPLES["message_template_status_rejected"].replace(b"900000000000001", b"9000000001"))
    told = receiving.receive(item, signed_by=world.charlie.actor.vendor_id, now=now())
    assert told == "signed by another vendor's app"
    assert not OutboxEvent.objects.across_vendors().filter(type="channel.template_reviewed").exists()


def test_a_fault_of_the_number_is_listed(world: World) -> None:
    (problem,) = take("value_level_errors")
    assert problem and problem.endswith("error 130429 Rate limit hit")


def test_a_reaction_through_a_vendors_own_app_reaches_no_other_vendors_message(world: World) -> None:
    message = known_as(world)
    connection = {"phone_number_id": "8000000009", "business_account_id": "9", "access_token": "a-token-of-theirs"}
    channels.connect_whatsapp(world.charlie.actor, now=now(), **connection)
    (item,) = webhook.read(SAMPLES["reaction_add"].replace(b"800000000000001", b"8000000009"))
    with pytest.raises(receiving.NotYet):
        receiving.receive(item, signed_by=world.charlie.actor.vendor_id, now=now())
    assert queries.get_message(world.vendor.id, message.id).reactions == []


def test_malformed_items_that_can_be_read_are_stored_or_refused_and_never_raise(world: World) -> None:
    known_as(world)
    chance = random.Random(7)
    bodies = [SAMPLES[name] for name in SAMPLES if name != "vectors"]
    payloads = [json.loads(body.replace(b"800000000000001", NUMBER_ID.encode())) for body in bodies]
    for _ in range(400):
        for item in webhook.read(json.dumps(spoiled(chance.choice(payloads), chance)).encode()):
            try:
                receiving.receive(item, now=now())
            except receiving.NotYet:
                continue
    rows = Message.objects.within(world.vendor.id)
    for conversation in Conversation.objects.within(world.vendor.id):
        seqs = rows.filter(conversation=conversation).order_by("seq").values_list("seq", flat=True)
        assert list(seqs) == [*range(1, conversation.last_seq + 1)]
