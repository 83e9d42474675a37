"""Writing first, and what whoever answers is told of how the customer is reached."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import World, problem
from domain.audit.models import AuditEvent
from domain.channels import standing, templates
from domain.channels.models import WhatsAppChannel
from domain.contacts import actions as contacts
from domain.conversations import actions
from domain.conversations.models import Conversation
from domain.members import actions as members
from domain.people.models import Role


def test_begun_once_with_whoever_never_wrote(world: World) -> None:
    bob, body = world.bob.api, {"contact_id": str(world.contact.id)}
    begun = bob.post("/conversations", body)
    assert begun.status_code == 201
    conversation = begun.json()
    assert (conversation["contact"]["name"], conversation["status"], conversation["last_seq"]) == (
        "Amina Example",
        "open",
        0,
    )
    assert conversation["window_closes_at"] is None
    again = world.alice.api.post("/conversations", body)
    assert (again.status_code, again.json()["id"]) == (200, conversation["id"])
    assert bob.get("/conversations").json()["items"][0]["id"] == conversation["id"]
    (told,) = AuditEvent.objects.within(world.vendor.id).filter(type="conversation.begun")
    assert (told.actor_id, told.payload) == (
        world.bob.member.id,
        {"conversation_id": conversation["id"], "contact_id": body["contact_id"]},
    )


def test_a_repeated_key_answers_as_before(world: World) -> None:
    body, key = {"contact_id": str(world.contact.id)}, {"Idempotency-Key": "first-words"}
    first = world.alice.api.post("/conversations", body, **key)
    again = world.alice.api.post("/conversations", body, **key)
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    other = world.alice.api.post("/conversations", {"contact_id": str(world.charlie.user.id)}, **key)
    assert problem(other) == (422, "idempotency.mismatch")


def test_who_may_not(world: World) -> None:
    body = {"contact_id": str(world.contact.id)}
    assert problem(world.charlie.api.post("/conversations", body)) == (404, "contact.not_found")
    assert problem(world.alice.api.post("/conversations", {})) == (422, "request.invalid")
    assert not Conversation.objects.within(world.vendor.id).exists()
    taken = actions.open_with(world.alice.actor, world.contact, now=now())
    Conversation.objects.within(world.vendor.id).filter(id=taken.id).update(assignee=world.alice.member)
    assert problem(world.bob.api.post("/conversations", body)) == (404, "conversation.not_found")
    reader = Role(vendor_id=world.vendor.id, name="Reads", permissions=["contact.read", "conversation.read"])
    reader.save()
    members.change(world.alice.actor, world.bob.member.id, {"role_id": reader.id}, now=now())
    assert problem(world.bob.api.post("/conversations", body)) == (403, "auth.permission_missing")


def test_with_whom_there_is_no_way_it_is_said_when_one_writes(world: World) -> None:
    silent = contacts.add(world.alice.actor, name="Silent Example", now=now())
    begun = world.alice.api.post("/conversations", {"contact_id": str(silent.id)}).json()
    assert (begun["reach"]["on_whatsapp"], begun["reach"]["outside_window"]) == (False, "refused")
    refused = world.alice.api.post(f"/conversations/{begun['id']}/messages", {"text": "Hello"})
    assert problem(refused) == (409, "conversation.no_channel")


def _template(category: str, status: str = "APPROVED") -> Callable[[World], object]:
    """The vendor's own for texts outside the window, which Meta thinks of so by now."""

    def have(world: World) -> None:
        heard = templates.Heard("we_wrote", "en", category, "APPROVED", "Hi {{name}}: {{message}}", ())
        templates.keep(world.vendor.id, [heard], now=now())
        changes = {"outside_template": "we_wrote", "outside_language": "en"}
        standing.configure(world.alice.actor, changes, now=now())
        templates.mark(world.vendor.id, "we_wrote", "en", status=status, problem="", now=now())

    return have


def _set(**changes: Any) -> Callable[[World], object]:
    return lambda world: WhatsAppChannel.objects.within(world.vendor.id).update(**changes)


def _contact(**changes: Any) -> Callable[[World], object]:
    return lambda world: contacts.change(world.alice.actor, world.contact.id, changes, now=now())


def _gone(world: World) -> None:
    WhatsAppChannel.objects.within(world.vendor.id).delete()


@pytest.mark.parametrize(
    ("made", "whatsapp", "outside", "template"),
    [
        ([], "connected", "email", None),
        ([_contact(email=None)], "connected", "refused", None),
        ([_template("UTILITY")], "connected", "template", "we_wrote"),
        ([_template("UTILITY"), _contact(email=None)], "connected", "template", "we_wrote"),
        ([_template("UTILITY", "PAUSED")], "connected", "email", None),
        ([_template("MARKETING"), _contact(takes_marketing=False)], "connected", "email", None),
        ([_template("UTILITY"), _set(outside_window="email")], "connected", "email", None),
        ([_template("UTILITY"), _set(outside_window="refuse")], "connected", "refused", None),
        ([_set(stopped_at=now(), problem="The number was flagged.")], "stopped", "email", None),
        ([_gone], "not_connected", "email", None),
        ([_gone, _contact(email=None)], "not_connected", "refused", None),
        ([_template("UTILITY"), _contact(phone_number=None, whatsapp_id=None)], "connected", "email", None),
    ],
)
def test_an_agent_is_told_how_the_customer_is_reached(
    world: World, made: list[Callable[[World], object]], whatsapp: str, outside: str, template: str | None
) -> None:
    for make in made:
        make(world)
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    assert problem(world.bob.api.get("/channels/whatsapp")) == (403, "auth.permission_missing")
    reach = world.bob.api.get(f"/conversations/{conversation.id}").json()["reach"]
    assert (reach["whatsapp"], reach["outside_window"]) == (whatsapp, outside)
    assert (reach["template"] or {}).get("name") == template
    assert reach.keys() == {"whatsapp", "stopped_at", "on_whatsapp", "by_email", "outside_window", "template"}
    assert (reach["stopped_at"] is not None) == (whatsapp == "stopped")
    # And so it is when one writes.
    answer = world.bob.api.post(f"/conversations/{conversation.id}/messages", {"text": "Hello"})
    assert answer.status_code == (409 if outside == "refused" else 201), answer.content
