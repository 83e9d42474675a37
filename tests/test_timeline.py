from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World, problem
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import changing
from domain.conversations.models import Conversation
from domain.dossiers import merging
from domain.outbox import actions as outbox
from tasks import relay


def kinds(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [item["kind"] for item in answer.json()["items"]]


def lived(world: World) -> str:
    """A contact with some of everything; and another with some of the same, which is not to be seen."""
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    written = Conversation.objects.within(world.vendor.id)
    written.update(window_closes_at=now() + timedelta(days=1))  # as if they had just written
    conversations.post(world.alice.actor, conversation.id, text="Hello", now=now())
    changing.change(world.alice.actor, conversation.id, {"assignee_id": world.alice.member.id}, now=now())
    assert world.alice.api.post("/bookings", world.booking()).status_code == 201
    other = contacts.add(world.alice.actor, name="Other", whatsapp_id="447700900555", now=now())
    elsewhere = conversations.open_with(world.alice.actor, other, now=now())
    written.update(window_closes_at=now() + timedelta(days=1))
    conversations.post(world.alice.actor, elsewhere.id, text="Not this", now=now())
    while outbox.drain(relay._react, now=now()):
        pass
    return f"/contacts/{world.contact.id}/timeline"


def test_all_of_it_newest_first_page_by_page(world: World) -> None:
    address = lived(world)
    whole = world.alice.api.get(address).json()
    found = [item["kind"] for item in whole["items"]]
    # The two confirmations; the booking and what the audit says of it; the hand-over; the message; the beginning.
    assert sorted(found[:4]) == ["booking", "change", "delivery", "delivery"]
    assert found[4:] == ["change", "message", "change", "contact"]
    assert [item["at"] for item in whole["items"]] == sorted((item["at"] for item in whole["items"]), reverse=True)
    for item in whole["items"]:
        assert [key for key in ("booking", "message", "delivery", "change") if item[key]] == [
            kind for kind in [item["kind"]] if kind != "contact"
        ]
    pages, cursor = [], ""
    while cursor is not None:
        page = world.alice.api.get(f"{address}?limit=3&cursor={cursor}").json()
        pages += page["items"]
        cursor = page["next_cursor"]
    assert pages == whole["items"]


def test_each_sees_what_their_role_reaches(world: World) -> None:
    address = lived(world)
    assert kinds(world.bob.api.get(address)) == ["booking", "contact"], "the conversation is alice's"
    assert problem(world.charlie.api.get(address)) == (404, "contact.not_found")


def test_it_takes_as_many_queries_however_much_there_is(world: World) -> None:
    address = lived(world)
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    for number in range(20):
        conversations.post(world.alice.actor, conversation.id, text=f"Message {number}", now=now())
    with CaptureQueriesContext(connection) as queries:
        assert len(kinds(world.alice.api.get(address))) == 28
    assert len(queries) == 9  # who asks, the contact, who was merged into it, the places, and the rows of five kinds


def test_what_was_changed_of_a_contact_stays_after_it_was_merged(world: World) -> None:
    def changed(contact: Contact, name: str) -> None:
        assert world.alice.api.patch(f"/contacts/{contact.id}", {"name": name}).status_code == 200

    first, second, other = (contacts.add(world.alice.actor, name=name, now=now()) for name in ("A", "B", "C"))
    for contact, name in ((first, "First"), (second, "Second"), (other, "Other"), (world.contact, "Amina")):
        changed(contact, name)
    talk = conversations.open_with(world.alice.actor, first, now=now())
    changing.change(world.alice.actor, talk.id, {"status": "closed"}, now=now())
    conversations.open_with(world.alice.actor, second, now=now())
    merging.merge(world.alice.actor, first.id, into=second.id, now=now())
    merging.merge(world.alice.actor, second.id, into=world.contact.id, now=now())
    entries = world.alice.api.get(f"/contacts/{world.contact.id}/timeline").json()["items"]
    about = [item["change"]["payload"] for item in entries if item["change"]]
    of_whom = {payload.get("contact_id") for payload in about} | {payload.get("conversation_id") for payload in about}
    assert {str(row.id) for row in (first, second, world.contact, talk)} <= of_whom
    assert str(other.id) not in of_whom


def test_a_cursor_of_another_contact_is_refused(world: World) -> None:
    address = lived(world)
    cursor = world.alice.api.get(f"{address}?limit=1").json()["next_cursor"]
    other = contacts.add(world.alice.actor, name="Another", now=now())
    answer = world.alice.api.get(f"/contacts/{other.id}/timeline?cursor={cursor}")
    assert problem(answer) == (400, "pagination.bad_cursor")
