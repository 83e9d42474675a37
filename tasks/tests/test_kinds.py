"""Every kind from the API to the simulated phone; templates as they stand there; read receipts."""

from typing import Any

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World, problem
from domain.conversations import receipts, receiving
from domain.conversations.models import Conversation
from domain.conversations.tests.test_actions import incoming
from domain.deliveries.models import Delivery, State
from tasks import channels as channel_tasks
from tasks.tests.conftest import Phone, run_due

BUTTONS = {"kind": "buttons", "text": "Coming?", "buttons": [{"id": "yes", "title": "Yes"}], "footer": "Spa"}
LIST = {
    "kind": "list",
    "text": "When?",
    "button": "Show",
    "sections": [{"title": "Friday", "rows": [{"id": "9", "title": "09:00", "description": "with Lena"}]}],
}
REMINDER = {
    "kind": "template",
    "name": "booking_reminder",
    "parameters": {"name": "Amina", "service": "Massage", "when": "Friday"},
    "payloads": ["yes", "other", "no"],
}
PLACE = {"kind": "location", "latitude": 51.5, "longitude": -0.12, "name": "Spa", "address": "1 Invented Street"}


@pytest.fixture
def address(world: World, phone: Phone) -> str:
    phone.tell("window", phone_number_id=NUMBER_ID, customer="447700900142", open=True)
    receiving.receive(incoming(1), now=now())
    channel_tasks.sync_templates()
    return f"/conversations/{Conversation.objects.within(world.vendor.id).get().id}"


@pytest.mark.parametrize(
    ("body", "kind", "content"),
    [
        ({"text": "Hello"}, "text", None),
        ({"kind": "text", "text": "Hello", "reply_to": 1}, "text", None),
        (BUTTONS, "interactive", {**BUTTONS, "header": ""}),
        (LIST, "interactive", {**LIST, "header": "", "footer": ""}),
        (
            REMINDER,
            "template",
            {
                "kind": "template",
                "name": "booking_reminder",
                "language": "en",
                "parameters": REMINDER["parameters"],
                "buttons": [
                    {"id": "yes", "title": "Confirm"},
                    {"id": "other", "title": "Change time"},
                    {"id": "no", "title": "Cancel"},
                ],
            },
        ),
        (PLACE, "location", PLACE),
        ({"kind": "contact_request", "text": "Your number?"}, "interactive", {"kind": "contact_request"}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_kind_arrives_and_is_shown(
    world: World, address: str, phone: Phone, body: Any, kind: str, content: Any
) -> None:
    answer = world.bob.api.post(f"{address}/messages", body)
    assert answer.status_code == 201, answer.content
    run_due()
    (sent,) = phone.sent
    assert sent["type"] == kind
    shown = world.bob.api.get(f"{address}/messages").json()["items"][0]
    expected = {key: value for key, value in content.items() if key != "text"} if content else None
    assert (shown["kind"], shown["content"], shown["status"]) == (kind, expected, "sent")
    if kind == "template":
        assert shown["message"].startswith("Hi Amina, a reminder of your booking")


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"text": ""}, (422, "request.invalid")),
        ({"kind": "song", "text": "la"}, (422, "request.invalid")),
        ({"kind": ["text"], "text": "la"}, (422, "request.invalid")),
        ({"text": "Hello", "buttons": []}, (422, "request.invalid")),
        ({**BUTTONS, "buttons": []}, (400, "message.part_missing")),
        ({**BUTTONS, "footer": "x" * 61}, (400, "message.too_long")),
        ({**BUTTONS, "buttons": [{"id": str(n), "title": str(n)} for n in range(4)]}, (400, "message.too_many")),
        ({**REMINDER, "name": "nobody_wrote_it"}, (400, "template.unknown")),
        ({**REMINDER, "parameters": ["Amina"]}, (400, "template.parameters_wrong")),
        ({**PLACE, "latitude": 91}, (400, "message.no_such_place")),
        ({"kind": "reaction", "emoji": "👍"}, (400, "message.reaction_to_nothing")),
        ({"kind": "reaction", "emoji": "👍", "reply_to": 99}, (400, "chat.reply_to_unknown")),
    ],
)
def test_what_is_refused_leaves_nothing_behind(world: World, address: str, body: Any, refusal: Any) -> None:
    assert problem(world.bob.api.post(f"{address}/messages", body)) == refusal
    assert len(world.bob.api.get(f"{address}/messages").json()["items"]) == 1
    assert not Delivery.objects.within(world.vendor.id).exists()


def test_outside_the_window_free_kinds_are_refused_and_say_since_when(world: World, address: str) -> None:
    closed_at = now()
    Conversation.objects.within(world.vendor.id).update(window_closes_at=closed_at)
    answer = world.bob.api.post(f"{address}/messages", BUTTONS)
    assert problem(answer) == (409, "conversation.window_closed")
    assert answer.json()["details"] == {"window_closes_at": closed_at.isoformat()}
    assert world.bob.api.post(f"{address}/messages", REMINDER).status_code == 201


def test_templates_are_read_listed_and_looked_up(world: World, address: str) -> None:
    items = world.bob.api.get("/channels/whatsapp/templates?name=booking_reminder&limit=200").json()["items"]
    english = next(item for item in items if item["language"] == "en")
    assert (english["status"], english["parameters"], english["category"]) == (
        "APPROVED",
        ["name", "service", "when"],
        "UTILITY",
    )
    alice = world.alice.api
    assert alice.get("/channels/whatsapp").json()["synced_at"]
    assert alice.post("/channels/whatsapp/templates/sync").status_code == 202
    assert problem(world.bob.api.post("/channels/whatsapp/templates/sync"))[0] == 403
    assert world.charlie.api.get("/channels/whatsapp/templates").json()["items"] == []


def test_a_template_for_outside_the_window_has_to_fit(world: World, address: str) -> None:
    change = {"outside_template": "booking_reminder", "outside_language": "en"}
    assert problem(world.alice.api.patch("/channels/whatsapp", change)) == (400, "template.does_not_fit")
    assert problem(world.alice.api.patch("/channels/whatsapp", {**change, "outside_template": "x"}))[0] == 400
    hello = {"outside_template": "hello_world", "outside_language": "en_US", "outside_window": "email"}
    assert world.alice.api.patch("/channels/whatsapp", hello).json()["outside_template"] == "hello_world"


def test_reading_is_shown_once_and_never_tried_again(world: World, address: str, phone: Phone) -> None:
    conversation = Conversation.objects.within(world.vendor.id).get()
    for _ in range(2):
        assert receipts.mark_read(world.bob.actor, conversation, 1, now=now())
    run_due()
    (delivery,) = Delivery.objects.within(world.vendor.id)
    assert (delivery.kind, delivery.state, delivery.attempts) == ("chat.read", State.SENT, 1)
    assert not receipts.mark_read(world.bob.actor, conversation, 0, now=now())
    assert phone.sent == [], "it is no message"
