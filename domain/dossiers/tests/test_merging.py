"""One of two: everything is the kept one's, nothing is lost, and the log goes on without a gap."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils.timezone import now

from conftest import World
from domain.access import PermissionMissing, system
from domain.audit.models import AuditEvent
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts import actions as contacts
from domain.contacts import identities
from domain.contacts.models import Contact, FormerIdentity
from domain.contacts.rules import ContactNotFound
from domain.conversations import actions, changing, collaborating, reading
from domain.conversations.models import Conversation, Labelling, Message
from domain.deliveries.models import Delivery
from domain.dossiers import merging
from domain.dossiers.rules import MergedWithItself
from domain.labels import actions as labels
from domain.refusals.models import Refusal
from domain.series import actions as series
from domain.series.models import Series
from domain.waitlist import actions as waitlist
from domain.waitlist.models import WaitlistEntry


def other(world: World, **identities: Any) -> Contact:
    return contacts.add(world.alice.actor, name="Amina E.", now=now(), **identities)


def merge(world: World, one: Contact, *, into: Contact) -> Contact:
    return merging.merge(world.alice.actor, one.id, into=into.id, now=now())


def said(world: World, contact: Contact, *texts: str, at: datetime | None = None) -> Conversation:
    """By the contact."""
    conversation = actions.open_with(world.alice.actor, contact, now=now())
    for text in texts:
        actions.append(
            system(world.vendor.id),
            conversation,
            now=at or now(),
            direction="inbound",
            text=text,
            status="delivered",
            sender_kind="contact",
            sender_id=contact.id,
            sender_name=contact.name,
        )
    return Conversation.objects.within(world.vendor.id).get(id=conversation.id)


def log(conversation: Conversation) -> list[tuple[int, str, int | None]]:
    rows = Message.objects.within(conversation.vendor_id).filter(conversation=conversation).order_by("seq")
    return list(rows.values_list("seq", "text", "reply_to"))


def test_all_that_is_a_contacts(world: World) -> None:
    alice = world.alice.actor
    twin = other(world, business_scoped_id="GB.1")
    booking = bookings.create(alice, now=now(), **world.booking(contact_id=twin.id))
    wait: dict[str, Any] = {"wanted_from": now() + timedelta(days=3), "wanted_until": now() + timedelta(days=4)}
    waiting = waitlist.join(alice, contact_id=twin.id, service_id=world.service.id, now=now(), **wait)
    plan = series.Plan(world.service.id, twin.id, world.tomorrow + timedelta(days=7), "FREQ=WEEKLY;COUNT=2")
    made = series.make(alice, plan, now=now())
    conversation = said(world, twin, "Hello")
    kept = merge(world, twin, into=world.contact)
    assert kept.id == world.contact.id
    assert (kept.business_scoped_id, kept.whatsapp_id) == ("GB.1", "447700900142")
    within = world.vendor.id
    assert Booking.objects.within(within).get(id=booking.id).contact_id == kept.id
    assert WaitlistEntry.objects.within(within).get(id=waiting.id).contact_id == kept.id
    assert Series.objects.within(within).get(id=made.series.id).contact_id == kept.id
    assert Conversation.objects.within(within).get(id=conversation.id).contact_id == kept.id, "there was no other"
    assert log(conversation) == [(1, "Hello", None)]
    assert Message.objects.within(within).get(conversation=conversation).sender_id == kept.id
    assert not Contact.objects.within(within).filter(id=twin.id).exists()
    kept_in_audit = AuditEvent.objects.within(within).get(type="contact.merged")
    assert kept_in_audit.payload == {
        "contact_id": str(kept.id),
        "merged_id": str(twin.id),
        "ended_conversation_id": None,
    }


def test_two_conversations_become_one_log_without_a_gap(world: World) -> None:
    alice, twin = world.alice.actor, other(world, business_scoped_id="GB.1")
    here = said(world, world.contact, "one", "two")
    there = said(world, twin, "three")
    reply = actions.post(alice, there.id, text="four", reply_to=1, client_id="1", now=now())
    actions.post(alice, here.id, text="five", client_id="1", now=now())
    merge(world, twin, into=world.contact)
    note = "Amina E. was merged into this contact. Messages written with them, all above: 2."
    expected = [(1, "one", None), (2, "two", None), (3, "five", None), (4, "three", None), (5, "four", 4)]
    assert log(here) == [*expected, (6, note, None)]
    assert not Conversation.objects.within(world.vendor.id).filter(id=there.id).exists()
    now_one = Conversation.objects.within(world.vendor.id).get(id=here.id)
    assert (now_one.last_seq, now_one.inbound_count) == (6, 3)
    sent = Delivery.objects.within(world.vendor.id).get(message=reply)
    assert (sent.contact_id, sent.lane, sent.lane_order) == (world.contact.id, here.id, 5)
    assert actions.post(alice, here.id, text="and on", now=now()).seq == 7


def test_a_reaction_is_the_kept_ones(world: World) -> None:
    twin = other(world, business_scoped_id="GB.1")
    there = said(world, twin, "three")
    mine = {"emoji": "👍", "sender": {"kind": "contact", "id": str(twin.id), "name": "Amina E."}}
    Message.objects.within(world.vendor.id).filter(conversation=there).update(reactions=[mine])
    merge(world, twin, into=world.contact)
    (entry,) = Message.objects.within(world.vendor.id).get(conversation=there).reactions
    assert entry["sender"]["id"] == str(world.contact.id)


def test_what_was_not_read_is_not_read(world: World) -> None:
    alice, bob, twin = world.alice.actor, world.bob.actor, other(world)
    here = said(world, world.contact, "one", "two")
    there = said(world, twin, "three", "four")
    reading.read(alice, here.id, now=now())
    reading.read(alice, there.id, seq=1, now=now())
    reading.read(bob, here.id, seq=1, now=now())
    reading.read(bob, there.id, now=now())
    merge(world, twin, into=world.contact)
    assert reading.unread(alice, [here.id]) == {here.id: 1}
    assert reading.unread(bob, [here.id]) == {here.id: 3}


def test_what_needs_looking_after_in_either_does_in_the_one(world: World) -> None:
    alice, twin = world.alice.actor, other(world)
    here, there = said(world, world.contact, "one"), said(world, twin, "two")
    vip, late = (labels.add(alice, name=name, now=now()) for name in ("VIP", "Late"))
    for conversation in (here, there):
        changing.add_label(alice, conversation.id, vip.id, now=now())
    changing.add_label(alice, there.id, late.id, now=now())
    collaborating.ask_in(alice, there.id, world.bob.member.id, now=now())
    changing.change(alice, here.id, {"status": "closed"}, now=now())
    changing.change(alice, there.id, {"assignee_id": world.bob.member.id}, now=now())
    merge(world, twin, into=world.contact)
    one = Conversation.objects.within(world.vendor.id).get(id=here.id)
    assert (one.status, one.assignee_id) == ("open", world.bob.member.id)
    labelled = Labelling.objects.within(world.vendor.id).filter(conversation=here)
    assert {row.label_id for row in labelled} == {vip.id, late.id}
    assert Conversation.objects.within(world.vendor.id).count() == 1


def test_the_window_is_open_to_whom_whatsapp_knows_as_the_same(world: World) -> None:
    same, another = other(world, business_scoped_id="GB.1"), other(world, whatsapp_id="447700900199")
    here = said(world, world.contact, "long ago", at=now() - timedelta(days=3))
    said(world, same, "now")
    said(world, another, "now")

    def is_open() -> bool:
        closes_at = Conversation.objects.within(world.vendor.id).get(id=here.id).window_closes_at
        return closes_at is not None and closes_at > now()

    merge(world, another, into=world.contact)
    assert not is_open(), "they wrote from another number"
    left = FormerIdentity.objects.within(world.vendor.id).get()
    assert (left.contact_id, left.value) == (world.contact.id, "447700900199")
    merge(world, same, into=world.contact)
    assert is_open()


def test_who_wrote_before_is_found_and_a_later_one_is_somebody_new(world: World) -> None:
    another = other(world, whatsapp_id="447700900199")
    merge(world, another, into=world.contact)

    def meet(at: datetime) -> Contact:
        ids: dict[str, Any] = {"whatsapp_id": "447700900199", "business_scoped_id": None}
        return identities.meet(system(world.vendor.id), name="A", sent_at=at, now=now(), **ids)

    assert meet(now() - timedelta(minutes=1)).id == world.contact.id
    assert meet(now() + timedelta(minutes=1)).id != world.contact.id


def test_who_may_not(world: World) -> None:
    twin, theirs = other(world), contacts.add(world.charlie.actor, name="Zoe", now=now())
    for actor, one, into, refusal in (
        (world.alice.actor, twin, twin, MergedWithItself),
        (world.alice.actor, twin, theirs, ContactNotFound),
        (world.alice.actor, theirs, twin, ContactNotFound),
        (world.charlie.actor, twin, theirs, ContactNotFound),
        (world.bob.actor, twin, world.contact, PermissionMissing),
    ):
        with pytest.raises(refusal):
            merging.merge(actor, one.id, into=into.id, now=now())
    assert Contact.objects.across_vendors().filter(id__in=[twin.id, theirs.id]).count() == 2


def test_what_either_refuses_stays_refused(world: World) -> None:
    one = other(world, email="other@customers.example")
    for contact, kind in ((world.contact, "booking.reminder"), (one, "booking.reminder"), (one, "booking.no_show")):
        row = Refusal(contact=contact, channel="email", kind=kind, how="staff", told_at=now())
        row.vendor_id = world.vendor.id
        row.save(force_insert=True)
    kept = merge(world, one, into=world.contact)
    found = Refusal.objects.within(world.vendor.id).filter(contact=kept).order_by("kind")
    assert list(found.values_list("kind", flat=True)) == ["booking.no_show", "booking.reminder"]
    assert Refusal.objects.within(world.vendor.id).count() == 2


def test_nothing_that_points_at_contacts_is_forgotten() -> None:
    """A new table has to say what becomes of its rows."""
    models = apps.get_app_config("domain").get_models()
    pointing = {model for model in models for field in model._meta.fields if field.related_model is Contact}
    assert pointing == {*merging._POINTING, Conversation, Refusal}
