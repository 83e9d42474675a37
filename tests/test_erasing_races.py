"""What others write of a contact at the moment of the erasing is gone too, or is not written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from django.utils.timezone import now

from conftest import World, make_world
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import notes, receiving, webhook
from domain.dossiers import erasing
from domain.errors import Refusal
from domain.outbox.models import OutboxEvent
from domain.services import actions as services
from tests.canaries import sweep
from tests.quetzal import EMAIL, finish, inbound

Act = Callable[[int], object]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_at_that_moment_leaves_no_trace() -> None:
    """Others book, write, note, change and receive while the contact is erased; whatever is through, is gone."""
    world = make_world()
    service = services.offer(world.alice.actor, title="Long", duration_minutes=5, now=now())
    written = 0
    for number in range(ROUNDS):
        written += race(world, service.id, number)
    finish()
    assert written > ROUNDS, "the races were some"
    assert sweep("quetzal") == {}
    strangers = Contact.objects.within(world.vendor.id).filter(is_nobody=False).exclude(id=world.contact.id)
    assert {one.name for one in strangers} <= {"Stranger"}, "who wrote behind it is somebody new"
    upcoming = Booking.objects.within(world.vendor.id).filter(starts_at__gt=now()).exclude(status="cancelled")
    assert not upcoming.exists()


ROUNDS = 12


def race(world: World, service_id: UUID, number: int) -> int:
    """One round; answers how much was written before nobody was there any more."""
    actor, digits = world.alice.actor, f"4477009{number:05d}"
    contact = contacts.add(actor, name=f"Quetzal {number}", whatsapp_id=digits, email=EMAIL, now=now())
    conversation = conversations.open_with(actor, contact, now=now())
    day = world.tomorrow + timedelta(days=number)
    first = bookings.create(
        actor, service_id=service_id, contact_id=contact.id, starts_at=day, description="quetzal", now=now()
    )

    def book(turn: int) -> object:
        start = day + timedelta(minutes=15 * (turn + 1))
        wish: dict[str, Any] = {"service_id": service_id, "contact_id": contact.id, "suggest": False}
        return bookings.create(actor, starts_at=start, description="quetzal", now=now(), **wish)

    def reword(turn: int) -> object:
        return bookings.change(actor, first.id, {"description": f"quetzal {turn}"}, now=now())

    def write(turn: int) -> object:
        return notes.write(actor, conversation.id, text=f"quetzal {turn}", now=now())

    def receive(turn: int) -> object:
        body = inbound("text", {"id": f"w.{number}.{turn}", "text": {"body": "hello"}}, name="Stranger", who=digits)
        (item, *_) = webhook.read(body.replace(b"GB.QUETZAL", b"GB.%d" % number))
        return receiving.receive(item, now=now())

    acts: list[Act] = [book, reword, write, receive]
    with ThreadPoolExecutor(len(acts) + 1) as pool:
        going = [pool.submit(go_on, act) for act in acts]
        gone = pool.submit(erase_at, world, contact.id, going)
        gone.result(60)
        return sum(one.result(60) for one in going)


def go_on(act: Act) -> int:
    """Again and again until it is refused, or often enough; answers how often it was done."""
    done = 0
    try:
        for turn in range(12):
            try:
                act(turn)
                done += 1
            except (Refusal, DatabaseError):
                break
    finally:
        connection.close()
    return done


def erase_at(world: World, contact_id: UUID, going: list[Any]) -> None:
    """While they are at it."""
    try:
        seen = 0
        while not seen and not all(one.done() for one in going):
            seen = OutboxEvent.objects.within(world.vendor.id).filter(type="message.posted").count()
        erasing.erase(world.alice.actor, contact_id, cancel_bookings=True, now=now())
    finally:
        connection.close()
