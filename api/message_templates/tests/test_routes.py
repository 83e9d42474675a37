from typing import Any

import pytest
from django.utils.timezone import now

from conftest import World, problem
from domain.bookings import actions as bookings

ADDRESS = "/message-templates/booking.confirmation/email/en"
OURS = {"subject": "{service} it is", "body": "Dear {name},\n\nwe look forward to {when}."}


def put(world: World, address: str = ADDRESS, **changes: Any) -> Any:
    return world.alice.api.call("PUT", address, OURS | changes)


def test_one_s_own_words_replace_those_that_come_with_it_until_reset(world: World) -> None:
    found = world.bob.api.get("/message-templates?kind=booking.confirmation&channel=email").json()["items"]
    assert [(row["language"], row["is_default"]) for row in found] == [(one, True) for one in ("en", "es", "pt", "vi")]
    set_to = put(world).json()
    assert (set_to["body"], set_to["is_default"]) == (OURS["body"], False)
    assert put(world, subject="Changed").json()["subject"] == "Changed"
    (row,) = world.alice.api.get("/message-templates?kind=booking.confirmation&channel=email&language=en").json()[
        "items"
    ]
    assert (row["subject"], row["is_default"]) == ("Changed", False)
    assert world.alice.api.call("DELETE", ADDRESS).status_code == 204
    (row,) = world.alice.api.get("/message-templates?kind=booking.confirmation&channel=email&language=en").json()[
        "items"
    ]
    assert row["is_default"]
    assert problem(world.alice.api.call("DELETE", ADDRESS)) == (404, "message_template.not_found")
    assert world.charlie.api.get("/message-templates").json()["items"][0]["is_default"]


def test_a_bad_text_is_422_and_names_the_placeholder_and_its_place(world: World) -> None:
    answer = put(world, body="Dear {name},\nyour {phone} please")
    assert problem(answer) == (422, "message_template.unknown_placeholder")
    body = answer.json()
    assert (body["details"]["placeholder"], body["details"]["line"], body["details"]["column"]) == ("phone", 2, 6)
    assert body["errors"][0]["loc"] == ["body", "body"]
    assert "{phone}" in body["errors"][0]["msg"]
    assert problem(put(world, subject="{name"))[1] == "message_template.stray_brace"
    assert problem(put(world, body=""))[0] == 422
    (row,) = world.alice.api.get("/message-templates?kind=booking.confirmation&channel=email&language=en").json()[
        "items"
    ]
    assert row["is_default"], "nothing is half set"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/message-templates/booking.nothing/email/en", 422),
        ("/message-templates/staff.agenda/whatsapp/en", 404),
        ("/message-templates/booking.confirmation/pigeon/en", 422),
        ("/message-templates/booking.confirmation/email/klingon-tongue-xx", 422),
        ("/message-templates/booking.confirmation/email/zz", 422),
    ],
)
def test_what_there_is_not(world: World, address: str, status: int) -> None:
    assert problem(put(world, address, body="Hi"))[0] == status


def test_who_may(world: World) -> None:
    assert problem(world.bob.api.call("PUT", ADDRESS, OURS)) == (403, "auth.permission_missing")
    assert problem(world.bob.api.call("DELETE", ADDRESS)) == (403, "auth.permission_missing")


def preview(world: World, **body: Any) -> Any:
    usual = {"kind": "booking.confirmation", "channel": "email", "language": "en"}
    return world.alice.api.post("/message-templates/preview", usual | body)


def test_a_preview_has_real_data_and_no_secret_link(world: World) -> None:
    before = preview(world).json()
    assert before["booking_id"] is None
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    shown = preview(world, body="So {name}: {service} by {staff}, {when}").json()
    assert shown["booking_id"] == str(booking.id)
    assert "So Amina: Massage by Bob, " in shown["text"]
    assert "(London)" in shown["html"]
    assert "token" not in shown["text"] + shown["html"]
    spanish = preview(world, language="es", channel="whatsapp", booking_id=str(booking.id)).json()
    assert (spanish["language"], spanish["subject"], spanish["html"]) == ("es", "", "")
    assert spanish["text"].startswith("Hola, Amina: ")
    assert problem(preview(world, body="{x}"))[1] == "message_template.unknown_placeholder"


def test_a_preview_shows_no_booking_of_another_vendor(world: World) -> None:
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    body = {"kind": "booking.moved", "channel": "email", "booking_id": str(booking.id)}
    assert problem(world.charlie.api.post("/message-templates/preview", body)) == (404, "booking.not_found")


@pytest.mark.parametrize(
    "kind", ["member.invitation", "conversation.assigned", "conversation.mention", "staff.agenda", "waitlist.offer"]
)
def test_every_kind_has_a_preview_in_every_language(world: World, kind: str) -> None:
    for language in ("en", "es", "pt-BR", "vi", "de"):
        shown = preview(world, kind=kind, language=language)
        assert shown.status_code == 200, shown.content
        assert "{" not in shown.json()["text"] + shown.json()["subject"]
