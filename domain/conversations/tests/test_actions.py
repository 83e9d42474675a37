from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World
from domain.contacts.models import Contact
from domain.conversations import actions, changing, queries, receiving, rules
from domain.conversations.cloud_api import Incoming, StatusReport
from domain.conversations.models import Conversation, Message
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery


def incoming(number: int = 1, **changes: Any) -> Incoming:
    values: dict[str, Any] = {
        "phone_number_id": NUMBER_ID,
        "provider_id": f"wamid.{number}",
        "whatsapp_id": "447700900142",
        "business_scoped_id": "GB.1",
        "name": "Amina Example",
        "kind": "text",
        "text": f"message {number}",
        "content": {},
        "reply_to": None,
        "sent_at": now(),
    }
    return Incoming(**values | changes)


def thread(world: World, contact: Contact | None = None) -> Conversation:
    """A conversation whose customer has just written."""
    conversation = actions.open_with(world.alice.actor, contact or world.contact, now=now())
    conversation.window_closes_at = now() + rules.WINDOW
    conversation.save(update_fields=["window_closes_at"])
    return conversation


def log(world: World) -> list[tuple[int, str, str]]:
    messages = Message.objects.within(world.vendor.id).order_by("seq")
    return [(m.seq, m.direction, m.text) for m in messages]


def test_inbound_messages_are_numbered_without_gaps_and_each_stored_once(world: World) -> None:
    for number in (1, 2, 1, 2, 3, 1):
        assert receiving.receive(incoming(number), now=now()) is None
    assert log(world) == [(n, "inbound", f"message {n}") for n in (1, 2, 3)]
    conversation = Conversation.objects.within(world.vendor.id).get()
    assert conversation.contact_id == world.contact.id
    assert conversation.window_closes_at


def test_a_message_tells_whether_it_opens_the_conversation(world: World) -> None:
    alice, conversation = world.alice.actor, thread(world)
    actions.post(alice, conversation.id, text="We wrote first", now=now())
    for number, status in enumerate(("open", "open", "closed", "open", "pending", "snoozed")):
        changing.change(alice, conversation.id, {"status": status}, now=now())
        receiving.receive(incoming(number), now=now())
        actions.post(alice, conversation.id, text="Answered", now=now())
    opening = Message.objects.within(world.vendor.id).filter(opens=True).order_by("seq")
    assert [message.text for message in opening] == ["message 0", "message 2", "message 4", "message 5"]


def test_the_writer_is_known_by_phone_and_both_ids_are_kept(world: World) -> None:
    Contact.objects.within(world.vendor.id).update(whatsapp_id=None)
    receiving.receive(incoming(1), now=now())
    receiving.receive(incoming(2, whatsapp_id=None), now=now())
    contact = Contact.objects.within(world.vendor.id).get()
    assert (contact.whatsapp_id, contact.business_scoped_id) == ("447700900142", "GB.1")
    assert len(log(world)) == 2


def test_a_stranger_without_a_phone_becomes_a_contact(world: World) -> None:
    receiving.receive(incoming(1, whatsapp_id=None, business_scoped_id="GB.9", name="Noor"), now=now())
    contact = Contact.objects.within(world.vendor.id).get(business_scoped_id="GB.9")
    assert (contact.name, contact.phone_number) == ("Noor", None)


def test_a_message_to_an_unknown_number_is_told_not_raised(world: World) -> None:
    assert receiving.receive(incoming(1, phone_number_id="404"), now=now()) == "unknown phone_number_id 404"


def test_a_customers_message_reopens_a_closed_conversation(world: World) -> None:
    conversation = thread(world)
    changing.change(world.alice.actor, conversation.id, {"status": "closed"}, now=now())
    receiving.receive(incoming(1), now=now())
    conversation.refresh_from_db()
    assert conversation.status == "open"


def test_a_reply_is_numbered_and_placed_for_sending_and_a_repeat_is_the_same(world: World) -> None:
    conversation = thread(world)
    first = actions.post(world.bob.actor, conversation.id, text="Hello", client_id="c1", now=now())
    again = actions.post(world.bob.actor, conversation.id, text="Hello", client_id="c1", now=now())
    assert first.id == again.id
    assert log(world) == [(1, "outbound", "Hello")]
    delivery = Delivery.objects.within(world.vendor.id).get()
    assert (delivery.message_id, delivery.lane, delivery.lane_order) == (first.id, conversation.id, 1)
    other = actions.post(world.alice.actor, conversation.id, text="Mine", client_id="c1", now=now())
    assert other.seq == 2, "another member's client_id is another message"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", rules.EmptyMessage),
        (" \n", rules.EmptyMessage),
        ("x" * 4097, rules.MessageTooLong),
        ("a\0b", rules.ControlCharacters),
    ],
)
def test_what_can_not_be_said(world: World, text: str, refusal: type[Exception]) -> None:
    conversation = thread(world)
    with pytest.raises(refusal):
        actions.post(world.bob.actor, conversation.id, text=text, now=now())
    assert not log(world)


def test_nobody_is_written_to_who_can_not_be_reached(world: World) -> None:
    from domain.contacts import actions as contacts

    silent = contacts.add(world.alice.actor, name="No Phone", now=now())
    conversation = actions.open_with(world.alice.actor, silent, now=now())
    with pytest.raises(rules.NoWayToReach):
        actions.post(world.alice.actor, conversation.id, text="Hello", now=now())


def test_a_reply_to_a_message_that_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(rules.ReplyToUnknown):
        actions.post(world.alice.actor, thread(world).id, text="Hello", reply_to=9, now=now())


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        (["sent", "delivered", "read"], "read"),
        (["read", "delivered", "sent"], "read"),
        (["delivered", "failed"], "delivered"),
        (["sent", "failed"], "failed"),
        (["failed", "delivered"], "failed"),
    ],
)
def test_statuses_only_move_forward_in_whatever_order_they_come(world: World, reports: list[str], status: str) -> None:
    Contact.objects.within(world.vendor.id).update(email=None)  # or a failure would go on as an e-mail
    message = actions.post(world.bob.actor, thread(world).id, text="Hello", now=now())
    delivery = Delivery.objects.within(world.vendor.id).get()
    deliveries.hand_out(now=now())
    deliveries.begin(delivery.id, now=now())
    for name in reports:
        report = StatusReport(NUMBER_ID, "wamid.out", name, delivery.id, "")
        assert receiving.receive(report, now=now()) is None
    message.refresh_from_db()
    assert (message.status, message.provider_id) == (status, "wamid.out")


def test_a_status_of_nothing_we_sent_is_told(world: World) -> None:
    report = StatusReport(NUMBER_ID, "wamid.x", "sent", uuid4(), "")
    with pytest.raises(receiving.NotYet, match="unknown message"):
        receiving.receive(report, now=now())


def test_the_log_is_read_after_and_before_a_number(world: World) -> None:
    for number in range(1, 8):
        receiving.receive(incoming(number), now=now() + timedelta(seconds=number))
    conversation = Conversation.objects.within(world.vendor.id).get()
    after = queries.log_after(world.vendor.id, conversation.id, 5, limit=50)
    before = queries.log_before(world.vendor.id, conversation.id, 5, limit=3)
    last = queries.log_before(world.vendor.id, conversation.id, None, limit=2)
    assert [[m["seq"] for m in part] for part in (after, before, last)] == [[6, 7], [2, 3, 4], [6, 7]]
    assert queries.last_seqs({conversation.id}) == {conversation.id: 7}


def test_two_contacts_that_turn_out_to_be_one_lose_no_message(world: World) -> None:
    receiving.receive(incoming(1, business_scoped_id=None), now=now())
    receiving.receive(incoming(2, whatsapp_id=None, business_scoped_id="GB.2"), now=now())
    receiving.receive(incoming(3, business_scoped_id="GB.2"), now=now())
    assert Message.objects.within(world.vendor.id).count() == 3


def test_a_phone_that_belongs_to_another_whatsapp_id_is_another_person(world: World) -> None:
    receiving.receive(incoming(1), now=now())
    Contact.objects.within(world.vendor.id).update(whatsapp_id="15550001111")
    receiving.receive(incoming(2, business_scoped_id=None), now=now())
    newcomer = Contact.objects.within(world.vendor.id).get(whatsapp_id="447700900142")
    assert newcomer.phone_number is None
    assert newcomer.id != world.contact.id


def test_a_wamid_of_another_vendor_stands_in_nobodys_way(world: World) -> None:
    from domain.channels import actions as channels

    channels.connect_whatsapp(
        world.charlie.actor,
        phone_number_id="8000000009",
        business_account_id="9",
        access_token="a-token-of-theirs",
        now=now(),
    )
    receiving.receive(incoming(1, phone_number_id="8000000009"), now=now())
    receiving.receive(incoming(1), now=now())
    assert log(world) == [(1, "inbound", "message 1")]
