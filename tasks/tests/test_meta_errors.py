"""Each error of Meta's, from the simulator's refusal to what becomes of message, number, template and customer."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World
from domain.channels import actions as channels
from domain.channels import meta_errors, standing, templates
from domain.channels.meta_errors import Do
from domain.channels.models import WhatsAppChannel, WhatsAppTemplate
from domain.channels.rules import MarketingRests, OptedOut
from domain.channels.tests.test_meta_errors import ROWS
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import receiving
from domain.conversations.cloud_api import StatusReport
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Template
from domain.conversations.tests.test_actions import incoming
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from tasks import channels as channel_tasks
from tasks import sending
from tasks.gateways import rates
from tasks.tests.conftest import Gateways, Phone, run_due

pytestmark = pytest.mark.django_db

FOREVER = {Do.GIVE_UP, Do.REST_MARKETING, Do.OPT_OUT, Do.MARK_TEMPLATE}
CHOICE = Template("booking_code", "en", {"code": "123456"})


@pytest.fixture
def conversation(world: World, phone: Phone) -> Conversation:
    """The customer has just written, and has no e-mail."""
    Contact.objects.within(world.vendor.id).update(email=None)
    phone.tell("window", phone_number_id=NUMBER_ID, customer="447700900142", open=True)
    receiving.receive(incoming(1), now=now())
    channel_tasks.sync_templates()
    return Conversation.objects.within(world.vendor.id).get()


def delivery_of(message: Message) -> Delivery:
    return Delivery.objects.within(message.vendor_id).filter(message=message).earliest("id")


def channel(world: World) -> WhatsAppChannel:
    return WhatsAppChannel.objects.within(world.vendor.id).get()


@pytest.mark.parametrize(("code", "do"), ROWS.items())
def test_a_refusal_has_its_consequence(
    world: World, conversation: Conversation, phone: Phone, outside: Gateways, code: int, do: Do
) -> None:
    what = CHOICE if do == Do.MARK_TEMPLATE else None
    if what:
        message = conversations.send(world.bob.actor, conversation.id, what, now=now())
    else:
        message = conversations.post(world.bob.actor, conversation.id, text="Hello", now=now())
    phone.refuse(code)
    ((delivery_id, _),) = deliveries.hand_out(now=now(), urgent=True)
    sending.send_whatsapp(str(delivery_id))
    message.refresh_from_db()
    delivery, reason = delivery_of(message), meta_errors.reason(code, meta_errors.verdict(code))
    assert delivery.attempts == 1
    assert (message.status == "failed") is (do in FOREVER)
    if do in FOREVER:
        assert (delivery.state, delivery.reason, message.status_reason) == (State.FAILED, reason, reason)
    else:
        assert delivery.state == State.SCHEDULED
    contact = Contact.objects.within(world.vendor.id).get()
    template = WhatsAppTemplate.objects.within(world.vendor.id).get(name="booking_code", language="en")
    conversation.refresh_from_db()
    assert bool(channel(world).stopped_at) is (do == Do.STOP)
    assert (not contact.takes_marketing) is (do == Do.OPT_OUT)
    assert bool(contact.marketing_rests_until) is (do == Do.REST_MARKETING)
    assert bool(template.problem) is (do == Do.MARK_TEMPLATE)
    assert (conversation.window_closes_at <= now()) is (do == Do.CLOSE_WINDOW)  # type: ignore[operator]
    held = rates.wait(NUMBER_ID, str(contact.id), urgent=True), rates.wait(NUMBER_ID, "another", urgent=True)
    assert [bool(wait) for wait in held] == [do in (Do.HOLD_PAIR, Do.HOLD_NUMBER), do == Do.HOLD_NUMBER]


def test_a_stopped_number_sends_nothing_until_it_goes_on(
    world: World, conversation: Conversation, phone: Phone, outside: Gateways
) -> None:
    first = conversations.post(world.bob.actor, conversation.id, text="one", now=now())
    conversations.post(world.bob.actor, conversation.id, text="two", now=now())
    phone.refuse(190)
    run_due()
    Delivery.objects.within(world.vendor.id).filter(state=State.SCHEDULED).update(send_at=now())
    run_due()
    assert phone.sent == []
    assert delivery_of(first).attempts == 1, "waiting is no attempt"
    assert "access token" in channel(world).problem
    assert [letter["subject"] for letter in outside.letters] == ["WhatsApp is stopped"]
    standing.resume(world.alice.actor, now=now())
    run_due()
    assert [body["text"]["body"] for body in phone.sent] == ["one", "two"]
    assert channel(world).problem == ""


def test_while_stopped_what_has_another_channel_takes_it(
    world: World, conversation: Conversation, phone: Phone, outside: Gateways
) -> None:
    Contact.objects.within(world.vendor.id).update(email="amina@customers.example")
    standing.stop(world.vendor.id, problem="planted", now=now())
    message = conversations.post(world.bob.actor, conversation.id, text="Hello", now=now())
    run_due()
    message.refresh_from_db()
    assert [letter["text"].split("\n")[0] for letter in outside.letters if letter["to"].startswith("amina")] == [
        "Hello"
    ]
    assert (message.status, message.status_reason) == (
        "sent",
        "Sent by e-mail: WhatsApp is stopped until the vendor has seen to it.",
    )


@pytest.mark.parametrize("how", ["connect", "test"])
def test_what_lets_a_stopped_number_go_on(world: World, conversation: Conversation, phone: Phone, how: str) -> None:
    standing.stop(world.vendor.id, problem="planted", now=now())
    if how == "connect":
        channels.connect_whatsapp(
            world.alice.actor,
            phone_number_id=NUMBER_ID,
            business_account_id="9000000001",
            access_token="another-access-token",
            now=now(),
        )
    else:
        answer = world.alice.api.post("/channels/whatsapp/test", {"to": "+447700900155"})
        assert answer.status_code == 202
        run_due()
        (body,) = phone.sent
        assert body["template"] == {"name": "hello_world", "language": {"code": "en_US"}}
    assert channel(world).stopped_at is None


def failed(message: Message, code: int, wamid: str) -> Any:
    report = StatusReport(NUMBER_ID, wamid, "failed", delivery_of(message).id, str(code), codes=(code,))
    return receiving.receive(report, now=now())


def test_a_status_of_failure_is_heeded_as_a_refusal_is(
    world: World, conversation: Conversation, phone: Phone, outside: Gateways
) -> None:
    Contact.objects.within(world.vendor.id).update(email="amina@customers.example")
    message = conversations.post(world.bob.actor, conversation.id, text="Hello", now=now())
    run_due()
    message.refresh_from_db()
    wamid = message.provider_id or ""
    for _ in range(2):  # Meta repeats itself
        failed(message, 131026, wamid)
    run_due()
    message.refresh_from_db()
    assert len(outside.letters) == 1
    assert message.status == "sent"
    assert message.status_reason.startswith("Sent by e-mail: WhatsApp refused it: the customer can't be reached")


def test_a_window_that_meta_knows_closed_turns_a_text_into_the_vendors_template(
    world: World, conversation: Conversation, phone: Phone
) -> None:
    templates.keep(
        world.vendor.id,
        [templates.Heard("we_wrote", "en", "UTILITY", "APPROVED", "Hi {{name}}: {{message}}", ())],
        now=now(),
    )
    standing.configure(world.alice.actor, {"outside_template": "we_wrote", "outside_language": "en"}, now=now())
    created = {
        "name": "we_wrote",
        "language": "en",
        "components": [{"type": "BODY", "text": "Hi {{name}}: {{message}}"}],
    }
    address = f"{phone.address}/v26.0/9000000001/message_templates"
    httpx.post(address, json=created, headers={"Authorization": "Bearer any"}, timeout=30)
    message = conversations.post(world.bob.actor, conversation.id, text="See you\nat nine", now=now())
    run_due()
    message.refresh_from_db()
    first = message.provider_id or ""
    failed(message, 131047, first)
    run_due()
    failed(message, 131047, first)  # once more, late: it speaks of the attempt before
    message.refresh_from_db()
    assert (message.status, "we_wrote" in message.status_reason) == ("sent", True)
    text, template = phone.sent
    assert text["text"]["body"] == "See you\nat nine"
    values = [value["text"] for value in template["template"]["components"][0]["parameters"]]
    assert values == ["Amina", "See you at nine"]
    assert message.provider_id not in (None, first)


def test_a_failure_told_late_does_not_close_a_window_that_was_opened_since(
    world: World, conversation: Conversation, phone: Phone
) -> None:
    message = conversations.post(world.bob.actor, conversation.id, text="Hello", now=now())
    run_due()
    message.refresh_from_db()
    receiving.receive(incoming(2), now=now() + timedelta(seconds=1))
    failed(message, 131047, message.provider_id or "")
    conversation.refresh_from_db()
    assert conversation.window_closes_at
    assert conversation.window_closes_at > now()


def test_who_has_had_enough_marketing_gets_none_for_a_day(
    world: World, conversation: Conversation, phone: Phone
) -> None:
    offer = templates.Heard("winter_offer", "en", "MARKETING", "APPROVED", "Come", ())
    known = templates.Heard("booking_code", "en", "UTILITY", "APPROVED", "{{code}}", ())
    templates.keep(world.vendor.id, [offer, known], now=now())
    what = Template("winter_offer", "en")
    message = conversations.send(world.bob.actor, conversation.id, what, now=now())
    phone.refuse(131049)
    run_due()
    message.refresh_from_db()
    assert (message.status, "enough marketing" in message.status_reason) == ("failed", True)
    with pytest.raises(MarketingRests) as refused:
        conversations.send(world.bob.actor, conversation.id, what, now=now())
    assert refused.value.details["until"] > (now() + timedelta(hours=23)).isoformat()
    conversations.send(world.bob.actor, conversation.id, CHOICE, now=now())
    conversations.send(world.bob.actor, conversation.id, what, now=now() + timedelta(hours=25))


def test_who_wants_no_marketing_gets_none(world: World, conversation: Conversation, phone: Phone) -> None:
    offer = templates.Heard("winter_offer", "en", "MARKETING", "APPROVED", "Come", ())
    templates.keep(world.vendor.id, [offer], now=now())
    what = Template("winter_offer", "en")
    message = conversations.send(world.bob.actor, conversation.id, what, now=now())
    phone.refuse(131050)
    run_due()
    message.refresh_from_db()
    assert message.status == "failed"
    with pytest.raises(OptedOut):
        conversations.send(world.bob.actor, conversation.id, what, now=now())
