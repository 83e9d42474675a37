"""A member's emoji, from the API to the simulated phone, and back where it could not be sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World, problem
from domain.conversations import receiving
from domain.conversations.cloud_api import Person, Reaction, StatusReport
from domain.conversations.models import Conversation, Message
from domain.conversations.tests.test_actions import incoming
from domain.deliveries.models import Delivery, State
from domain.outbox.models import OutboxEvent
from tasks.tests.conftest import Phone, run_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(world: World, phone: Phone) -> str:
    phone.tell("window", phone_number_id=NUMBER_ID, customer="447700900142", open=True)
    receiving.receive(incoming(1), now=now())
    return f"/conversations/{Conversation.objects.within(world.vendor.id).get().id}/messages"


def put(person: Any, address: str, emoji: str) -> Any:
    answer = person.api.post(address, {"kind": "reaction", "emoji": emoji, "reply_to": 1})
    assert answer.status_code == 201, answer.content
    return answer.json()


def standing(world: World, address: str) -> list[tuple[str, str]]:
    """On the one message: who put which."""
    (message,) = world.bob.api.get(address).json()["items"]
    return [(reaction["sender"]["kind"], reaction["emoji"]) for reaction in message["reactions"]]


def deliveries(world: World) -> list[Delivery]:
    return list(Delivery.objects.within(world.vendor.id).order_by("created_at", "id"))


def test_it_stands_on_the_message_and_is_no_message(world: World, address: str, phone: Phone) -> None:
    answer = put(world.bob, address, "👍")
    assert (answer["seq"], answer["message"]) == (1, "message 1")
    (reaction,) = answer["reactions"]
    assert (reaction["emoji"], reaction["sender"]["name"]) == ("👍", "Bob Test")
    run_due()
    (sent,) = phone.sent
    assert (sent["type"], sent["reaction"]) == ("reaction", {"message_id": "wamid.1", "emoji": "👍"})
    assert standing(world, address) == [("member", "👍")]
    assert deliveries(world)[0].state == State.SENT
    told = OutboxEvent.objects.within(world.vendor.id).filter(type="message.changed")
    assert [event.payload["fields"] for event in told] == [["reactions"]]
    assert Conversation.objects.within(world.vendor.id).get().last_seq == 1


def test_the_vendor_is_one_and_the_customer_another(world: World, address: str, phone: Phone) -> None:
    theirs = Reaction(NUMBER_ID, "wamid.2", Person("447700900142", None), "wamid.1", "🎉", now())
    receiving.receive(theirs, now=now())
    for person, emoji in ((world.bob, "👍"), (world.alice, "❤️"), (world.alice, "❤️")):
        put(person, address, emoji)
    assert standing(world, address) == [("contact", "🎉"), ("member", "❤️")]
    assert len(deliveries(world)) == 2, "the same again changes nothing"
    run_due()
    assert [sent["reaction"]["emoji"] for sent in phone.sent] == ["❤️"], "the one before stands no more"
    put(world.bob, address, "")
    run_due()
    assert phone.sent[-1]["reaction"]["emoji"] == ""
    assert standing(world, address) == [("contact", "🎉")]


def test_what_is_refused_is_taken_back(world: World, address: str, phone: Phone) -> None:
    put(world.bob, address, "👍")
    run_due()
    put(world.alice, address, "❤️")
    phone.refuse(131026)
    run_due()
    assert standing(world, address) == [("system", "👍")]
    assert deliveries(world)[-1].state == State.FAILED


def test_what_fails_later_is_taken_back_unless_another_was_put(world: World, address: str, phone: Phone) -> None:
    def fail(delivery: Delivery) -> None:
        report = StatusReport(NUMBER_ID, delivery.provider_id, "failed", delivery.id, "", codes=(131026,))
        assert receiving.receive(report, now=now()) is None

    put(world.bob, address, "👍")
    run_due()
    first = deliveries(world)[0]
    put(world.bob, address, "❤️")
    run_due()
    fail(first)
    assert standing(world, address) == [("member", "❤️")]
    fail(deliveries(world)[1])
    assert standing(world, address) == [("system", "👍")]
    fail(deliveries(world)[1])  # Meta repeats itself
    assert standing(world, address) == [("system", "👍")]


def test_when_the_window_closed_meanwhile_it_is_not_sent(world: World, address: str, phone: Phone) -> None:
    put(world.bob, address, "👍")
    Conversation.objects.within(world.vendor.id).update(window_closes_at=now() - timedelta(seconds=1))
    run_due()
    assert (phone.sent, standing(world, address)) == ([], [])
    assert deliveries(world)[0].state == State.SKIPPED


def test_who_may_not_and_where_nothing_is(world: World, address: str) -> None:
    body = {"kind": "reaction", "emoji": "👍", "reply_to": 1}
    assert problem(world.charlie.api.post(address, body)) == (404, "conversation.not_found")
    assert problem(world.bob.api.post(address, {**body, "reply_to": 2})) == (400, "chat.reply_to_unknown")
    assert problem(world.bob.api.post(address, {**body, "emoji": "x" * 33})) == (400, "message.too_long")
    Message.objects.within(world.vendor.id).update(provider_id=None)
    assert problem(world.bob.api.post(address, body)) == (400, "message.reaction_to_nothing")
    Conversation.objects.within(world.vendor.id).update(window_closes_at=now())
    Message.objects.within(world.vendor.id).update(provider_id="wamid.1")
    assert problem(world.bob.api.post(address, body)) == (409, "conversation.window_closed")
    assert not deliveries(world)
