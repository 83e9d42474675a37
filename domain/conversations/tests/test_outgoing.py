"""The bodies that are sent, equal to Meta's own samples; and what is refused before Meta would."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.conversations import outgoing, rules, sizes
from domain.conversations.outgoing import (
    Button,
    Buttons,
    Choices,
    ContactRequest,
    Location,
    Media,
    Outgoing,
    Reaction,
    Row,
    Section,
    Template,
    Text,
)
from domain.errors import Refusal

SAMPLES = Path(__file__).parent / "samples/send"
AMINA = {"to": "+447700900142"}
NO_PHONE = {"recipient": "GB.70000000000000000142"}
ECHO = {"echo": "spout:msg:01TESTMESSAGEID"}
WAMID = "wamid.SPOUTTEST0001="


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


BUTTONS = Buttons(
    "Fri 27 Nov, 09:30 with Lena. Still coming?",
    (
        Button("spout:v1:confirm:bk_01TEST:r3", "Confirm"),
        Button("spout:v1:reschedule:bk_01TEST:r3", "Change time"),
        Button("spout:v1:cancel:bk_01TEST:r3", "Cancel"),
    ),
    header="Your booking",
    footer="Example Spa",
)
SLOTS = Choices(
    "Pick a time for Deep tissue 60 min",
    "Show times",
    (
        Section(
            tuple(
                Row(f"spout:v1:slot:hold_01TEST:2026-11-27T{time}Z", f"Fri 27 Nov {time}", "with Lena")
                for time in ("09:30", "11:30", "14:30")
            ),
            "Fri 27 Nov",
        ),
        Section((Row("spout:v1:more:2026-11-28", "Later days"),), "More"),
    ),
    header="Free times",
    footer="Times in Europe/London",
)
REMINDER = Template(
    "booking_reminder",
    "en",
    {"name": "Amina", "service": "Deep tissue 60 min", "when": "Fri 27 Nov, 09:30 (London)"},
    tuple(f"spout:v1:{verb}:bk_01TEST:r3" for verb in ("confirm", "reschedule", "cancel")),
)
PLACE = Location(51.500729, -0.124625, "Example Spa", "1 Invented Street, London")


@pytest.mark.parametrize(
    ("name", "what", "address", "envelope"),
    [
        ("text", Text("You are booked for Fri 27 Nov, 09:30.", preview=False), AMINA, ECHO),
        ("text_reply", Text("Of course, which time suits you?"), AMINA, {"reply_to": WAMID}),
        ("text_to_bsuid", Text("Yes, 15:00 is free."), NO_PHONE, {}),
        ("interactive_buttons", BUTTONS, AMINA, {}),
        ("interactive_list_slots", SLOTS, AMINA, {}),
        ("template_booking_reminder", REMINDER, AMINA, ECHO),
        (
            "template_positional_params",
            Template("booking_confirmed", "en", {"1": "Amina", "2": "Fri 27 Nov, 09:30"}),
            AMINA,
            {},
        ),
        ("location", PLACE, AMINA, {}),
        ("reaction", Reaction("👍", WAMID), AMINA, {"reply_to": WAMID}),
        ("image_by_id", Media("image", text="How to find us", media_id="700000000000103"), AMINA, {}),
        ("request_contact_info", ContactRequest("May we have your number for this booking?"), NO_PHONE, {}),
    ],
)
def test_the_body_is_metas_sample(name: str, what: Outgoing, address: Any, envelope: Any) -> None:
    what.check()
    assert outgoing.request(what, address, **envelope) == sample(name)


@pytest.mark.parametrize(("name", "typing"), [("mark_read", False), ("mark_read_and_typing", True)])
def test_marking_as_read_is_metas_sample(name: str, typing: bool) -> None:
    assert outgoing.mark_read(WAMID, typing=typing) == sample(name)


@pytest.mark.parametrize(
    "what",
    [
        Text("Hello"),
        BUTTONS,
        SLOTS,
        REMINDER,
        PLACE,
        Media("document", "0190", "Your invoice", "invoice.pdf"),
        ContactRequest("Your number?"),
    ],
    ids=lambda what: type(what).__name__,
)
def test_what_is_written_into_the_log_is_what_is_sent(what: Outgoing) -> None:
    stored = json.loads(json.dumps(what.content()))
    assert outgoing.restore(what.text, stored).body() == what.body()


def buttons(*titles: str, **changes: Any) -> Buttons:
    given = tuple(Button(f"id-{n}", title) for n, title in enumerate(titles))
    return Buttons(**({"text": "Which?", "buttons": given} | changes))


def rows(count: int, **changes: Any) -> Choices:
    given = tuple(Row(f"id-{n}", f"Row {n}") for n in range(count))
    return Choices(**({"text": "Which?", "button": "Show", "sections": (Section(given),)} | changes))


def one_row(**changes: Any) -> Choices:
    return rows(1, sections=(Section((Row(**({"id": "1", "title": "One"} | changes)),)),))


# At its limit each of these passes; one more of anything does not.
@pytest.mark.parametrize(
    ("fits", "breaks", "refusal"),
    [
        (Text("x" * 4096), Text("x" * 4097), rules.MessageTooLong),
        (Text("x"), Text(" "), rules.EmptyMessage),
        (buttons("a", text="x" * 1024), buttons("a", text="x" * 1025), sizes.PartTooLong),
        (buttons("a", header="x" * 60), buttons("a", header="x" * 61), sizes.PartTooLong),
        (buttons("a", footer="x" * 60), buttons("a", footer="x" * 61), sizes.PartTooLong),
        (buttons("a", "b", "c"), buttons("a", "b", "c", "d"), sizes.TooMany),
        (buttons("a"), buttons(), sizes.PartMissing),
        (buttons("x" * 20), buttons("x" * 21), sizes.PartTooLong),
        (buttons("a", "b"), buttons("a", "a"), sizes.NotUnique),
        (
            buttons(buttons=(Button("x" * 256, "a"),)),
            buttons(buttons=(Button("x" * 257, "a"),)),
            sizes.PartTooLong,
        ),
        (buttons("a"), buttons(buttons=(Button("", "a"),)), sizes.PartMissing),
        (rows(10), rows(11), sizes.TooMany),
        (rows(1), rows(0), sizes.PartMissing),
        (
            rows(1, sections=tuple(Section((Row(str(n), "r"),), "s") for n in range(10))),
            rows(1, sections=tuple(Section((Row(str(n), "r"),), "s") for n in range(11))),
            sizes.TooMany,
        ),
        (rows(1, button="x" * 20), rows(1, button="x" * 21), sizes.PartTooLong),
        (one_row(id="x" * 200), one_row(id="x" * 201), sizes.PartTooLong),
        (one_row(title="x" * 24), one_row(title="x" * 25), sizes.PartTooLong),
        (one_row(description="x" * 72), one_row(description="x" * 73), sizes.PartTooLong),
        (
            rows(1, sections=(Section((Row("1", "r"),), "x" * 24),)),
            rows(1, sections=(Section((Row("1", "r"),), "x" * 25),)),
            sizes.PartTooLong,
        ),
        (
            rows(1, sections=(Section((Row("1", "r"),)),)),
            rows(1, sections=(Section((Row("1", "r"),)), Section((Row("2", "r"),)))),
            sizes.PartMissing,
        ),
        (rows(2), rows(1, sections=(Section((Row("1", "a"), Row("1", "b"))),)), sizes.NotUnique),
        (Template("a", "en", {"x": "y" * 1024}), Template("a", "en", {"x": "y" * 1025}), sizes.PartTooLong),
        (Template("a", "en", {"x": "a    b"}), Template("a", "en", {"x": "a     b"}), rules.BadParameter),
        (Template("a", "en", {"x": "a b"}), Template("a", "en", {"x": "a\nb"}), rules.BadParameter),
        (Template("a", "en", {"1": "a", "2": "b"}), Template("a", "en", {"1": "a", "3": "b"}), rules.BadParameter),
        (Template("a", payloads=("x" * 256,)), Template("a", payloads=("x" * 257,)), sizes.PartTooLong),
        (Template("a"), Template(""), sizes.PartMissing),
        (Location(90, -180), Location(90.1, 0), rules.NoSuchPlace),
        (Location(-90, 180), Location(0, 180.1), rules.NoSuchPlace),
        (Location(0, 0), Location(float("nan"), 0), rules.NoSuchPlace),
        (Media("image", text="x" * 1024), Media("image", text="x" * 1025), sizes.PartTooLong),
        (Media("audio"), Media("audio", text="no captions"), sizes.PartTooLong),
        (Reaction(""), Reaction("x" * 33), sizes.PartTooLong),
    ],
)
def test_limits(fits: Outgoing, breaks: Outgoing, refusal: type[Refusal]) -> None:
    fits.check()
    with pytest.raises(refusal) as told:
        breaks.check()
    assert told.value.message
